import Database from 'better-sqlite3';
import { beforeAll, expect, test } from 'vitest';
import { migrations } from '../../bot/db/migrate.ts';
import { templates } from '../../bot/db/statement.ts';
import '../../bot/jobs/expire-points.ts';
import '../../bot/jobs/keep-house.ts';

/** What time starts works through all lanes and units, over the years: each statement finds its rows by this index. */
const INDEX_OF: Readonly<Record<string, string>> = {
  'inbox.wipe-payloads': 'inbox_payload',
  'inbox.wipe-dead': 'inbox_dead',
  'inbox.forget': 'inbox_received',
  'conversation.forget-turns': 'conversation_event_at',
  'outbox.wipe-told': 'outbox_told',
  'outbox.wipe-lost': 'outbox_lost_since',
  'outbox.forget': 'outbox_created',
  'directory.forget-throttles': 'throttle_since',
  'session.forget': 'session_expires',
  'points.expiry-due': 'point_account_due',
};

let db: Database.Database;
beforeAll(() => {
  db = new Database(':memory:');
  for (const { sql } of migrations('sqlite')) db.exec(sql);
});

test.each(Object.entries(INDEX_OF))('%s reads no table from end to end', (name, index) => {
  const template = templates.find((one) => one.name === name);
  if (!template) throw new Error('no such statement');
  const { sql, slots } = template.compiled('sqlite');
  const plan = db.prepare(`explain query plan ${sql}`).all(slots.map(() => 0)) as { detail: string }[];
  const details = plan.map(({ detail }) => detail);
  expect(details.filter((detail) => /^(SCAN|USE TEMP)/.test(detail))).toEqual([]);
  expect(details.join('\n')).toMatch(new RegExp(`SEARCH \\w+ USING (COVERING )?INDEX ${index} \\(`));
});
