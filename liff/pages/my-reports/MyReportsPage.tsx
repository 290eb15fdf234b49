import { useState } from 'preact/hooks';
import type { MonthsAnswer } from '../../../shared/api/drafts.ts';
import type { ReportList, ReportSummary } from '../../../shared/api/reports.ts';
import { type Month, monthAt } from '../../../shared/calendar/months.ts';
import { MY_REPORTS_TITLE, NO_REPORTS } from '../../../shared/text/my-reports.ts';
import { LIST } from '../../../shared/text/my-reports-page.ts';
import type { PageWorld } from '../../state/pages.ts';
import { together, useLoad } from '../../state/pages-load.ts';
import { useWaiting } from '../../state/waiting.ts';
import type { PageProps } from '../page-props.ts';
import { Loaded } from '../States.tsx';
import { MonthLine } from './MonthLine.tsx';
import { withGaps } from './months-between.ts';
import { OpenMonthCard } from './OpenMonthCard.tsx';

/** Months that may be sent, then what was sent, newest first. */
export function MyReportsPage({ world }: PageProps) {
  const months = useLoad<MonthsAnswer>(world, '/months');
  const reports = useLoad<ReportList>(world, '/reports?limit=12');
  const waiting = useWaiting(world);
  const open = months.now.data?.months ?? [];
  return (
    <Loaded world={world} load={together(reports, months)}>
      {(first) => (
        <>
          <h1 class="sr">{MY_REPORTS_TITLE}</h1>
          {open.map((one) => (
            <OpenMonthCard key={one.month} one={one} now={world.now()} waiting={waiting.includes(one.month)} />
          ))}
          <Sent key={world.me.value?.id ?? ''} world={world} first={first} open={open.map(({ month }) => month)} />
        </>
      )}
    </Loaded>
  );
}

interface SentProps {
  world: PageWorld;
  first: ReportList;
  open: readonly Month[];
}

function Sent({ world, first, open }: SentProps) {
  const [later, setLater] = useState<readonly ReportSummary[]>([]);
  const [next, setNext] = useState(first.next);
  const [busy, setBusy] = useState(false);
  const more = async () => {
    setBusy(true);
    const reply = await world.call<ReportList>('GET', `/reports?limit=12&after=${next}`);
    setBusy(false);
    if (reply.kind !== 'ok') return;
    setLater([...later, ...reply.data.reports]);
    setNext(reply.data.next);
  };
  const closed = [...first.reports, ...later].filter(({ month }) => !open.includes(month));
  const lines = withGaps(closed, open.toSorted()[0] ?? monthAt(world.now()));
  return (
    <section aria-labelledby="sent">
      <h2 id="sent" class="over">
        {LIST.sent}
      </h2>
      {lines.length === 0 ? (
        <p class="card lines">{NO_REPORTS}</p>
      ) : (
        <ul class="card list months">
          {lines.map((line) => (
            <MonthLine key={line.month} {...line} />
          ))}
        </ul>
      )}
      {next && (
        <button type="button" class="btn ghost" aria-disabled={busy} onClick={() => !busy && void more()}>
          {LIST.more}
        </button>
      )}
    </section>
  );
}
