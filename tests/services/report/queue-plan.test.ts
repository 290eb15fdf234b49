import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { bind } from '../../../bot/db/bind.ts';
import { migrations } from '../../../bot/db/migrate.ts';
import { reportsToExport } from '../../../bot/db/queries/export.ts';
import { reportsAround } from '../../../bot/db/queries/report.ts';
import {
  answersOfUnit,
  missingByVillage,
  missingPage,
  monthReports,
  packOfMonth,
  queueGroups,
  queuePage,
  reviewed,
  reviewedEvents,
  reviewedVersions,
  villagesOfUnit,
} from '../../../bot/db/queries/review.ts';
import {
  itemsWith,
  keptOut,
  liveOperations,
  openOperations,
  outcomesOf,
} from '../../../bot/db/queries/review-operation.ts';
import type { Statement } from '../../../bot/db/statement.ts';

const WHERE = { unitId: 'u', month: '2026-10' };
const NO_FILTER = { state: null, village: null, flags: null, onTime: null };
const REPORT = { unitId: 'u', reportId: 'r' };
const OPERATION = { unitId: 'u', id: 'o' };

const QUEUE = /^SEARCH [rt] USING (COVERING )?INDEX report_queue \(unit_id=\? AND month=\?\)/;
const ROSTER = /^SEARCH a USING INDEX assignment_area \(area_id=\? AND role=\?\)/;
const KEY = /^SEARCH \w+ USING (INDEX|PRIMARY KEY)/;

test.each<[string, Statement, RegExp]>([
  ['a page of the queue', queuePage({ ...WHERE, ...NO_FILTER, afterLook: 9, afterId: '', limit: 50 }), QUEUE],
  ['what filters would leave', queueGroups(WHERE), QUEUE],
  ['all of a month', monthReports(WHERE), QUEUE],
  ['what a month exports', reportsToExport(WHERE), QUEUE],
  ['the numbers of a unit', answersOfUnit(WHERE), QUEUE],
  ['who sent nothing', missingPage({ ...WHERE, village: null, after: '', limit: 50 }), ROSTER],
  ['how many sent nothing', missingByVillage(WHERE), ROSTER],
  ['the villages', villagesOfUnit({ unitId: 'u' }), KEY],
  ['one report', reviewed({ unitId: 'u', id: 'r' }), KEY],
  ['its versions', reviewedVersions(REPORT), KEY],
  ['its history', reviewedEvents(REPORT), KEY],
  ['its pack', packOfMonth(WHERE), KEY],
  ["an operation's reports", itemsWith({ ...OPERATION, outcome: 'waiting', limit: 100 }), KEY],
  ['what it left out', keptOut(OPERATION), KEY],
  ['what became of them', outcomesOf(OPERATION), KEY],
  ['what somebody began', liveOperations({ unitId: 'u', actor: 'p', now: 1, limit: 1 }), KEY],
])('%s reads no table from end to end', (_, statement, first) => {
  const reads = planOf(statement);
  expect(reads[0]).toMatch(first);
  // 's' are the reports that a page shows, which an index has told by then.
  expect(reads.filter((detail) => !/^(SEARCH|SCAN s$)/.test(detail))).toEqual([]);
});

test('no report is read for counts, and for a page none that it does not show', () => {
  const page = planOf(queuePage({ ...WHERE, ...NO_FILTER, afterLook: 9, afterId: '', limit: 50 }));
  for (const [first] of [page, planOf(queueGroups(WHERE))])
    expect(first).toBe('SEARCH t USING COVERING INDEX report_queue (unit_id=? AND month=?)');
});

test('the months that a report is judged by lie side by side', () => {
  const [months, ...rest] = planOf(reportsAround({ ...WHERE, personId: 'p', limit: 13 }));
  expect(months).toBe('SEARCH report USING COVERING INDEX report_history (unit_id=? AND person_id=?)');
  expect(rest.filter((detail) => detail.startsWith('SEARCH'))).toEqual([
    'SEARCH v USING INDEX sqlite_autoindex_report_version_1 (unit_id=? AND report_id=? AND version=?) LEFT-JOIN',
  ]);
});

test('what a dead process left is found among the open ones alone', () => {
  expect(planOf(openOperations({ before: 1, limit: 1 }))).toEqual([
    expect.stringContaining('USING INDEX review_operation_open'),
  ]);
});

function planOf(statement: Statement): string[] {
  const db = new Database(':memory:');
  for (const { sql } of migrations('sqlite')) db.exec(sql);
  const { sql } = statement.template.compiled('sqlite');
  const plan = db.prepare(`explain query plan ${sql}`).all(...bind(statement, 'sqlite')) as { detail: string }[];
  return plan.map(({ detail }) => detail).filter((detail) => /^(SCAN|SEARCH)/.test(detail));
}
