import { ConstraintError, type Db, one } from '../db/db.ts';
import { addChunks, addRecipients, gatheredUntil, unitChunks } from '../db/queries/wave-plan.ts';
import type { Statement } from '../db/statement.ts';
import { inSteps, type Pace } from '../services/in-steps.ts';
import { notePlanning } from '../services/wave/note-planning.ts';
import type { PlanPorts, WaveProgress, WaveRequest } from '../services/wave/request.ts';
import { firstDay, type WaveScope, type WaveUnit } from '../services/wave/scope.ts';
import type { UnitChunks } from './spread-wave.ts';

interface Work {
  readonly waveId: string;
  readonly request: WaveRequest;
  readonly scope: WaveScope;
}

/** Units in one commit: some four hundred recipients, five milliseconds of SQLite. */
const UNITS_AT_ONCE = 4;
/** Units that an earlier run has done are only read. */
const KNOWN_AT_ONCE = 50;

/**
 * Puts each unit's people into the wave, in small commits. A run that is cut short notes how far it came, so that short
 * runs get through it too; after a crash all units are gone through again, and what is done is found done. Null: cut short.
 */
export async function gatherWave(
  ports: PlanPorts,
  work: Work,
  pace: Pace,
  progress: WaveProgress,
): Promise<UnitChunks[] | null> {
  const { db, clock } = ports;
  const { waveId, request, scope } = work;
  const until = (await one(db, gatheredUntil({ waveId })))?.detail ?? '';
  const { units } = scope;
  const known = units.filter(({ id }) => id <= until);
  const packs = [...packsOf(known, KNOWN_AT_ONCE), ...packsOf(units.slice(known.length), UNITS_AT_ONCE)];
  const found: UnitChunks[] = [];
  let done = 0;
  await inSteps(packs.length, pace, async () => {
    const pack = packs[done] ?? [];
    found.push(...(await gatherPack(ports, work, pack, until)));
    done++;
    progress(found.length, units.length);
    return { last: done >= packs.length };
  });
  if (done >= packs.length) return found;
  const last = found.at(-1)?.unit.id ?? '';
  if (last > until)
    await notePlanning(db, { waveId, kind: 'gathered', actor: request.actor, at: clock.now(), detail: last });
  return null;
}

function packsOf(units: readonly WaveUnit[], size: number): (readonly WaveUnit[])[] {
  return Array.from({ length: Math.ceil(units.length / size) }, (_, n) => units.slice(n * size, (n + 1) * size));
}

async function gatherPack(ports: PlanPorts, work: Work, pack: readonly WaveUnit[], until: string) {
  const { db, clock } = ports;
  const { waveId } = work;
  const puts = pack.flatMap((unit) => (unit.id <= until ? [] : putUnit(work, unit, clock.now())));
  const reads = pack.map(({ id }) => unitChunks({ unitId: id, waveId }));
  const results = await commitPatiently(db, [...puts, ...reads]);
  return pack.map((unit, index): UnitChunks => {
    const chunks = results[puts.length + index]?.rows ?? [];
    return { unit, chunks: chunks as unknown as UnitChunks['chunks'] };
  });
}

function putUnit({ waveId, request, scope }: Work, { id: unitId, group }: WaveUnit, now: number): Statement[] {
  const { month, name, hours } = request;
  const { from, to } = firstDay({ group, days: scope.days, hours }, now);
  return [
    addRecipients({ unitId, month, name, last: scope.isLast ? 1 : 0, from, to, waveId }),
    // Until it has a time of its own: never before, and then it is too late.
    addChunks({ unitId, waveId, runAt: group.window.dueAt }),
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
