import type { UnitsAnswer } from '../../../shared/api/staff.ts';
import { overviewOf, STAFF_HOME, STAFF_WAYS } from '../../../shared/text/staff-home.ts';
import { standInAt } from '../../../shared/text/staff-lend.ts';
import { thaiDate } from '../../../shared/thai/dates.ts';
import type { PageWorld } from '../../state/pages.ts';
import { areaPath, LEND_PATH, monthOfWork, pathOf } from './place.ts';
import { StandIn } from './StandIn.tsx';
import { overviewed, useDuties } from './use-may.ts';
import { useMoreUnits } from './use-units.ts';

/** Whoever looks after several units says first which one. */
export function ChooseUnit({ world, first }: { world: PageWorld; first: UnitsAnswer }) {
  const { units, next, busy, more } = useMoreUnits(world, first);
  const month = monthOfWork(world.now());
  const duties = useDuties(world);
  return (
    <section class="card">
      {overviewed(duties).map(({ area }) => (
        <a key={area.id} class="btn" href={areaPath(area.id, month)}>
          {overviewOf(area.name)}
        </a>
      ))}
      <h1>{STAFF_HOME.choose}</h1>
      {duties.map(
        ({ area, role, lent }) =>
          lent && (
            <StandIn
              key={`${role} ${area.id} ${lent.by}`}
              words={standInAt(area.name, lent.by, thaiDate(Date.parse(lent.until) - 1))}
            />
          ),
      )}
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
      <a class="link" href={LEND_PATH}>
        {STAFF_WAYS.lend}
      </a>
    </section>
  );
}
