import { v7 as uuid } from 'uuid';
import { COUNTRY } from '../../../bot/db/country.ts';
import type { Db } from '../../../bot/db/db.ts';
import { deriveKeys } from '../../../bot/keys.ts';
import { rosterRows } from '../../../bot/roster-files/rows.ts';
import { applyRoster } from '../../../bot/services/roster/apply.ts';
import { stageRoster } from '../../../bot/services/roster/stage.ts';
import { undoRoster } from '../../../bot/services/roster/undo.ts';
import { isProblem } from '../../../shared/api/problems.ts';
import { monthAt } from '../../../shared/calendar/months.ts';
import { checkDigit } from '../../../shared/people/citizen-id.ts';

const ids = { uuid: () => uuid() };

/** Seconds for each step of a roster. */
export interface Taken {
  readonly staged: number;
  readonly applied: number;
  /** Puts it back; answers the seconds. */
  undo(): Promise<number>;
}

/** Reads a file, stages it and applies it. */
export async function takeRoster(db: Db, file: Uint8Array, now: number): Promise<Taken> {
  const keys = await deriveKeys(['bench-secret-key-0123456789abcdef'], 'bench-identity-key-0123456789abcdef');
  const tools = { db, ids, keys };
  const where = { areaId: COUNTRY, unitId: null, month: monthAt(now), fileName: 'bench.csv', fileHash: '' };
  let importId = '';
  const staged = await timed(async () => {
    const outcome = await stageRoster(tools, {
      ...where,
      rows: rosterRows(file),
      restoreZeros: false,
      by: 'operator',
      now,
    });
    if (!isProblem(outcome)) importId = outcome.importId;
    return outcome;
  });
  const applied = await timed(() => applyRoster(tools, { importId, seq: 2, by: 'operator', now }));
  // Begun, staged and applied: each counts one on.
  const undo = () => timed(() => undoRoster(tools, { importId, seq: 3, by: 'operator', now }));
  return { staged, applied, undo };
}

async function timed(work: () => Promise<object>): Promise<number> {
  const start = performance.now();
  const outcome = await work();
  if (isProblem(outcome)) throw new Error(outcome.problem);
  return (performance.now() - start) / 1000;
}

/** New people, or the same once more with other households, spread over the first units of the seed. */
export function rosterCsv(lines: number, households: number, units: number): Uint8Array {
  const rows = Array.from({ length: lines }, (_, n) => {
    const first = `3${String(n).padStart(11, '0')}`;
    return `${first}${checkDigit(first)},นางทดสอบ คนที่${n},1/1/2513,S1U${n % units},${(n % 8) + 1},${households}`;
  });
  return new TextEncoder().encode(`CID,ชื่อ-สกุล,วันเกิด,HCODE,หมู่ที่,หลังคาเรือน\n${rows.join('\n')}`);
}
