import type Database from 'better-sqlite3';
import { windowOf } from '../../../shared/calendar/deadlines.ts';
import { addMonths, type Month } from '../../../shared/calendar/months.ts';
import { canonicalAnswers } from '../../../shared/report/answers.ts';
import { ANSWERS, FORM } from './answers.ts';
import { NUMBER_OF_VOLUNTEER, openForFilling } from './nation.ts';

/** Units that one step fills: few enough that progress shows, many enough that a step costs nothing by itself. */
const STEP = 500;
const DAY = 24 * 3_600_000;
/** The item whose number differs from person to person. */
const VARIED = 'promote_health.7';

export interface Filling {
  readonly file: string;
  /** The month before is the newest that is filled. */
  readonly before: Month;
  readonly months: number;
  /** Only each so-many-th volunteer, all over the country; 1 is everybody. */
  readonly each: number;
  readonly say?: (progress: string) => void;
}

/** Months of certified reports for everybody in these units, as the verbs would have written them; answers how many. */
export function fillHistory({ file, before, months, each, say }: Filling): number {
  const db = openForFilling(file);
  // A database in the making: whoever kills the process starts anew. A write-ahead log would write every page twice.
  db.pragma('journal_mode = MEMORY');
  // In the order of the keys: tables that grow at their ends are filled several times as fast.
  const all = db.prepare("select id from area where kind = 'unit' and id like 's1-unit-%' order by id").pluck();
  const ids = all.all() as string[];
  fillMonths(db, before, months);
  for (let first = 0; first < ids.length; first += STEP) {
    fillUnits(db, ids.slice(first, first + STEP), each);
    say?.(`${Math.min(first + STEP, ids.length)} of ${ids.length} units`);
  }
  const filled = db.prepare('select count(*) from report').pluck().get() as number;
  db.pragma('journal_mode = WAL');
  db.close();
  return filled;
}

/** m counts from the oldest month, from 1. */
function fillMonths(db: Database.Database, before: Month, months: number): void {
  db.exec('create temp table month (m integer primary key, month text, sent integer, certified integer, due integer)');
  const add = db.prepare('insert into month values (?, ?, ?, ?, ?)');
  for (let m = 1; m <= months; m++) {
    const month = addMonths(before, m - 1 - months);
    const { dueAt } = windowOf(month);
    add.run(m, month, dueAt - 2 * DAY, dueAt + 2 * DAY, dueAt + 365 * DAY);
  }
}

function fillUnits(db: Database.Database, units: readonly string[], each: number): void {
  const [head, tail] = answersAround();
  db.exec(`begin;
    drop table if exists temp.someone;
    create temp table someone (unit_id text, person_id text, n integer, k integer, size integer);`);
  db.prepare(`insert into someone
    select area_id, person_id, ${NUMBER_OF_VOLUNTEER}, row_number() over (partition by area_id order by person_id),
      count(*) over (partition by area_id)
    from assignment where role = 'volunteer' and area_id in (select value from json_each(?)) and ${NUMBER_OF_VOLUNTEER} % ? = 0 order by area_id, person_id
  `).run(JSON.stringify(units), each);
  db.exec(`drop table if exists temp.filed;
    create temp table filed as select unit_id, person_id, n, 2 * ((m - 1) * size + k) as seq, m, month, sent + n % 86400000 as sent, certified, due,
      printf('%08x-%04x-7%03x-8000-%06x%06x', sent >> 16, sent & 65535, m, n, m) as id
    from someone cross join month;`);
  for (const fill of FILLS) db.exec(fill);
  db.prepare(`insert into report_version select unit_id, id, 1, id, printf('%064x', n * 100 + m), '${FORM.version}',
    ? || (n % 9) || ?, '[]', null, 'form', person_id, sent from filed`).run(head, tail);
  db.exec('commit');
}

/** Everything but the answers. Credits are 120 a month, the first of a fiscal year and the streak left aside. */
const FILLS = [
  `insert into report (unit_id, id, person_id, month, number, state, seq, version, first_submitted_at, on_time, streak, points, certified_at)
    select unit_id, id, person_id, month, printf('%012d', n * 100 + m), 'certified', 2, 1, sent, 1, m - 1, 120, certified from filed`,
  `insert into report_event select unit_id, id, 1, 'submitted', 'person:' || person_id, sent, null from filed`,
  `insert into report_event select unit_id, id, 2, 'certified', 'person:bench-staff', certified, null from filed`,
  `insert into point_account
    select unit_id, person_id, (select count(*) * 120 from month), 0, (select count(*) from month), (select min(due) from month) from someone`,
  `insert into ledger_entry
    select unit_id, replace(id, '-8000-', '-9000-'), person_id, 120, 'certified', 'certified:' || month, month, certified, due from filed`,
  `insert into audit_entry select unit_id, seq - 1, sent,
      'person:' || person_id, 'report.submitted', 'report:' || id, '{"version":1,"channel":"form","content":"' || printf('%064x', n * 100 + m) || '"}',
      printf('%064x', n) from filed`,
  `insert into audit_entry select unit_id, seq, certified,
      'person:bench-staff', 'report.certified', 'report:' || id, '{"points":120}', printf('%064x', n) from filed`,
  `insert into audit_counter
    select unit_id, 2 * size * (select count(*) from month), 2 * size * (select count(*) from month), printf('%064x', 0)
    from someone where k = 1`,
];

/** A whole report's answers as the store keeps them, cut where one number differs. */
function answersAround(): readonly [string, string] {
  const marked = canonicalAnswers(FORM, { ...ANSWERS, [VARIED]: 987_654 });
  const [head = '', tail = ''] = marked.split('987654');
  return [head, tail];
}
