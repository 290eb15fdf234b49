import type Database from 'better-sqlite3';
import { windowOf } from '../../../shared/calendar/deadlines.ts';
import { addMonths, type Month } from '../../../shared/calendar/months.ts';
import { canonicalAnswers } from '../../../shared/report/answers.ts';
import { attentionOf } from '../../../shared/report/attention.ts';
import type { Flag } from '../../../shared/report/flags.ts';
import { numbersOf } from '../../../shared/report/numbers.ts';
import { ANSWERS, FORM } from './answers.ts';
import { NUMBER_OF_VOLUNTEER, openForFilling } from './nation.ts';

/** Units that one step fills: few enough that progress shows, many enough that a step costs nothing by itself. */
const STEP = 500;
const DAY = 24 * 3_600_000;
/** The item whose number differs from person to person. */
const VARIED = 'promote_health.7';
const VARIES = 9;

export interface Filling {
  readonly file: string;
  /** The month before is the newest that is filled. */
  readonly before: Month;
  readonly months: number;
  /** Only each so-many-th volunteer, all over the country; 1 is everybody. */
  readonly each: number;
  /** Of units whose id is like this; those of the seed otherwise. */
  readonly units?: string;
  readonly say?: (progress: string) => void;
}

/**
 * Months of reports for everybody in these units, as the verbs would have written them; answers how many. The newest month
 * waits for its certification, the others have theirs. Some units at a time for the sake of speed, and in these month by
 * month and in no order, as reports come: neither a person's nor a unit's lie side by side.
 */
export function fillHistory({ file, before, months, each, units = 's1-unit-%', say }: Filling): number {
  const db = openForFilling(file);
  // A database in the making: whoever kills the process starts anew. A write-ahead log would write every page twice.
  db.pragma('journal_mode = MEMORY');
  // In the order of the keys: tables that grow at their ends are filled several times as fast.
  const all = db.prepare("select id from area where kind = 'unit' and id like ? order by id").pluck();
  const ids = all.all(units) as string[];
  const numbers = Array.from({ length: VARIES }, (_, varied) => numbersOf(FORM, { ...ANSWERS, [VARIED]: varied }));
  db.function('bench_numbers', { deterministic: true }, (varied) => numbers[Number(varied)]);
  fillMonths(db, before, months);
  fillFlags(db);
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

/** What a reviewer finds in reports, of so many of them: most are plain, some come late. */
const MIXED = 40;
const FLAGGED: readonly (readonly Flag[])[] = [
  ['jump'],
  ['same-thrice'],
  ['late'],
  ['over-usual', 'late'],
  ['incomplete'],
  ['too-fast', 'jump'],
];

function fillFlags(db: Database.Database): void {
  db.exec('create temp table flags (rest integer primary key, flags text, attention integer, on_time integer)');
  const add = db.prepare('insert into flags values (?, ?, ?, ?)');
  for (let rest = 0; rest < MIXED; rest++) {
    const flags = FLAGGED[rest] ?? [];
    add.run(rest, JSON.stringify(flags), attentionOf(flags), flags.includes('late') ? 0 : 1);
  }
}

function fillUnits(db: Database.Database, units: readonly string[], each: number): void {
  const [head, tail] = answersAround();
  db.exec(`begin;
    drop table if exists temp.someone;
    create temp table someone (unit_id text, person_id text, village_id text, n integer, k integer, size integer);`);
  db.prepare(`insert into someone
    select area_id, person_id, village_id, ${NUMBER_OF_VOLUNTEER}, row_number() over (partition by area_id order by person_id),
      count(*) over (partition by area_id)
    from assignment where role = 'volunteer' and area_id in (select value from json_each(?)) and ${NUMBER_OF_VOLUNTEER} % ? = 0 order by area_id, person_id
  `).run(JSON.stringify(units), each);
  db.exec(`drop table if exists temp.filed;
    create temp table filed as select unit_id, person_id, village_id, n, 2 * (m - 1) * size + k * iif(m < newest, 2, 1) as seq, m, month,
      sent + n % 86400000 as sent, certified, due, m < newest as vouched, f.flags, f.attention, f.on_time,
      printf('%08x-%04x-7%03x-8000-%06x%06x', sent >> 16, sent & 65535, m, n, m) as id
    from someone cross join month cross join (select max(m) as newest from month) join flags as f on f.rest = (n * 31 + m) % ${MIXED}
    order by m, (n * 7919) % 999983;
    create index temp.filed_person on filed (unit_id, person_id);`);
  for (const fill of FILLS) db.exec(fill);
  db.prepare(`insert into report_version select unit_id, id, 1, id, printf('%064x', n * 100 + m), '${FORM.version}',
    ? || (n % ${VARIES}) || ?, flags, null, 'form', person_id, sent from filed`).run(head, tail);
  db.exec('commit');
}

/** Everything but the answers. Credits are 120 a month, the first of a fiscal year and the streak left aside. */
const FILLS = [
  `insert into report (unit_id, id, person_id, month, number, state, seq, version, first_submitted_at, on_time, streak, points, certified_at,
      village_id, attention, certified_by, trail_before, numbers, filed_at)
    select unit_id, id, person_id, month, printf('%012d', n * 100 + m), iif(vouched, 'certified', 'submitted'), 1 + vouched, 1, sent, on_time, m - 1,
      100 + 20 * on_time, iif(vouched, certified, null), village_id, attention, iif(vouched, 'bench-staff', null), seq - vouched - 1,
      bench_numbers(n % ${VARIES}), sent from filed`,
  `insert into report_event select unit_id, id, 1, 'submitted', 'person:' || person_id, sent, null from filed`,
  `insert into report_event select unit_id, id, 2, 'certified', 'person:bench-staff', certified, null from filed where vouched`,
  `insert into point_account select unit_id, person_id, 0, 0, 0, null from someone`,
  `insert into ledger_entry
    select unit_id, replace(id, '-8000-', '-9000-'), person_id, 100 + 20 * on_time, 'certified', 'certified:' || month, month, certified, due
    from filed where vouched`,
  `update point_account as a set (balance, seq, due_at) =
      (select coalesce(sum(100 + 20 * on_time), 0), count(*), min(due) from filed as f where f.vouched and f.unit_id = a.unit_id and f.person_id = a.person_id)
    where unit_id in (select unit_id from someone)`,
  `insert into audit_entry select unit_id, seq - vouched, sent,
      'person:' || person_id, 'report.submitted', 'report:' || id, '{"version":1,"channel":"form","content":"' || printf('%064x', n * 100 + m) || '"}',
      printf('%064x', n) from filed`,
  `insert into audit_entry select unit_id, seq, certified,
      'person:bench-staff', 'report.certified', 'report:' || id, '{"points":' || (100 + 20 * on_time) || '}', printf('%064x', n) from filed where vouched`,
  `insert into audit_counter select unit_id, max(seq), max(seq), printf('%064x', 0) from filed group by unit_id`,
];

/** A whole report's answers as the store keeps them, cut where one number differs. */
function answersAround(): readonly [string, string] {
  const marked = canonicalAnswers(FORM, { ...ANSWERS, [VARIED]: 987_654 });
  const [head = '', tail = ''] = marked.split('987654');
  return [head, tail];
}
