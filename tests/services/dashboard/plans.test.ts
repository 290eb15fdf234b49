import Database from 'better-sqlite3';
import { beforeAll, expect, test } from 'vitest';
import { migrations } from '../../../bot/db/migrate.ts';
import { templates } from '../../../bot/db/statement.ts';
import '../../../bot/jobs/build-unit-months.ts';
import '../../../bot/jobs/tell-digests.ts';

/** What the jobs ask in every run. `area` and `audit_counter` are walked by their keys, from where the page before ended. */
const STEPS_OF: Readonly<Record<string, RegExp>> = {
  'dashboard.moved': /^SEARCH (c|area|m) USING (COVERING )?INDEX sqlite_autoindex_\w+ \(/,
  'dashboard.without': /^SEARCH (area|m) USING (COVERING )?INDEX sqlite_autoindex_\w+ \(/,
  'dashboard.months-named': /^(SEARCH (e|r) USING INDEX sqlite_autoindex_\w+ \(|USE TEMP B-TREE FOR DISTINCT)/,
  'dashboard.roster-moved': /^SEARCH audit_entry USING INDEX sqlite_autoindex_\w+ \(unit_id=\? AND seq>\?\)/,
  'dashboard.report-facts': /^SEARCH (r|v) USING INDEX (report_queue|sqlite_autoindex_\w+) \(/,
};

let db: Database.Database;
beforeAll(() => {
  db = new Database(':memory:');
  for (const { sql } of migrations('sqlite')) db.exec(sql);
});

test.each(Object.entries(STEPS_OF))('%s finds its rows by index', (name, step) => {
  const template = templates.find((one) => one.name === name);
  if (!template) throw new Error('no such statement');
  const { sql, slots } = template.compiled('sqlite');
  const plan = db.prepare(`explain query plan ${sql}`).all(slots.map(() => '0')) as { detail: string }[];
  expect(plan.map(({ detail }) => detail).filter((detail) => !step.test(detail))).toEqual([]);
});
