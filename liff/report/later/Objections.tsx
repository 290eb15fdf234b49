import { isAllZero, missingItems } from '../../../shared/report/answers.ts';
import type { FormDefinition } from '../../../shared/report/form.ts';
import { QUICK_FILL } from '../../../shared/text/form-after.ts';
import { GAPS, REASON } from '../../../shared/text/form-review.ts';
import { ZERO_REASONS } from '../../../shared/text/report-ask.ts';
import type { ReportController } from '../controller.ts';
import type { View } from '../view.ts';
import { ItemLinks } from './ItemLinks.tsx';

interface Props {
  c: ReportController;
  v: View;
  form: FormDefinition;
}

/** Items without a number: each line leads to its item; she may also send what there is. */
export function GapsCard({ c, v, form }: Props) {
  const missing = missingItems(form, c.answers.value);
  if (missing.length === 0) return null;
  const asked = v.objection.value === 'gaps' || v.objection.value === 'nothing';
  const words = v.objection.value === 'nothing' ? GAPS.none : { title: GAPS.title(missing.length), hint: GAPS.hint };
  return (
    <section class="card warn" id={asked ? 'objection' : undefined} tabIndex={-1} aria-labelledby="gaps">
      <h2 id="gaps">{words.title}</h2>
      <p>{words.hint}</p>
      {asked && <ItemLinks form={form} codes={missing} onGo={v.goToItem} />}
      <button
        type="button"
        class="btn ghost"
        onClick={() => {
          c.restZero();
          v.filled.value = v.place.value;
          v.objection.value = null;
        }}
      >
        {QUICK_FILL.zero}
      </button>
      {v.objection.value === 'gaps' && (
        <button type="button" class="btn ghost" onClick={() => v.send(true)}>
          {GAPS.sendAnyway}
        </button>
      )}
    </section>
  );
}

/** A month without any work is a report like any other, with a word why (domain.md §1.7). */
export function ReasonCard({ c, v, form }: Props) {
  const missing = v.objection.value === 'reason';
  const some = missingItems(form, c.answers.value).length > 0;
  // Zeros so far, with the rest still open, are no month without work yet.
  if (!isAllZero(form, c.answers.value) || (some && !missing)) return null;
  return (
    <section class={missing ? 'card warn' : 'card'}>
      <h2>{REASON.title}</h2>
      <p id="reason-hint">{missing ? REASON.missing : REASON.hint}</p>
      <div class="chips">
        {ZERO_REASONS.map((reason) => (
          <button
            key={reason}
            type="button"
            aria-pressed={v.reason.value === reason}
            onClick={() => {
              v.reason.value = reason;
            }}
          >
            {reason}
          </button>
        ))}
      </div>
      <label for="objection">{REASON.label}</label>
      <input
        id="objection"
        class="text"
        maxLength={500}
        aria-describedby="reason-hint"
        value={v.reason.value}
        onInput={(event) => {
          v.reason.value = event.currentTarget.value;
        }}
      />
    </section>
  );
}
