import { openSqlite } from '../../../bot/db/sqlite.ts';
import { addUpAreas } from '../../../bot/jobs/add-up-areas.ts';
import { addMonths, type Month } from '../../../shared/calendar/months.ts';
import { ANSWERS } from '../support/answers.ts';
import { openForFilling } from '../support/nation.ts';

/** unit_month of every unit and village in so many months up to one, as the jobs leave it where all have reported, and what it adds up to. */
export async function fillFigures(file: string, newest: Month, months: number, now: number): Promise<void> {
  const db = openForFilling(file);
  db.exec('create temp table month (month text, certified integer)');
  const add = db.prepare('insert into month values (?, ?)');
  for (let n = 0; n < months; n++) add.run(addMonths(newest, -n), n === 0 ? 0 : 1);
  db.prepare(`insert into unit_month
    select unit_id, month, village_id, people, people, people - 1, people * certified, 0, 2,
      case certified when 0 then ${now} end, 86400000, ?, 1, ${now}
    from (select id as unit_id, '' as village_id, 105 as people from area where kind = 'unit'
      union all select parent_id, id, 13 from area where kind = 'village') cross join month
    order by unit_id, month, village_id`).run(JSON.stringify(ANSWERS));
  db.close();
  const store = openSqlite(file);
  await addUpAreas({ db: store, clock: { now: () => now } }, {});
  await store.close();
}
