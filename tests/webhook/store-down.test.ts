import { describe, expect, test } from 'vitest';
import { startBot, type TestBot } from '../support/bot.ts';
import { inbox, REPORT, receiptsOf, says, versions, volunteer } from './support/story.ts';

const SECOND = 1_000;

/** Another process holds SQLite's one write lock, as a long import would. The bot waits 5 s for it, really. */
function lock(bot: TestBot): () => void {
  bot.store.exec('begin immediate');
  return () => bot.store.exec('rollback');
}

/** Every insert fails as a full disk does: nothing more is written, everything can still be read. */
function fill(bot: TestBot): () => void {
  bot.store.exec(
    "create trigger full before insert on inbox begin select raise(fail, 'database or disk is full'); end",
  );
  return () => bot.store.exec('drop trigger full');
}

describe('a store that cannot write', () => {
  test.each([
    ['is full', fill],
    ['is locked', lock],
  ])('%s → 500 so that LINE redelivers; afterwards nothing is missing and nothing doubled', async (_how, stop) => {
    const bot = await startBot({ sim: { redelivery: true, redeliveryDelaysMs: [10_000, 60_000] } });
    const user = await volunteer(bot);
    await says(bot, user, REPORT);
    const before = inbox(bot).length;
    const go = stop(bot);
    const { delivery } = await user.says('ยืนยันส่ง');
    expect(delivery).toMatchObject({ status: 500, error: 'error_status_code' });
    expect(JSON.parse(delivery?.answer ?? '')).toMatchObject({ code: 'store-unavailable' });
    expect(inbox(bot)).toHaveLength(before);
    go();
    await bot.pass(12 * SECOND);
    expect(bot.sim.deliveries.at(-1)?.status).toBe(200);
    expect([versions(bot).length, receiptsOf(user).length]).toEqual([1, 1]);
  });

  test('between storing an event and its turn: the event is handled when the store is back', async () => {
    const bot = await startBot();
    const user = await volunteer(bot);
    await says(bot, user, REPORT);
    bot.store.exec("create trigger full before update on inbox begin select raise(fail, 'disk is full'); end");
    const { delivery } = await user.says('ยืนยันส่ง');
    expect(delivery?.status).toBe(200);
    await bot.settle();
    expect(versions(bot)).toEqual([]);
    await bot.pass(5 * SECOND);
    bot.store.exec('drop trigger full');
    await bot.pass(20 * SECOND);
    expect([versions(bot).length, receiptsOf(user).length]).toEqual([1, 1]);
  });
});

test('one kind of work that fails each time does not stop the others', async () => {
  const bot = await startBot();
  const user = await volunteer(bot);
  await says(bot, user, REPORT);
  bot.crashAtReply('before');
  await says(bot, user, 'ยืนยันส่ง');
  // The sweep cannot even be asked; replies and seals have nothing to do with it.
  bot.store.exec('drop index inbox_open; alter table inbox rename column run_at to gone');
  for (let n = 0; n < 15; n++) {
    bot.clock.advance(SECOND);
    await bot.app.tick().catch(() => {});
    await bot.settle();
  }
  bot.store.exec('alter table inbox rename column gone to run_at');
  expect(receiptsOf(user)).toHaveLength(1);
  expect(bot.store.prepare('select count(*) from audit_entry where hash is null').pluck().get()).toBe(0);
});
