import type { DashboardAnswer } from '../../../shared/api/dashboard.ts';
import { DASHBOARD } from '../../../shared/text/staff-dashboard.ts';
import { areaPath } from './place.ts';

/** The areas above, as far up as she may look, and where she is. */
export function AreaCrumbs({ answer: { above, area, month } }: { answer: DashboardAnswer }) {
  if (above.length === 0) return null;
  return (
    <nav class="beside" aria-label={DASHBOARD.crumbs}>
      <ol class="crumbs">
        {above.map(({ id, name }) => (
          <li key={id}>
            <a class="link" href={areaPath(id, month)}>
              {name}
            </a>
          </li>
        ))}
        <li aria-current="page">{area.name}</li>
      </ol>
    </nav>
  );
}
