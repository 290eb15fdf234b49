import { MessageCircleWarning } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import type { ReportAnswer } from '../../../shared/api/reports.ts';
import { MOST_OF_REASON } from '../../../shared/report/review-reasons.ts';
import { filedBy } from '../../../shared/text/my-reports.ts';
import { OBJECTION } from '../../../shared/text/report-page.ts';
import { focusHere } from '../../components/focus-here.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';

interface Props {
  world: PageWorld;
  report: ReportAnswer;
  objected: () => void;
}

/** Somebody filed for her: who, and the way to say that it is not right. */
export function Objection({ world, report, objected }: Props) {
  const [asking, setAsking] = useState(false);
  return (
    <section class="card" aria-labelledby="filed">
      <h2 id="filed">{OBJECTION.title}</h2>
      <p>{filedBy(report.filedBy ?? '')}</p>
      {asking ? (
        <Ask world={world} month={report.month} objected={objected} back={() => setAsking(false)} />
      ) : (
        <>
          <p class="hint">{OBJECTION.ask}</p>
          <button type="button" class="btn ghost" onClick={() => setAsking(true)}>
            <Icon of={MessageCircleWarning} />
            {OBJECTION.object}
          </button>
        </>
      )}
    </section>
  );
}

interface AskProps {
  world: PageWorld;
  month: string;
  objected: () => void;
  back: () => void;
}

/** What it does, before it is done; words of her own help staff and are not asked of her. */
function Ask({ world, month, objected, back }: AskProps) {
  const words = useRef<HTMLTextAreaElement>(null);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const send = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const written = words.current?.value.trim();
    const reply = await world.call('POST', `/reports/${month}/objection`, { words: written || null });
    setBusy(false);
    if (reply.kind === 'offline') return setSaid(OBJECTION.offline);
    if (reply.kind === 'problem') setSaid(reply.problem.detail);
    // Also where it was refused: staff may have been there meanwhile.
    objected();
  };
  return (
    <form class="stack" onSubmit={(event) => void send(event)}>
      <h3 ref={focusHere} tabIndex={-1}>
        {OBJECTION.confirm}
      </h3>
      <p class="hint">{OBJECTION.what}</p>
      <label class="area">
        {OBJECTION.words}
        <textarea ref={words} rows={2} maxLength={MOST_OF_REASON} />
      </label>
      {said && <p role="alert">{said}</p>}
      <div class="two">
        <button type="button" class="btn ghost" onClick={back}>
          {OBJECTION.back}
        </button>
        <button type="submit" class="btn" aria-disabled={busy}>
          {busy ? OBJECTION.sending : OBJECTION.send}
        </button>
      </div>
    </form>
  );
}
