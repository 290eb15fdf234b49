import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { migrate } from '../../../bot/db/migrate.ts';
import { openSqlite } from '../../../bot/db/sqlite.ts';
import { seedCountry } from '../../../bot/seed/country.ts';
import { itemsOf } from '../../../shared/report/form.ts';
import { FORM_2567_2 } from '../../../shared/report/forms/form-2567-2.ts';

export const EXPORT_MONTH = '2026-10';
const NOW = Date.parse('2026-11-05T00:00:00Z');

/** A country on SQLite in which everybody has reported one month; written past the verbs, which would take an hour. */
export async function exportStore(volunteers: number): Promise<{ folder: string; url: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'vhv-export-'));
  const file = join(folder, 'vhv.sqlite');
  const url = `file:${file}`;
  await migrate(url);
  const db = openSqlite(file);
  await seedCountry(db, { volunteers, seed: 1, now: NOW }, () => {});
  await db.close();
  const items = itemsOf(FORM_2567_2);
  const raw = new Database(file);
  // Everybody's own numbers: a packer would make little of a million that are the same.
  raw.function('answers', (row) =>
    JSON.stringify(Object.fromEntries(items.map(({ code }, item) => [code, (Number(row) * (item + 7)) % 23]))),
  );
  raw.pragma('synchronous = OFF');
  raw.exec(`insert into report (unit_id, id, person_id, month, number, state, seq, version, first_submitted_at, on_time,
      streak, points, village_id, attention)
    select area_id, 'r-' || person_id, person_id, '${EXPORT_MONTH}', 'n-' || person_id, 'submitted', 1, 1, ${NOW}, 1, 0, 100,
      village_id, 0 from assignment where role = 'volunteer';
    insert into report_version (unit_id, report_id, version, submission_id, content_hash, form_version, answers, flags,
      channel, filed_by, submitted_at)
    select unit_id, id, 1, id, 'seed', '${FORM_2567_2.version}', answers(rowid), '[]', 'seed', person_id, ${NOW} from report;`);
  raw.close();
  return { folder, url, remove: () => rmSync(folder, { recursive: true }) };
}
