import { readdirSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shortened } from '../../bot/build/queries.ts';
import { DIRECTORY, LANE_FIRST, UNIT_FIRST } from '../../bot/db/keys.ts';
import { migrate, migrations } from '../../bot/db/migrate.ts';
import { SCHEMA_VERSION } from '../../bot/db/schema.ts';
import { type Template, templates } from '../../bot/db/statement.ts';
import { FORM_2567_2 } from '../../shared/report/forms/form-2567-2.ts';
import { type RunningPostgres, startPostgres } from '../support/postgres.ts';

// Every file with statements, so that the list of templates is whole.
const QUERIES = new URL('../../bot/db/queries/', import.meta.url);
await Promise.all(readdirSync(QUERIES).map((name) => import(new URL(name, QUERIES).href)));

/** Statements that may read or write across units or lanes, and why. */
const ACROSS: Readonly<Record<string, string>> = {
  'inbox.lanes-due': 'the sweep looks for leftovers in all lanes',
  'inbox.growing-old': 'whoever looks first answers events of all lanes',
  'inbox.backlog': 'a figure for the operator',
  'inbox.dead-letters': 'the operator lists what failed, in all lanes',
  'inbox.revive': 'the operator names an event, not a lane',
  'inbox.wipe-payloads': 'forgetting works through all lanes',
  'inbox.wipe-dead': 'forgetting works through all lanes',
  'inbox.forget': 'forgetting works through all lanes',
  'conversation.forget-turns': 'forgetting works through all lanes',
  'draft.forget': 'forgetting works through all lanes',
  'outbox.due': 'the drain sends for all lanes',
  'outbox.menus-due': 'the drain links for all lanes',
  'outbox.lose-replies': 'the drain gives up replies of all lanes',
  'outbox.backlog': 'a figure for the operator',
  'outbox.wipe-told': 'forgetting works through all lanes',
  'outbox.wipe-lost': 'forgetting works through all lanes',
  'outbox.forget': 'forgetting works through all lanes',
  'wave-forget.people': 'forgetting works through all units',
  'wave-watch.behind': 'a figure for the operator',
  'points.unfolded': 'the proof reads every account',
  'points.expiry-due': 'the yearly expiry works through all accounts',
  'menu.people': "a menu is decided by the person's own units, which her assignments name",
  'menu.people-of-unit': 'a report of hers may lie in another unit that she was in',
  'menu.person': "one person's own units, which her assignments name",
  'wave-chunk.due': 'senders look for what is due in all units',
  'wave-chunk.first-frozen': 'whether a wave has begun, wherever',
  'wave-result.sent': 'a figure of the whole wave',
  'wave-result.units': 'which units a wave went to',
  'wave-result.other-sent': 'whether any other wave sent on a day, wherever',
  'wave-chunk.waves-at-end': 'a wave ends when nothing waits in any unit',
  'budget.awaited-people': 'a figure for whoever decides on a wave',
  'wave.chunk-counts': 'a figure for the operator',
  'wave.untried-chunks': 'a cancelled wave is taken apart in all units',
  'wave-plan.people-by-minute': 'the rate of answers is one for all waves',
  'review-operation.open': 'the job goes on with what any process left, in all units',
  'evidence.pack-by-hash': 'anybody may ask whether what is printed on a pack is known, wherever it was made',
  'roster-import.known': "a person's own reports, in the units that her assignments name",
  'roster-import.known-by-id': "a person's own reports, in the units that her assignments name",
  'roster-import.known-of-lines': "the people's own reports, in the units that their assignments name",
  'dashboard.sums-below': 'a district, a province: of the figures of its units',
  'dashboard.units-below': 'a district, a province: of the figures of its units',
  'dashboard.moved': 'the job looks in all units for what has changed',
  'dashboard.without': 'the job looks for units without figures of a month',
  'audit.unsealed-units': 'the sealer works through all units',
  'audit.units': 'the proof reads every trail',
};

/** Tables that grow with people, reports or talks: in a country of a million these are read by index or not at all. */
const LARGE = [
  ...['report', 'report_version', 'report_event', 'report_attachment', 'point_account', 'ledger_entry', 'audit_entry'],
  ...['review_item', 'unit_month', 'evidence_file', 'roster_line', 'wave_recipient'],
  ...['inbox', 'conversation', 'conversation_event', 'outbox', 'follower', 'draft'],
  ...['person', 'assignment', 'line_link', 'registration', 'registration_code', 'session', 'consent', 'throttle'],
];

/** Statements that read one of them from end to end all the same, and why. */
const WHOLE: Readonly<Record<string, string>> = {
  'points.unfolded': 'the proof reads every account',
  'menu.linked-people': 'a figure for the operator: how many menus a command would change',
  'roster-apply.insert-people': 'said of what points to people, which SQLite looks through only after a key was broken',
};

/** "create table name ( … );" of all migrations; one that is made anew stands for the one that it replaces. */
const history = migrations('sqlite')
  .map(({ sql }) => sql)
  .join('\n');
const renamed = new Map([...history.matchAll(/alter table (\w+) rename to (\w+);/g)].map(([, from, to]) => [from, to]));
const tables = [
  ...new Map(
    [...history.matchAll(/create table (\w+) \(([\s\S]*?)\n\);/g)].map(([, made = '', body = '']) => {
      const name = renamed.get(made) ?? made;
      return [name, { name, body }] as const;
    }),
  ).values(),
];
/** Indexes over some rows: a walk through one of them is short. */
const PARTIAL = new Set([...history.matchAll(/create index (\w+) on [^;]* where /g)].map(([, name = '']) => name));
const keyOf = (table: string) => (UNIT_FIRST.includes(table) ? 'unit_id' : LANE_FIRST.includes(table) ? 'lane' : null);

