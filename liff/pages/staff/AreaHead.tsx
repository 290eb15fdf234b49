import type { DashboardAnswer } from '../../../shared/api/dashboard.ts';
import { COUNTS_ENTITLED } from '../../../shared/text/counted.ts';
import { DASHBOARD, MONTH_SAYS } from '../../../shared/text/staff-dashboard.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiDate, thaiDateTime, thaiMonth } from '../../../shared/thai/dates.ts';
import { daysSince, isShown, lateOf, monthSays, showRate, waitDays } from './figures.ts';
import { MonthSwitch } from './MonthSwitch.tsx';
import { areaPath, pathOf } from './place.ts';
import { Level, RateBar } from './Rate.tsx';

interface Props {
  answer: DashboardAnswer;
  now: number;
}

/** How far the area is, at a glance. */
export function AreaHead({ answer, now }: Props) {
  const { area, month, total, builtAt } = answer;
  const says = monthSays(answer, now);
  return (
    <section class="card">
      <h1 tabIndex={-1}>{area.name}</h1>
      <MonthSwitch month={month} now={now} pathOf={(other) => areaPath(area.id, other)} />
      {(says === 'notDue' || says === 'late') && (
        <p class="strip">
          <span>{MONTH_SAYS[says](dayBefore(answer.dueAt), dayBefore(answer.closesAt))}</span>
        </p>
      )}
      {isShown(says) ? <Shares total={total} /> : <p class="sum">{MONTH_SAYS[says]}</p>}
      {says === 'nobody' && <LastWith trend={answer.trend} />}
      {(isShown(says) || says === 'nobody') && <Facts total={total} now={now} />}
      {area.kind === 'unit' && (
        <a class="link" href={pathOf({ unitId: area.id, month }, 'reports')}>
          {DASHBOARD.reports}
        </a>
      )}
      {builtAt && <p class="hint">{DASHBOARD.built(thaiDateTime(Date.parse(builtAt)))}</p>}
    </section>
  );
}

/** The last day before an end, which is the first instant after it. */
const dayBefore = (end: string) => thaiDate(Date.parse(end) - 1);

function Shares({ total }: Pick<DashboardAnswer, 'total'>) {
  return (
    <>
      <div class="headline">
        <p class="sum">{DASHBOARD.sent(showRate(total.reportedRate))}</p>
        <Level level={total.level} />
      </div>
      <RateBar of={total} />
      <p>
        {DASHBOARD.sentOf(formatCount(total.reported), formatCount(total.entitled))} ·{' '}
        {DASHBOARD.certifiedOf(showRate(total.certifiedRate), formatCount(total.certified))}
      </p>
      <p class="hint">{COUNTS_ENTITLED}</p>
      <p class="hint">{DASHBOARD.key}</p>
    </>
  );
}

/** A unit that was closed, or whose people moved, had them until then. */
function LastWith({ trend }: Pick<DashboardAnswer, 'trend'>) {
  const last = trend.filter(({ entitled }) => entitled > 0).pop();
  return last ? <p class="hint">{MONTH_SAYS.lastWith(thaiMonth(last.month))}</p> : null;
}

function Facts({ total, now }: Pick<DashboardAnswer, 'total'> & { now: number }) {
  const { oldestWaitingAt: oldest, medianWaitMs: median } = total;
  const facts = [
    [DASHBOARD.late, formatCount(lateOf(total))],
    [DASHBOARD.waiting, formatCount(total.waiting)],
    [DASHBOARD.returned, formatCount(total.returned)],
    [DASHBOARD.flagged, formatCount(total.flagged)],
    ...(median === null ? [] : [[DASHBOARD.waitLong, DASHBOARD.days(waitDays(median))]]),
    ...(oldest === null ? [] : [[DASHBOARD.oldest, DASHBOARD.days(daysSince(oldest, now))]]),
  ];
  return (
    <dl class="facts tiles">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd class="num">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
