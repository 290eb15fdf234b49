import { useRef, useState } from 'preact/hooks';
import type { ReviewAnswer } from '../../../shared/api/review.ts';
import type { FormDefinition } from '../../../shared/report/form.ts';
import { MOST_OF_REASON, REASON_CODES, type ReasonCode } from '../../../shared/report/review-reasons.ts';
import { REASONS } from '../../../shared/text/review-reasons.ts';
import { ACTS, WHY } from '../../../shared/text/staff-report.ts';
import { focusHere } from '../../components/focus-here.ts';
import { type Unmaking, type Why, wordOf } from './acts.ts';
import { Choice } from './Choice.tsx';
import { ItemChoice } from './ItemChoice.tsx';

interface Props {
  report: ReviewAnswer;
  form: FormDefinition | null;
  name: Unmaking;
  busy: boolean;
  send: (why: Why) => void;
  cancel: () => void;
}

/** Why a report goes back: one of the list, her own words, and the item to look at. */
export function WhyForm({ report, form, name, busy, send, cancel }: Props) {
  const word = wordOf(name, report);
  const [reason, setReason] = useState<ReasonCode | null>(null);
  const [item, setItem] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const words = useRef<HTMLTextAreaElement>(null);
  const submit = (event: Event) => {
    event.preventDefault();
    const written = words.current?.value.trim() ?? '';
    if (reason === null && written === '') return setMissing(true);
    // By sending it she says that a new pack follows: the line above the button says so.
    const newPack = report.inPack === null ? {} : { newPack: true };
    if (!busy)
      send({ ...(reason && { reason }), ...(written && { words: written }), ...(item && { item }), ...newPack });
  };
  return (
    <form class="card asking" onSubmit={submit} aria-labelledby="why">
      <h2 id="why" ref={focusHere} tabIndex={-1}>
        {WHY.title[word]}
      </h2>
      <p class="hint">{WHY.reads}</p>
      <fieldset class="choices">
        <legend class="sr">{WHY.title[word]}</legend>
        {REASON_CODES.filter((code) => name !== 'return' || code !== 'certified-by-mistake').map((code) => (
          <Choice key={code} name="reason" label={REASONS[code]} on={reason === code} choose={() => setReason(code)} />
        ))}
      </fieldset>
      <label class="area">
        {WHY.words}
        <textarea ref={words} rows={2} maxLength={MOST_OF_REASON} />
      </label>
      {form && <ItemChoice report={report} form={form} item={item} choose={setItem} />}
      {report.inPack !== null && <p class="strip">{WHY.newPack(report.inPack)}</p>}
      {missing && <p role="alert">{WHY.choose}</p>}
      <div class="two">
        <button type="button" class="btn ghost" onClick={cancel}>
          {WHY.back}
        </button>
        <button type="submit" class="btn" aria-disabled={busy}>
          {ACTS[word]}
        </button>
      </div>
    </form>
  );
}
