import { describe, expect, test } from 'vitest';
import { startOfMonth } from '../../shared/calendar/months.ts';
import { operator } from '../cli/support/operator.ts';
import { startBot, type TestBot } from '../support/bot.ts';
import { inbox, REPORT, receiptsOf, saidTo, says, versions, volunteer } from './support/story.ts';

const SECOND = 1_000;

/** Whatever writes a report version fails, as a bug in a verb would. */
function poison(bot: TestBot): () => void {
  bot.store.exec("create trigger poison before insert on report_version begin select raise(abort, 'poisoned'); end");
  return () => bot.store.exec('drop trigger poison');
}

const deadLetters = (bot: TestBot, ...args: string[]) =>
  operator({ DATABASE_URL: `file:${bot.file}` }).run('dead-letters', ...args);

describe('an event whose turn fails', () => {
  test('is tried five times with growing pauses, then waits as a dead letter, and what came after it goes on', async () => {
    const bot = await startBot();
    const user = await volunteer(bot);
    await says(bot, user, REPORT);
    poison(bot);
    await user.says('ยืนยันส่ง');
    await user.says('แต้ม');
    await bot.settle();
    await bot.pass(180 * SECOND);
    const tries = bot.log.filter(({ event }) => event === 'turn.failed').map(({ tries, dead }) => [tries, dead]);
    expect(tries).toEqual([
      [1, false],
      [2, false],
      [3, false],
      [4, false],
      [5, true],
    ]);
    const [dead] = inbox(bot).filter((row) => row.dead_at !== null);
    expect(dead).toMatchObject({ attempts: 5, done_at: null, error: expect.stringContaining('poisoned') });
    expect(inbox(bot).filter((row) => row.done_at === null && row.dead_at === null)).toEqual([]);
    expect(JSON.stringify(bot.log)).not.toContain(user.userId);
  });

  test('is listed and replayed by the operator, counts from when it reached us, and its receipt is told', async () => {
    const bot = await startBot();
    const user = await volunteer(bot);
    await says(bot, user, REPORT);
    const reached = bot.clock.now();
    const heal = poison(bot);
    const { event } = await user.says('ยืนยันส่ง');
    await bot.settle();
    await bot.pass(180 * SECOND);
    const listed = await deadLetters(bot);
    expect(listed).toEqual([
      expect.stringMatching(new RegExp(`^${event.webhookEventId} .*tries 5 .*poisoned`)),
      '1 dead letters',
    ]);
    await expect(deadLetters(bot, 'replay', 'no such id')).rejects.toThrow('no dead letter');
    heal();
    await deadLetters(bot, 'replay', event.webhookEventId);
    await bot.pass(2 * SECOND);
    expect(versions(bot).map((version) => version.submitted_at)).toEqual([reached]);
    expect(await deadLetters(bot)).toEqual(['0 dead letters']);
    // Its token is long dead: the receipt comes with whatever she says next.
    expect(receiptsOf(user)).toEqual([]);
    await says(bot, user, 'แต้ม');
    expect(receiptsOf(user)).toEqual([versions(bot)[0]?.number]);
  });

  test('is replayed once, however often the operator asks', async () => {
    const bot = await startBot();
    const user = await volunteer(bot);
    await says(bot, user, REPORT);
    const heal = poison(bot);
    await user.says('ยืนยันส่ง');
    await bot.pass(180 * SECOND);
    heal();
    await deadLetters(bot, 'replay', 'all');
    await bot.pass(2 * SECOND);
    await expect(deadLetters(bot, 'replay', 'all')).rejects.toThrow('no dead letter');
    expect(versions(bot)).toHaveLength(1);
  });

  test('that kills its process each time is a dead letter in the end, and does not kill for ever', async () => {
    const bot = await startBot();
    const user = bot.sim.user('a');
    await says(bot, user, 'ช่วยเหลือ');
    // What a process leaves behind that died in the middle of its fifth try.
    bot.store.exec('update inbox set done_at = null, attempts = 5, run_at = 1');
    const sent = bot.sim.sentTotal;
    await bot.pass(2 * SECOND);
    expect(inbox(bot)).toMatchObject([{ attempts: 5, done_at: null, dead_at: expect.any(Number) }]);
    expect(bot.sim.sentTotal).toBe(sent);
  });
});

describe('the month ends', () => {
  const midnight = startOfMonth('2026-12');

  test('what reached us before midnight is on time, although it was handled after', async () => {
    const bot = await startBot({ start: midnight - 60 * SECOND });
    const user = await volunteer(bot);
    await says(bot, user, REPORT);
    bot.clock.advance(58 * SECOND);
    const heal = poison(bot);
    await user.says('ยืนยันส่ง');
    await bot.pass(5 * SECOND);
    heal();
    await bot.pass(10 * SECOND);
    expect(versions(bot)).toMatchObject([{ month: '2026-11', on_time: 1, submitted_at: midnight - 2 * SECOND }]);
  });

  test('what reached us before the month closed is taken, although it was handled after', async () => {
    const closes = midnight + 5 * 24 * 3_600 * SECOND;
    const bot = await startBot({ start: closes - 60 * SECOND });
    const user = await volunteer(bot);
    await says(bot, user, 'ส่งรายงาน พฤศจิกายน ผู้สูงอายุ 4 ลูกน้ำ 10');
    bot.clock.advance(58 * SECOND);
    const heal = poison(bot);
    await user.says('ยืนยันส่ง');
    await bot.pass(5 * SECOND);
    heal();
    await bot.pass(10 * SECOND);
    expect(versions(bot)).toMatchObject([{ month: '2026-11', on_time: 0 }]);
    expect(receiptsOf(user)).toHaveLength(1);
  });

  test('what reaches us after it closed is refused kindly', async () => {
    const closes = midnight + 5 * 24 * 3_600 * SECOND;
    const bot = await startBot({ start: closes - 10 * SECOND });
    const user = await volunteer(bot);
    await says(bot, user, 'ส่งรายงาน พฤศจิกายน ผู้สูงอายุ 4 ลูกน้ำ 10');
    bot.clock.advance(11 * SECOND);
    await says(bot, user, 'ยืนยันส่ง');
    expect(versions(bot)).toEqual([]);
    expect(saidTo(user).at(-1)).toContain('ปิดรับ');
  });
});