describe('the schema', () => {
  test('has the version that the code asks for', () => {
    expect(migrations('sqlite').at(-1)?.version).toBe(SCHEMA_VERSION);
  });

  test.each(tables.filter(({ name }) => keyOf(name)))('$name leads every key with its own', ({ name, body }) => {
    const keys = [...body.matchAll(/(?:primary key|unique|foreign key) \(([^)]+)\)/g)].map(
      ([, columns]) => columns ?? '',
    );
    const inline = [...body.matchAll(/^\s*(\w+) .*\bprimary key\b/gm)].map(([, column]) => column ?? '');
    const all = [...keys, ...inline.filter((column) => column !== 'constraint' && column !== 'primary')];
    expect(all.length).toBeGreaterThan(0);
    for (const columns of all) expect(columns.split(',')[0]?.trim()).toBe(keyOf(name));
  });

  test('has the form on file as shared/ has it', () => {
    const db = new Database(':memory:');
    for (const { sql } of migrations('sqlite')) db.exec(sql);
    const row = db.prepare('select definition from form_version where version = ?').get(FORM_2567_2.version);
    expect(JSON.parse((row as { definition: string }).definition)).toEqual(FORM_2567_2);
  });

  test('every table is of one of the three classes', () => {
    expect([...UNIT_FIRST, ...LANE_FIRST, ...DIRECTORY].sort()).toEqual(tables.map(({ name }) => name).sort());
  });

  test('the directory never points back', () => {
    for (const { name, body } of tables.filter((table) => !keyOf(table.name))) {
      const targets = [...body.matchAll(/references (\w+)/g)].map(([, target]) => target ?? '');
      for (const target of targets) expect(keyOf(target), `${name} → ${target}`).toBeNull();
    }
  });
});

describe('every statement', () => {
  const named = templates.map((template) => [template.name, template] as const);

  test('has a name of its own', () => {
    expect(new Set(templates.map(({ name }) => name)).size).toBe(templates.length);
    expect(Object.keys(ACROSS).filter((name) => !templates.some((template) => template.name === name))).toEqual([]);
  });

  test.each(named)('%s names its key', (name, template) => {
    if (name in ACROSS) return;
    for (const missing of tablesWithoutKey(template)) throw new Error(`${name} does not name the key of ${missing}`);
  });

  // Citus: "subqueries are not supported within INSERT queries", but for INSERT … SELECT.
  test('puts no subquery among the values of an insert', () => {
    const asking = templates.filter((template) =>
      /^insert into [^(]*\([^)]*\) values .*\(select /s.test(template.compiled('postgres').sql),
    );
    expect(asking.map(({ name }) => name)).toEqual([]);
  });

  test('prepares on SQLite', async () => {
    const db = new Database(':memory:');
    for (const { sql } of migrations('sqlite')) db.exec(sql);
    for (const template of templates)
      expect(() => db.prepare(template.compiled('sqlite').sql), template.name).not.toThrow();
  });

  test('means the same as the Worker for D1 carries it', () => {
    const db = new Database(':memory:');
    for (const { sql } of migrations('sqlite')) db.exec(sql);
    for (const template of templates) {
      const { sql, slots } = template.compiled('sqlite');
      const values = slots.map(() => '0');
      const of = (text: string) => db.prepare(`explain ${text}`).all(...values);
      expect(of(shortened(sql)), template.name).toEqual(of(sql));
    }
  });

  test('reads no large table from end to end', () => {
    const db = new Database(':memory:');
    for (const { sql } of migrations('sqlite')) db.exec(sql);
    const reading = templates.filter((template) => wholeReads(db, template).length > 0);
    expect(reading.map(({ name }) => name).sort()).toEqual(Object.keys(WHOLE).sort());
  });

  describe('on PostgreSQL', () => {
    let running: RunningPostgres;
    let client: Client;
    beforeAll(async () => {
      running = await startPostgres();
      await migrate(running.url);
      client = new Client({ connectionString: running.url });
      await client.connect();
    });
    afterAll(async () => {
      await client?.end();
      await running?.stop();
    });
    test.each(named)('%s prepares', async (_name, template) => {
      await client.query(`prepare statement_under_test as ${template.compiled('postgres').sql}`);
      await client.query('deallocate statement_under_test');
    });
  });
});

/** Tables of a statement whose key it neither writes nor compares. */
function tablesWithoutKey(template: Template): string[] {
  const { sql } = template.compiled('sqlite');
  const used = [...sql.matchAll(/(?:from|join|into|update) "(\w+)"/g)].map(([, table]) => table ?? '');
  return used.filter((table) => {
    const key = keyOf(table);
    if (!key) return false;
    const column = `"${key}"`;
    const written = sql.startsWith('insert') && sql.includes(column);
    const compared = new RegExp(`${column} = (\\?|"\\w+"\\.${column})`).test(sql);
    return !written && !compared;
  });
}

/** Steps of its plan that go through all rows of a large table. */
function wholeReads(db: Database.Database, template: Template): string[] {
  const { sql, slots } = template.compiled('sqlite');
  const large = new Set(LARGE);
  for (const [, table = '', alias = ''] of sql.matchAll(/"(\w+)" as "(\w+)"/g)) if (large.has(table)) large.add(alias);
  const values = slots.map((slot) => (typeof slot === 'string' ? '0' : slot.literal));
  const plan = db.prepare(`explain query plan ${sql}`).all(...values) as { detail: string }[];
  return plan
    .map(({ detail }) => detail)
    .filter((detail) => {
      const [, name = '', index = ''] = /^SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?/.exec(detail) ?? [];
      return large.has(name) && !PARTIAL.has(index);
    });
}
