import type { DashboardAnswer } from '../../../shared/api/dashboard.ts';
import { RATE_LEVELS } from '../../../shared/dashboard/rate.ts';
import { LEVELS, TREND } from '../../../shared/text/staff-dashboard.ts';
import { monthName } from '../../../shared/thai/dates.ts';
import { barOf, dotsOf, levelLine, lineOf, SLOT, TALL } from './plot.ts';
import { said } from './plot-words.ts';

type Trend = DashboardAnswer['trend'];
/** The ministry's lines, from the highest down; the lowest is the ground. */
const LINES = RATE_LEVELS.filter(({ from }) => from > 0);

interface Props {
  name: string;
  trend: Trend;
  /** The month whose reports are still on their way, if it is among them. */
  notDue: string | null;
}

/** Twelve months as bars, the certified as a line over them. It is stretched: what must not be, letters, stands around it. */
export function TrendPlot({ name, trend, notDue }: Props) {
  const certified = trend.map(({ certifiedRate }) => certifiedRate);
  // A month that is not over has not fallen from where the others are.
  const settled = trend.map(({ month, certifiedRate }) => (month === notDue ? null : certifiedRate));
  return (
    <figure class="plot">
      <div class="scale" aria-hidden="true">
        {LINES.map(({ from, level }) => (
          <span key={from} class={level}>
            {from}
          </span>
        ))}
      </div>
      <svg
        role="img"
        aria-labelledby="plot-title plot-said"
        viewBox={`0 0 ${trend.length * SLOT} ${TALL}`}
        preserveAspectRatio="none"
      >
        <title id="plot-title">{TREND.plot(name)}</title>
        <desc id="plot-said">{said(trend)}</desc>
        {trend.map((month, n) => {
          const bar = barOf(n, month);
          return (
            bar && (
              <g key={month.month} class={`${month.level} ${month.month === notDue ? 'open' : ''}`}>
                <rect {...bar.onTime} />
                <rect {...bar.late} class="late" />
              </g>
            )
          );
        })}
        {LINES.map(({ from }) => (
          <path key={from} class="limit" d={levelLine(from, trend.length)} />
        ))}
        <path class="line" d={lineOf(settled)} />
        <path class="dots" d={dotsOf(certified)} />
      </svg>
      <ol class="axis" aria-hidden="true">
        {trend.map(({ month }) => (
          <li key={month}>{monthName(month)}</li>
        ))}
      </ol>
      <Key late={trend.some(({ reported, onTime }) => reported > onTime)} open={notDue !== null} />
    </figure>
  );
}

/** What is drawn how, in words. */
function Key({ late, open }: { late: boolean; open: boolean }) {
  return (
    <figcaption>
      <ul class="shares">
        {RATE_LEVELS.map(({ level, from }) => (
          <li key={level}>
            <i class={level} />
            {LEVELS[level]} {from > 0 ? `≥ ${from}` : `< ${LINES.at(-1)?.from}`}
          </li>
        ))}
        {late && (
          <li>
            <i class="late" />
            {TREND.late}
          </li>
        )}
        <li>
          <i class="line" />
          {TREND.certified}
        </li>
        {open && (
          <li>
            <i class="open" />
            {TREND.notDue}
          </li>
        )}
      </ul>
    </figcaption>
  );
}
