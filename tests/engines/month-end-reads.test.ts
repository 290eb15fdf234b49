import { expect, test } from 'vitest';
import { bind } from '../../bot/db/bind.ts';
import type { Db } from '../../bot/db/db.ts';
import type { Statement } from '../../bot/db/statement.ts';
import { LABELS } from '../../shared/text/labels.ts';
import { apiBot } from '../http/support/api.ts';

// What everybody looks at when the month ends costs who she is, one query, and in chat where she stands with her reports;
// the areas' rules are read once for all.

/** A whole table is read; `newest` is a handful of rows that came by an index. */
const SCAN = /: SCAN (?!newest$)/;
/** Every call: whose session it is. */
const WHO = 'session.rows';
/** Every turn: her event, where the talk stands, and whose lane it is. */
const TURN = ['inbox.next', 'conversation.of', 'directory.member-rows'];

async function watched() {
  const reads: Statement[] = [];
  const through = (db: Db): Db => ({
    ...db,
    rows(statement) {
      reads.push(statement);
      return db.rows(statement);
    },
  });
  const bot = await apiBot({ through });
  const her = await bot.register('ก', 'DEMO-0003');
  // The rule book is filled by whoever comes first.
  await bot.call('GET', '/months', { as: her });
  const during = async (work: () => Promise<unknown>) => {
    reads.length = 0;
    await work();
    await bot.settle();
    return [...reads];
  };
  const plansOf = (statements: readonly Statement[]) =>
    statements.flatMap((statement) =>
      bot.store
        .prepare(`explain query plan ${statement.template.compiled('sqlite').sql}`)
        .all(...bind(statement, 'sqlite'))
        .map((step) => `${statement.template.name}: ${(step as { detail: string }).detail}`),
    );
  return { bot, her, during, plansOf };
}

const namesOf = (statements: readonly Statement[]) => statements.map(({ template }) => template.name);

test.each([
  ['/points', ['points.book']],
  ['/reports', ['report.before']],
  ['/months', ['report.of-person', 'draft.of-lane']],
])('GET /api%s reads by index, and no more than it must', async (path, wanted) => {
  const { bot, her, during, plansOf } = await watched();
  const reads = await during(() => bot.call('GET', path, { as: her }));
  expect(namesOf(reads)).toEqual([WHO, ...wanted]);
  expect(plansOf(reads).filter((step) => SCAN.test(step))).toEqual([]);
});

test.each([
  [LABELS.points, ['points.book', 'standing.rows']],
  [LABELS['my-reports'], ['report.before']],
  ['เมนู', ['standing.rows']],
])('%s in chat reads by index, and no more than it must', async (said, wanted) => {
  const { her, during, plansOf } = await watched();
  const reads = await during(() => her.user.says(said));
  expect(namesOf(reads)).toEqual([...TURN, ...wanted]);
  expect(plansOf(reads).filter((step) => SCAN.test(step))).toEqual([]);
});
