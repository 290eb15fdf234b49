import { ChartColumn, ClipboardCheck, Download, FileCheck, Handshake, PenLine, PhoneCall, Users } from 'lucide';
import type { QueueAnswer } from '../../../shared/api/review.ts';
import { COUNTS_ALL } from '../../../shared/text/counted.ts';
import {
  certifiedOf,
  NEXT_STEPS,
  NOBODY_ENTITLED,
  overviewOf,
  reportedOf,
  STAFF_HOME,
  STAFF_WAYS,
} from '../../../shared/text/staff-home.ts';
import { standIn } from '../../../shared/text/staff-lend.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiDate, thaiMonth } from '../../../shared/thai/dates.ts';
import type { PageWorld } from '../../state/pages.ts';
import { useLoad } from '../../state/pages-load.ts';
import { Loaded, Note } from '../States.tsx';
import { Way } from '../Way.tsx';
import { Glance } from './Glance.tsx';
import { MonthSwitch } from './MonthSwitch.tsx';
import { nextStep } from './next-step.ts';
import { apiOf, areaPath, exportPath, LEND_PATH, pathOf, type StaffPlace } from './place.ts';
import { StandIn } from './StandIn.tsx';
import { overviewed, useDuties, useLent, useMay } from './use-may.ts';
import { useSeveralUnits } from './use-units.ts';

/** A unit's month: how far it is, the one thing to do next, and the ways to everything else. */
export function UnitHome({ world, place }: { world: PageWorld; place: StaffPlace }) {
  const { unitId, month } = place;
  const may = useMay(world, unitId);
  const lent = useLent(world, unitId);
  const load = useLoad<QueueAnswer>(world, apiOf(unitId, `reports?month=${month}&limit=1`));
  const above = overviewed(useDuties(world));
  const several = useSeveralUnits(world);
  return (
    <Loaded world={world} load={load}>
      {({ unit, counts }) => (
        <>
          <section class="card" aria-busy={load.now.state === 'loading'}>
            <h1 tabIndex={-1}>{STAFF_HOME.title}</h1>
            <p>{unit.name}</p>
            {lent.map(({ by, until }) => (
              <StandIn key={by} words={standIn(by, thaiDate(Date.parse(until) - 1))} />
            ))}
            <MonthSwitch month={month} now={world.now()} pathOf={(other) => pathOf({ unitId, month: other })} />
          </section>
          <Month counts={counts} place={place} files={may('report.file-for')} />
          <ul class="card list ways">
            {above.map(({ area }) => (
              <Way key={area.id} to={areaPath(area.id, month)} icon={ChartColumn} label={overviewOf(area.name)} />
            ))}
            <Way to={LEND_PATH} icon={Handshake} label={STAFF_WAYS.lend} />
          </ul>
          {several && (
            <a class="link" href="/liff/staff">
              {STAFF_HOME.otherUnit}
            </a>
          )}
        </>
      )}
    </Loaded>
  );
}

interface MonthProps {
  counts: QueueAnswer['counts'];
  place: StaffPlace;
  /** Whether she may file for others here: a district only looks on. */
  files: boolean;
}

function Month({ counts, place, files }: MonthProps) {
  const { states, late } = counts;
  const all = Object.values(states).reduce((sum, count) => sum + count, 0);
  if (all === 0) return <Note icon={Users} {...NOBODY_ENTITLED} />;
  return (
    <>
      <section class="card" aria-labelledby="glance">
        <h2 id="glance">
          {STAFF_HOME.glance} {thaiMonth(place.month)}
        </h2>
        <p class="sum">{certifiedOf(formatCount(states.certified), formatCount(all))}</p>
        <Glance states={states} all={all} />
        <p class="hint">{reportedOf(formatCount(all - states.missing), formatCount(late))}</p>
        <p class="hint">{COUNTS_ALL}</p>
        <Next counts={counts} place={place} />
      </section>
      <ul class="card list ways">
        <Way to={pathOf(place, 'reports')} icon={ClipboardCheck} label={STAFF_WAYS.reports} />
        <Way to="/liff/call-list" icon={PhoneCall} label={STAFF_WAYS.callList} />
        {files && <Way to={pathOf(place, 'file')} icon={PenLine} label={STAFF_WAYS.fileFor} />}
        <Way to={pathOf(place, 'evidence')} icon={FileCheck} label={STAFF_WAYS.evidence} />
        <Way to={pathOf(place, 'roster')} icon={Users} label={STAFF_WAYS.roster} />
        <Way to={areaPath(place.unitId, place.month)} icon={ChartColumn} label={STAFF_WAYS.area} />
        <Way to={exportPath(place.unitId, place.month)} icon={Download} label={STAFF_WAYS.export} />
      </ul>
    </>
  );
}

function Next({ counts, place }: Pick<MonthProps, 'counts' | 'place'>) {
  const { step, count } = nextStep(counts);
  const words = NEXT_STEPS[step];
  return (
    <a class="btn" href={step === 'call' ? '/liff/call-list' : pathOf(place, step === 'done' ? 'evidence' : 'reports')}>
      {typeof words === 'string' ? words : words(formatCount(count))}
    </a>
  );
}
