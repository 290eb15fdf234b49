import { beforeEach, expect, test } from 'vitest';
import { UsageError } from '../../bot/cli/usage.ts';
import { startBot, type TestBot } from '../support/bot.ts';
import { type Operator, operator } from './support/operator.ts';

let bot: TestBot;
let run: Operator['run'];

beforeEach(async () => {
  bot = await startBot();
  ({ run } = operator({ DATABASE_URL: `file:${bot.file}` }, { clock: bot.clock }));
});

const WHOLE = "unit_id = 'demo-unit' and month = '2026-10' and village_id = ''";

test('figures are made anew for one unit or all, and a changed one is found', async () => {
  expect(await run('figures', 'rebuild', 'demo-unit')).toContain('figures of 1 units are made anew');
  const units = bot.store.prepare("select count(*) from area where kind = 'unit'").pluck().get();
  expect(await run('figures', 'rebuild')).toContain(`figures of ${units} units are made anew`);
  expect((await run('verify')).join('\n')).toContain('figures are those of the reports');
  const before = bot.store.prepare(`select certified from unit_month where ${WHOLE}`).pluck().get();
  bot.store.exec(`update unit_month set certified = certified + 1 where ${WHOLE}`);
  // The unit's, and its province's count and what stands behind it.
  await expect(run('verify')).rejects.toThrow('3 faults');
  await run('figures', 'rebuild', 'demo-unit');
  expect((await run('verify')).join('\n')).not.toContain('unit_month');
  expect(bot.store.prepare(`select certified from unit_month where ${WHOLE}`).pluck().get()).toBe(before);
  await expect(run('figures')).rejects.toThrow(UsageError);
  await expect(run('figures', 'rebuild', 'demo-unit', 'demo-unit-2')).rejects.toThrow('no use for "demo-unit-2"');
});
