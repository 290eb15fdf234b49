import type { DashboardAnswer } from '../../../shared/api/dashboard.ts';
import { perReport } from '../../../shared/dashboard/compare.ts';
import { ITEMS } from '../../../shared/text/staff-dashboard.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { Cell, Heads } from './Cell.tsx';
import { farOff } from './figures.ts';

type Item = DashboardAnswer['items'][number];
const HEADS = [
  { head: ITEMS.now },
  { head: ITEMS.before },
  { head: ITEMS.each },
  { head: ITEMS.eachBefore, spare: true },
  { head: ITEMS.median },
];
const orDash = (value: number | null) => (value === null ? ITEMS.unknown : formatCount(value));

/** What all reports say together, against the month before and against the middle; folded, for it is long. */
export function AreaItems({ answer: { area, items, total, trend } }: { answer: DashboardAnswer }) {
  const ofUnit = area.kind === 'unit' || area.kind === 'village';
  const reports = { now: total.reported, before: trend.at(-2)?.reported ?? 0 };
  return (
    <section class="card">
      <details class="fold">
        <summary>{ITEMS.title(items.length)}</summary>
        <p class="hint">{ITEMS.key(ofUnit)}</p>
        <table class="figures rows">
          <Heads first={ITEMS.item} heads={HEADS} />
          <tbody>
            {items.map((item) => (
              <Row key={item.code} item={item} reports={reports} />
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

function Row({ item, reports }: { item: Item; reports: { now: number; before: number } }) {
  const { text, unit, now, before, median } = item;
  const each = perReport(now, reports.now);
  const far = farOff(each, median);
  return (
    <tr>
      <th scope="row">
        {text} <span class="hint">{unit}</span>{' '}
        {far !== null && <span class="tag wait">{far === 'less' ? ITEMS.less : ITEMS.more(String(far))}</span>}
      </th>
      <Cell head={ITEMS.now}>
        <b>{formatCount(now)}</b>
      </Cell>
      <Cell head={ITEMS.before}>{formatCount(before)}</Cell>
      <Cell head={ITEMS.each}>{orDash(each)}</Cell>
      <Cell head={ITEMS.eachBefore} spare>
        {orDash(perReport(before, reports.before))}
      </Cell>
      <Cell head={ITEMS.median}>{orDash(median)}</Cell>
    </tr>
  );
}
