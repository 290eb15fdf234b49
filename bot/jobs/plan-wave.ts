import { isProblem, type Problem, problem } from '../../shared/api/problems.ts';
import type { Month } from '../../shared/calendar/months.ts';
import { ConstraintError, type Db, one } from '../db/db.ts';
import { addWave, addWaveEvent, setWavePlanned, waveByName } from '../db/queries/wave.ts';
import { addChunks, addRecipients, unitChunks } from '../db/queries/wave-plan.ts';
import type { Statement } from '../db/statement.ts';
import { audit } from '../services/audit.ts';
import { clearCancelled } from '../services/wave/clear-cancelled.ts';
import { type PlanPorts, type WaveProgress, type WaveRequest, wrongFields } from '../services/wave/request.ts';
import { readScope, type WaveScope } from '../services/wave/scope.ts';
import { viewWave, type WaveView } from '../services/wave/view.ts';
import { inSteps, type Pace } from './in-steps.ts';
import { spreadWave, type UnitChunks } from './spread-wave.ts';

/** Units in one commit: some four hundred recipients, five milliseconds of SQLite. */
const UNITS_AT_ONCE = 4;

/**
 * Plans a wave whole before anything of it is sent: who is in it, in chunks of one unit each, and when each is sent.
 * Works in small commits and may be cut short anywhere: the same request goes on. One that is planned already is answered
 * as it is. Of two that plan it at once one finishes, and the other answers it as it stands.
 * @returns the wave, 'planning' if its pace ended first; 'invalid-request', 'area-unknown', 'month-not-open',
 * 'wave-too-late', or 'wave-does-not-fit' with `needed` (answers a second) in its detail: it stays in planning then, and a
 * request with another rate or other hours goes on with it
 */
export async function planWave(
  ports: PlanPorts,
  request: WaveRequest,
  pace: Pace = {},
  progress: WaveProgress = () => {},
): Promise<WaveView | Problem> {
  const errors = wrongFields(request);
  if (errors.length > 0) return { ...problem('invalid-request'), errors };
  const { db, clock } = ports;
  const known = await one(db, waveByName(keyOf(request)));
  if (known && known.state !== 'planning') return asItStands(db, known.id);
  const scope = await readScope(db, request, clock.now());
  if (isProblem(scope)) return scope;
  const waveId = known?.id ?? (await beginWave(ports, request, scope));
  const chunks = await gather(db, { waveId, request, scope }, pace, progress);
  if (chunks === null) return asItStands(db, waveId);
  const times = await spreadWave(ports, { waveId, request, scope, chunks });
  if (times !== null && isProblem(times)) return times;
  if (times !== null) await finish(ports, { waveId, request, ...times });
  return asItStands(db, waveId);
}

/** LINE's name for the statistics of a month's wave, the same for all areas: at most 30 of [A-Za-z0-9_]. */
function aggregationUnit(month: Month, name: string): string {
  return `rem_${month.replace('-', '')}_${name.replaceAll('-', '_')}`;
}

function keyOf({ areaId, month, name }: WaveRequest) {
  return { areaId, month, name };
}

/** Answers the wave's id: of the one that somebody else began meanwhile, if so. */
async function beginWave({ db, ids, clock }: PlanPorts, request: WaveRequest, scope: WaveScope): Promise<string> {
  const { areaId, month, name, actor } = request;
  const [id, at] = [ids.uuid(), clock.now()];
  try {
    await db.commit([
      addWave({
        id,
        areaId,
        month,
        name,
        aggregationUnit: aggregationUnit(month, name),
        dueAt: scope.dueAt,
        plannedBy: actor,
        at,
      }),
      addWaveEvent({ waveId: id, seq: 1, kind: 'planning', actor, at, detail: null }),
      ...audit({
        unitId: '-',
        at,
        actor,
        action: 'wave.planning',
        subject: `wave:${id}`,
        detail: { areaId, month, name },
      }),
    ]);
    return id;
  } catch (error) {
    const other = error instanceof ConstraintError ? await one(db, waveByName(keyOf(request))) : null;
    if (!other) throw error;
    return other.id;
  }
}

interface Work {
  readonly waveId: string;
  readonly request: WaveRequest;
  readonly scope: WaveScope;
}

/** Puts each unit's people into it; what an earlier run did is only read. Null: the pace ended before the units did. */
async function gather(db: Db, work: Work, pace: Pace, progress: WaveProgress): Promise<UnitChunks[] | null> {
  const { units } = work.scope;
  const found: UnitChunks[] = [];
  let done = 0;
  await inSteps(units.length, pace, async () => {
    const some = units.slice(done, done + UNITS_AT_ONCE);
    const results = await commitPatiently(
      db,
      some.flatMap(({ id, group }) => gatherUnit(work, id, group.window.dueAt)),
    );
    for (const [index, unit] of some.entries()) {
      const rows = results[index * 3 + 2]?.rows ?? [];
      found.push({ unit, chunks: rows as unknown as UnitChunks['chunks'] });
    }
    done += some.length;
    progress(done, units.length);
    return { last: done >= units.length };
  });
  return done >= units.length ? found : null;
}

function gatherUnit({ waveId, request, scope }: Work, unitId: string, dueAt: number): Statement[] {
  const { month, name } = request;
  return [
    addRecipients({ unitId, month, name, last: scope.isLast ? 1 : 0, waveId }),
    // Until it has a time of its own: never before, and then it is too late.
    addChunks({ unitId, waveId, runAt: dueAt }),
    unitChunks({ unitId, waveId }),
  ];
}

/** A guard that says no means that another planner was faster: then the same statements find it done. */
async function commitPatiently(db: Db, statements: readonly Statement[]) {
  for (let tries = 1; ; tries++) {
    try {
      return await db.commit(statements);
    } catch (error) {
      if (!(error instanceof ConstraintError) || tries === 3) throw error;
    }
  }
}

interface Finished {
  readonly waveId: string;
  readonly request: WaveRequest;
  readonly seq: number;
  readonly people: number;
  readonly startsAt: number | null;
  readonly endsAt: number | null;
}

async function finish({ db, clock }: PlanPorts, { waveId, request, seq, people, startsAt, endsAt }: Finished) {
  const [at, { actor }] = [clock.now(), request];
  try {
    await db.commit([
      addWaveEvent({ waveId, seq, kind: 'planned', actor, at, detail: null }),
      setWavePlanned({ waveId, seq, people, startsAt, endsAt }),
      ...audit({ unitId: '-', at, actor, action: 'wave.planned', subject: `wave:${waveId}`, detail: { people } }),
    ]);
  } catch (error) {
    // Somebody else planned it later, or cancelled it: what stands in the store is right.
    if (!(error instanceof ConstraintError)) throw error;
  }
}

async function asItStands(db: Db, waveId: string): Promise<WaveView | Problem> {
  const view = await viewWave(db, waveId);
  // A cancel that came while units were being planned has not seen those that followed.
  if (view?.state === 'cancelled') await clearCancelled(db, waveId);
  return view ?? problem('wave-unknown');
}
