import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { bind } from '../../../bot/db/bind.ts';
import { migrations } from '../../../bot/db/migrate.ts';
import { missingCounts, missingOfVillage, volunteersWithReach } from '../../../bot/db/queries/out-of-reach.ts';
import type { Statement } from '../../../bot/db/statement.ts';

const WHERE = { unitId: 'u', month: '2026-10' };

test.each<[string, Statement]>([
  ['the call list', volunteersWithReach(WHERE)],
  ['who is missing in a village', missingOfVillage({ ...WHERE, villageId: 'v' })],
  ['how many are missing in each village', missingCounts(WHERE)],
])('%s reads no table from end to end', (_, statement) => {
  const db = new Database(':memory:');
  for (const { sql } of migrations('sqlite')) db.exec(sql);
  const { sql } = statement.template.compiled('sqlite');
  const plan = db.prepare(`explain query plan ${sql}`).all(...bind(statement, 'sqlite')) as { detail: string }[];
  const reads = plan.map(({ detail }) => detail).filter((detail) => /^(SCAN|SEARCH)/.test(detail));
  expect(reads[0]).toMatch(/^SEARCH a USING INDEX assignment_area \(area_id=\? AND role=\?\)/);
  expect(reads.filter((detail) => !detail.startsWith('SEARCH'))).toEqual([]);
});
