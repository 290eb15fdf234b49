import type { ChildFigures, DashboardAnswer } from '../../../shared/api/dashboard.ts';
import { DASHBOARD } from '../../../shared/text/staff-dashboard.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { areaPath } from './place.ts';
import { Level, RateBar, showRate } from './Rate.tsx';

/** The areas below, each a way down as far as units go. */
export function AreaChildren({ answer: { children, month, uncertified } }: { answer: DashboardAnswer }) {
  return (
    <section class="card" aria-labelledby="areas">
      <h2 id="areas">{DASHBOARD.areas}</h2>
      {uncertified.count > 0 && <p class="hint">{DASHBOARD.uncertified(formatCount(uncertified.count))}</p>}
      <ul class="areas">
        {children.map((child) => (
          <li key={child.id} class="place">
            <Name child={child} month={month} />
            <RateBar rate={child.certifiedRate} level={child.level} />
            <span class="d num">
              {DASHBOARD.share} {showRate(child.certifiedRate)} ·{' '}
              {DASHBOARD.of(formatCount(child.certified), formatCount(child.entitled))}
            </span>
            <Level level={child.level} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Name({ child: { id, kind, name }, month }: { child: ChildFigures; month: string }) {
  const below = kind === 'province' || kind === 'district' || kind === 'unit';
  return below ? (
    <a class="link" href={areaPath(id, month)}>
      {name}
    </a>
  ) : (
    <b>{name}</b>
  );
}
