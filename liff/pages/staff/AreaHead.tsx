import type { DashboardAnswer } from '../../../shared/api/dashboard.ts';
import { DAY_MS } from '../../../shared/calendar/days.ts';
import { DASHBOARD } from '../../../shared/text/staff-dashboard.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiDate, thaiDateTime } from '../../../shared/thai/dates.ts';
import { MonthSwitch } from './MonthSwitch.tsx';
import { areaPath } from './place.ts';
import { Level, RateBar, showRate } from './Rate.tsx';

/** How far the area is, at a glance. */
export function AreaHead({ answer, now }: { answer: DashboardAnswer; now: number }) {
  const { area, month, total, builtAt } = answer;
  const facts = [
    [DASHBOARD.reported, total.reported],
    [DASHBOARD.late, total.reported - total.onTime],
    [DASHBOARD.waiting, total.waiting],
    [DASHBOARD.flagged, total.flagged],
  ] as const;
  return (
    <section class="card">
      <h1 tabIndex={-1}>{area.name}</h1>
      <MonthSwitch month={month} now={now} pathOf={(other) => areaPath(area.id, other)} />
      <div class="headline">
        <p class="sum">{wordsOf(total.certifiedRate, builtAt)}</p>
        <Level level={total.level} />
      </div>
      <RateBar rate={total.certifiedRate} level={total.level} />
      <p>{DASHBOARD.of(formatCount(total.certified), formatCount(total.entitled))}</p>
      <dl class="facts">
        {facts.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class="num">{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
      {total.oldestWaitingAt && <p class="hint">{DASHBOARD.oldest(thaiDate(Date.parse(total.oldestWaitingAt)))}</p>}
      {total.medianWaitMs !== null && <p class="hint">{DASHBOARD.median((total.medianWaitMs / DAY_MS).toFixed(1))}</p>}
      {builtAt && <p class="hint">{DASHBOARD.built(thaiDateTime(Date.parse(builtAt)))}</p>}
    </section>
  );
}

/** Figures that are still on their way are no "nobody". */
function wordsOf(rate: number | null, builtAt: string | null): string {
  if (rate !== null) return DASHBOARD.rate(showRate(rate));
  return builtAt === null ? DASHBOARD.notBuilt : DASHBOARD.noRate;
}
