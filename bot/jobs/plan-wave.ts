import { isProblem, type Problem, problem } from '../../shared/api/problems.ts';
import type { Month } from '../../shared/calendar/months.ts';
import { ConstraintError, type Db, one } from '../db/db.ts';
import { addWave, addWaveEvent, setWavePlanned, waveByName } from '../db/queries/wave.ts';
import { audit } from '../services/audit.ts';
import type { Pace } from '../services/in-steps.ts';
import { clearCancelled } from '../services/wave/clear-cancelled.ts';
import { type PlanPorts, type WaveProgress, type WaveRequest, wrongFields } from '../services/wave/request.ts';
import { readScope, type WaveScope } from '../services/wave/scope.ts';
import { viewWave, type WaveView } from '../services/wave/view.ts';
import { gatherWave } from './gather-wave.ts';
import { spreadWave } from './spread-wave.ts';

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
  const chunks = await gatherWave(ports, { waveId, request, scope }, pace, progress);
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
