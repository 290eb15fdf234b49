import { useState } from 'preact/hooks';
import type { ChildFigures, DashboardAnswer } from '../../../shared/api/dashboard.ts';
import { DASHBOARD } from '../../../shared/text/staff-dashboard.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { Cell, Heads } from './Cell.tsx';
import { Chip } from './Chip.tsx';
import { byNeed, lateOf, showRate, waitDays } from './figures.ts';
import { areaPath } from './place.ts';
import { Level, RateBar } from './Rate.tsx';

/** Numbers of an area below. */
const COLUMNS: readonly { readonly head: string; readonly spare?: true; readonly of: (one: ChildFigures) => string }[] =
  [
    { head: DASHBOARD.entitled, spare: true, of: ({ entitled }) => formatCount(entitled) },
    { head: DASHBOARD.reported, spare: true, of: ({ reported }) => formatCount(reported) },
    { head: DASHBOARD.reportedRate, of: ({ reportedRate }) => showRate(reportedRate) },
    { head: DASHBOARD.certifiedRate, of: ({ certifiedRate }) => showRate(certifiedRate) },
    { head: DASHBOARD.waiting, of: ({ waiting }) => formatCount(waiting) },
    { head: DASHBOARD.late, spare: true, of: (one) => formatCount(lateOf(one)) },
    { head: DASHBOARD.wait, spare: true, of: ({ medianWaitMs }) => waitDays(medianWaitMs) },
  ];

/** The areas below as bars in a table, those that need attention first; each is a way down to its villages. */
export function AreaChildren({ answer: { children, month } }: { answer: DashboardAnswer }) {
  const [order, setOrder] = useState<'byNeed' | 'byName'>('byNeed');
  const shown = order === 'byNeed' ? byNeed(children) : children;
  return (
    <section class="card" aria-labelledby="areas">
      <h2 id="areas">{DASHBOARD.areas}</h2>
      {/* biome-ignore lint/a11y/useSemanticElements: nothing is filled in here, as in a fieldset */}
      <div class="chips" role="group" aria-label={DASHBOARD.order}>
        {(['byNeed', 'byName'] as const).map((one) => (
          <Chip key={one} label={DASHBOARD[one]} on={order === one} onTap={() => setOrder(one)} />
        ))}
      </div>
      <table class="figures rows areas">
        <Heads first={DASHBOARD.place} heads={COLUMNS} />
        <tbody>
          {shown.map((child) => (
            <Row key={child.id} child={child} month={month} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ child, month }: { child: ChildFigures; month: string }) {
  const { id, kind, name, level } = child;
  return (
    <tr>
      <th scope="row">
        <span class="headline">
          {kind === 'none' ? (
            <b>{DASHBOARD.noVillage}</b>
          ) : (
            <a class="link" href={areaPath(id, month)}>
              {name}
            </a>
          )}
          <Level level={level} />
        </span>
        <RateBar of={child} />
      </th>
      {COLUMNS.map(({ head, spare = false, of }) => (
        <Cell key={head} head={head} spare={spare}>
          {of(child)}
        </Cell>
      ))}
    </tr>
  );
}
