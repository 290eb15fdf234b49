import { openSqlite } from '../../../bot/db/sqlite.ts';
import { type Row, slowdown } from '../rows.ts';
import { rosterCsv, takeRoster } from '../support/roster-file.ts';
import type { StaffScale } from './scale.ts';
import type { StaffStore } from './store.ts';

/** A file of new people is staged, applied and put back. */
export async function rosters(small: StaffStore, large: StaffStore, { lines, few }: StaffScale): Promise<Row[]> {
  const now = Date.now();
  const file = rosterCsv(lines, 10, Math.ceil(few / 105));
  const taken = { small: await take(small, file, now), large: await take(large, file, now) };
  const row = (name: string, step: keyof typeof taken.small) =>
    slowdown(
      `SQLite: roster of ${lines.toLocaleString('en')} new people, ${name}`,
      [{ measured: taken.large[step], baseline: taken.small[step] }],
      `with ${small.reports.toLocaleString('en')} reports`,
      null,
    );
  return [row('read and looked through', 'staged'), row('applied', 'applied'), row('put back', 'undone')];
}

/** In ms. */
async function take({ file }: StaffStore, roster: Uint8Array, now: number) {
  const db = openSqlite(file);
  try {
    const { staged, applied, undo } = await takeRoster(db, roster, now);
    return { staged: staged * 1000, applied: applied * 1000, undone: (await undo()) * 1000 };
  } finally {
    await db.close();
  }
}
