import { seedCountry } from '../../../bot/seed/country.ts';
import { figure, type Row } from '../rows.ts';
import type { Sizes } from '../sizes.ts';
import { ENGINES, type EngineName } from '../support/engines.ts';
import { rosterCsv, takeRoster } from '../support/roster-file.ts';

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
    const first = await takeRoster(db, rosterCsv(lines, 10, UNITS), now);
    const second = await takeRoster(db, rosterCsv(lines, 12, UNITS), now);
    const undone = await second.undo();
    const judged = (seconds: number) => ({
      wanted: `≤ ${MOST_SECONDS} s for ${LINES.toLocaleString('en')}`,
      ok: sizes.name === 'full' ? seconds <= MOST_SECONDS : null,
      rounds: [seconds],
    });
    const label = (what: string) => `roster of ${lines.toLocaleString('en')} lines, ${what} (${engine})`;
    const taken = { first: first.staged + first.applied, second: second.staged + second.applied };
    return [
      figure(label('new people'), `${taken.first.toFixed(1)} s`, judged(taken.first)),
      figure(label('all changed'), `${taken.second.toFixed(1)} s`, judged(taken.second)),
      figure(label('put back'), `${undone.toFixed(1)} s`, judged(undone)),
    ];
  } finally {
    await db.close();
    await store.remove();
  }
}
