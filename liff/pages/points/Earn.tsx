import { monthAt } from '../../../shared/calendar/months.ts';
import { rulesAt } from '../../../shared/points/rules.ts';
import { EARN } from '../../../shared/text/points-page.ts';
import { formatCount } from '../../../shared/thai/count.ts';

/** How points are earned this month, from the same rules that the server pays by. */
export function Earn({ now }: { now: number }) {
  const rule = rulesAt(monthAt(now));
  return (
    <section class="card earn" aria-labelledby="earn">
      <h2 id="earn">{EARN.title}</h2>
      <dl>
        <div>
          <dt>{EARN.certified}</dt>
          <dd>+{formatCount(rule.certified)}</dd>
        </div>
        <div>
          <dt>{EARN.onTime}</dt>
          <dd>+{formatCount(rule.onTime)}</dd>
        </div>
        <div>
          <dt>
            {EARN.streak}
            <span class="d">{EARN.upTo(formatCount(rule.streakCap))}</span>
          </dt>
          <dd>+{formatCount(rule.streakStep)}</dd>
        </div>
      </dl>
      <p class="hint">{EARN.sameForAll}</p>
    </section>
  );
}
