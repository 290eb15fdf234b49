import { v7 as uuid } from 'uuid';
import { seedCountry } from '../../../bot/cli/seed/country.ts';
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
import { figure, type Row } from '../rows.ts';
import type { Sizes } from '../sizes.ts';
import { ENGINES, type EngineName } from '../support/engines.ts';

/** Issue 5, point 2. */
const LINES = 25_000;
const MOST_SECONDS = 30;
const UNITS = 20;
const PER_UNIT = 105;

/** A CSV file of a province is read, staged and applied, changed by a second file, and put back. */
export async function rosterImport(sizes: Sizes, engine: EngineName): Promise<Row[]> {
  const lines = Math.min(LINES, sizes.people * 3);
  const store = await ENGINES[engine]();
  const db = store.open();
  try {
    const now = Date.now();
    await seedCountry(db, { volunteers: UNITS * PER_UNIT, seed: 1, now }, () => {});
    const first = await take(db, csv(lines, 10), now);
    const second = await take(db, csv(lines, 12), now);
    const input = { importId: second.importId, seq: second.seq, by: 'operator', now };
    const undone = await timed(() => undoRoster({ db, ids: { uuid: () => uuid() } }, input));
    const judged = (seconds: number) => ({
      wanted: `≤ ${MOST_SECONDS} s for ${LINES.toLocaleString('en')}`,
      ok: sizes.name === 'full' ? seconds <= MOST_SECONDS : null,
      rounds: [seconds],
    });
    const label = (what: string) => `roster of ${lines.toLocaleString('en')} lines, ${what} (${engine})`;
    return [
      figure(label('new people'), `${first.seconds.toFixed(1)} s`, judged(first.seconds)),
      figure(label('all changed'), `${second.seconds.toFixed(1)} s`, judged(second.seconds)),
      figure(label('put back'), `${undone.toFixed(1)} s`, judged(undone)),
    ];
  } finally {
    await db.close();
    await store.remove();
  }
}

async function take(db: Db, file: Uint8Array, now: number) {
  const keys = await deriveKeys(['bench-secret-key-0123456789abcdef'], 'bench-identity-key-0123456789abcdef');
  const tools = { db, ids: { uuid: () => uuid() }, keys };
  let importId = '';
  const seconds = await timed(async () => {
    const where = { areaId: COUNTRY, unitId: null, month: monthAt(now), fileName: 'bench.csv', fileHash: '' };
    const staged = await stageRoster(tools, {
      ...where,
      rows: rosterRows(file),
      restoreZeros: false,
      by: 'operator',
      now,
    });
    if (isProblem(staged)) return staged;
    importId = staged.importId;
    return applyRoster(tools, { importId, seq: 2, by: 'operator', now });
  });
  // Staged, applied and settled: each counts one on.
  return { seconds, importId, seq: 4 };
}

async function timed(work: () => Promise<object>): Promise<number> {
  const start = performance.now();
  const outcome = await work();
  if (isProblem(outcome)) throw new Error(outcome.problem);
  return (performance.now() - start) / 1000;
}

function csv(lines: number, households: number): Uint8Array {
  const rows = Array.from({ length: lines }, (_, n) => {
    const first = `3${String(n).padStart(11, '0')}`;
    return `${first}${checkDigit(first)},นางทดสอบ คนที่${n},1/1/2513,S1U${n % UNITS},${(n % 8) + 1},${households}`;
  });
  return new TextEncoder().encode(`CID,ชื่อ-สกุล,วันเกิด,HCODE,หมู่ที่,หลังคาเรือน\n${rows.join('\n')}`);
}
