import { CalendarClock, Flame } from 'lucide';
import type { PointsAnswer } from '../../../shared/api/points.ts';
import { monthAt } from '../../../shared/calendar/months.ts';
import { rulesAt } from '../../../shared/points/rules.ts';
import { expires, POINTS, streakOf } from '../../../shared/text/points.ts';
import { EXPIRING, POINTS_PAGE, STREAK } from '../../../shared/text/points-page.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiDate } from '../../../shared/thai/dates.ts';
import { Icon } from '../../components/Icon.tsx';
import { useLoad } from '../../state/pages-load.ts';
import type { PageProps } from '../page-props.ts';
import { Loaded } from '../States.tsx';
import { Coin } from './Coin.tsx';
import { Earn } from './Earn.tsx';
import { Entries } from './Entries.tsx';

/** The bank book: what she has, what waits, what expires, and every entry with the balance after it. */
export function PointsPage({ world }: PageProps) {
  const load = useLoad<PointsAnswer>(world, '/points');
  return (
    <Loaded world={world} load={load}>
      {(points) => (
        <>
          <Balance points={points} />
          <Streak months={points.streak} now={world.now()} />
          {points.expiring.length > 1 && <Expiring expiring={points.expiring} />}
          <Entries entries={points.entries} />
          <Earn now={world.now()} />
        </>
      )}
    </Loaded>
  );
}

/** The last day on which points count: expiry is the first instant after it. */
const lastDay = (at: string) => thaiDate(Date.parse(at) - 1);
const withUnit = (points: number) => `${formatCount(points)} ${POINTS.unit}`;

function Balance({ points }: { points: PointsAnswer }) {
  const soonest = points.expiring[0];
  return (
    <section class="card" aria-labelledby="balance">
      <div class="bal">
        <Coin />
        <div>
          <h1 id="balance">{POINTS.balance}</h1>
          <strong class="num">
            {formatCount(points.balance)} <small>{POINTS.unit}</small>
          </strong>
        </div>
      </div>
      <dl class="meta">
        <div>
          <dt>{POINTS.pending}</dt>
          <dd>{withUnit(points.pending)}</dd>
          {points.pending > 0 && <dd class="hint">{POINTS_PAGE.certifiedNext}</dd>}
        </div>
        {soonest && (
          <div>
            <dt>{expires(lastDay(soonest.at))}</dt>
            <dd class="exp">{withUnit(soonest.points)}</dd>
          </div>
        )}
        {points.debt > 0 && (
          <div>
            <dt>{POINTS.debt}</dt>
            <dd>{withUnit(points.debt)}</dd>
            <dd class="hint">{POINTS.debtHint}</dd>
          </div>
        )}
      </dl>
      <p class="thanks">{POINTS.thanks}</p>
    </section>
  );
}

function Streak({ months, now }: { months: number; now: number }) {
  const rule = rulesAt(monthAt(now));
  const next = Math.min(rule.streakCap, rule.streakStep * months);
  return (
    <section class="card row">
      <span class="thumb">
        <Icon of={Flame} size={34} />
      </span>
      <div>
        <h2>{months > 0 ? streakOf(months) : STREAK.none}</h2>
        {next > 0 && <p class="hint">{STREAK.next(formatCount(next))}</p>}
      </div>
    </section>
  );
}

function Expiring({ expiring }: { expiring: PointsAnswer['expiring'] }) {
  return (
    <section class="card row">
      <span class="thumb">
        <Icon of={CalendarClock} size={34} />
      </span>
      <div>
        <h2>{EXPIRING.title}</h2>
        {expiring.map(({ points, at }) => (
          <p key={at}>{EXPIRING.line(formatCount(points), lastDay(at))}</p>
        ))}
      </div>
    </section>
  );
}
