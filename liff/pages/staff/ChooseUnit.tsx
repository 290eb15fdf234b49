import type { UnitsAnswer } from '../../../shared/api/staff.ts';
import { overviewOf, STAFF_HOME } from '../../../shared/text/staff-home.ts';
import type { PageWorld } from '../../state/pages.ts';
import { areaPath, monthOfWork, pathOf } from './place.ts';
import { useDuties } from './use-may.ts';
import { useMoreUnits } from './use-units.ts';

/** Whoever looks after several units says first which one. */
export function ChooseUnit({ world, first }: { world: PageWorld; first: UnitsAnswer }) {
  const { units, next, busy, more } = useMoreUnits(world, first);
  const month = monthOfWork(world.now());
  const above = useDuties(world).filter(
    ({ area, actions }) => area.kind !== 'unit' && actions.includes('dashboard.read'),
  );
  return (
    <section class="card">
      {above.map(({ area }) => (
        <a key={area.id} class="btn" href={areaPath(area.id, month)}>
          {overviewOf(area.name)}
        </a>
      ))}
      <h1>{STAFF_HOME.choose}</h1>
      <ul class="units">
        {units.map(({ id, name, district }) => (
          <li key={id}>
            <a class="btn ghost" href={pathOf({ unitId: id, month })}>
              <span>
                {name}
                {district && <span class="d">{district}</span>}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {next && (
        <button type="button" class="btn" aria-disabled={busy} onClick={more}>
          {STAFF_HOME.moreUnits}
        </button>
      )}
    </section>
  );
}
