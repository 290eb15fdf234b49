import { describe, expect, test } from 'vitest';
import type { Fault } from '../simulator/mischief/outbound.ts';
import { startBot, type TestBot } from '../support/bot.ts';
import { inbox, REPORT, receiptsOf, saidTo, says, versions, volunteer } from './support/story.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const REPLY = 'POST /v2/bot/message/reply';

const down = (bot: TestBot, fault: Fault) => bot.sim.fail({ endpoint: REPLY, fault, times: 1_000_000 });

const outbox = (bot: TestBot, state: string): number =>
  bot.store.prepare("select count(*) from outbox where kind = 'reply' and state = ?").pluck().get(state) as number;

describe('LINE is down for ten minutes', () => {
  test.each<Fault>([
    'reset',
    'reset-after',
    'error-before',
    'error-after',
    'hang',
    'rate-limit',
    'monthly-limit',
    'invalid-access-token',
    'not-found',
  ])('%s: no report is lost, no 5xx leaves us, and what was lost is told with the next reply', async (fault) => {
    const bot = await startBot();
    const reporting = await volunteer(bot, 31);
    const joining = bot.sim.user('joining');
    await says(bot, reporting, REPORT);
    await says(bot, joining, 'ลงทะเบียน DEMO-0032');
    down(bot, fault);
    await says(bot, reporting, 'ยืนยันส่ง');
    await says(bot, joining, 'ใช่ ฉันเอง');
    await bot.pass(5 * MINUTE);
    await says(bot, joining, REPORT, 'ยืนยันส่ง');
    await bot.pass(5 * MINUTE);
    expect(versions(bot)).toHaveLength(2);
    expect(inbox(bot).filter((row) => row.done_at === null)).toEqual([]);
    expect(bot.sim.deliveries.filter(({ status }) => status !== 200)).toEqual([]);
    expect(outbox(bot, 'waiting')).toBe(0);

    bot.sim.heal();
    await says(bot, reporting, 'แต้ม');
    await says(bot, joining, 'แต้ม');
    const receipts = [...receiptsOf(reporting), ...receiptsOf(joining)];
    expect([...new Set(receipts)].toSorted()).toEqual(
      versions(bot)
        .map(({ number }) => number)
        .toSorted(),
    );
    expect(saidTo(joining).some((words) => words.includes('ลงทะเบียนแล้ว'))).toBe(true);
    expect(saidTo(reporting).at(-1)).toContain('แต้ม');
    // Told once: the next reply does not tell it again.
    const told = receiptsOf(reporting).length;
    await says(bot, reporting, 'ช่วยเหลือ');
    expect(receiptsOf(reporting)).toHaveLength(told);
    expect(bot.sim.sent.every(({ kind }) => kind === 'reply')).toBe(true);
  });

  test('refused connections (no LINE at all)', async () => {
    const bot = await startBot({ lineOrigin: 'http://127.0.0.1:9' });
    const user = bot.sim.user('a');
    await says(bot, user, 'ลงทะเบียน DEMO-0031', 'ใช่ ฉันเอง', REPORT, 'ยืนยันส่ง');
    await bot.pass(10 * MINUTE);
    expect(versions(bot)).toHaveLength(1);
    expect(bot.sim.deliveries.filter(({ status }) => status !== 200)).toEqual([]);
    expect([outbox(bot, 'waiting'), outbox(bot, 'lost') > 0]).toEqual([0, true]);
  });

  test('seven receipts are lost: all are told, as fast as five messages a reply allow', async () => {
    const bot = await startBot();
    const user = await volunteer(bot, 31);
    down(bot, 'error-before');
    for (let n = 1; n <= 7; n++) {
      await says(bot, user, `ส่งรายงาน ผู้สูงอายุ ${n} ลูกน้ำ 10`, 'ยืนยันส่ง');
      await bot.pass(MINUTE);
    }
    expect(versions(bot)).toHaveLength(7);
    bot.sim.heal();
    await says(bot, user, 'แต้ม', 'แต้ม', 'แต้ม');
    expect(receiptsOf(user)).toHaveLength(7);
    expect(bot.sim.calls.filter(({ status }) => status === 400)).toEqual([]);
  });

  test('a receipt whose time ran out is known as lost within a second, and told once', async () => {
    const bot = await startBot();
    const user = await volunteer(bot, 31);
    await says(bot, user, REPORT);
    down(bot, 'error-before');
    await says(bot, user, 'ยืนยันส่ง');
    await bot.pass(49 * SECOND);
    bot.sim.heal();
    bot.clock.advance(2 * SECOND);
    await bot.app.tick();
    await says(bot, user, 'แต้ม');
    expect(receiptsOf(user)).toHaveLength(1);
    await bot.pass(30 * SECOND);
    await says(bot, user, 'แต้ม');
    expect(receiptsOf(user)).toHaveLength(1);
  });

  test('a short failure: the reply comes on the next try, once', async () => {
    const bot = await startBot();
    const user = await volunteer(bot);
    for (const fault of ['error-before', 'rate-limit', 'reset'] as const) {
      bot.sim.fail({ endpoint: REPLY, fault });
      const before = saidTo(user).length;
      await user.says('รายงานของฉัน');
      await bot.settle();
      await bot.pass(10 * SECOND);
      expect(saidTo(user)).toHaveLength(before + 1);
    }
  });

  test('LINE took the reply and failed to say so: she sees it once, and no second one is tried for ever', async () => {
    const bot = await startBot();
    const user = await volunteer(bot);
    await says(bot, user, REPORT);
    bot.sim.fail({ endpoint: REPLY, fault: 'hang-after' });
    await says(bot, user, 'ยืนยันส่ง');
    await bot.pass(2 * MINUTE);
    await says(bot, user, 'แต้ม');
    expect(receiptsOf(user)).toHaveLength(1);
    expect(outbox(bot, 'probable')).toBe(1);
  });
});

describe('a reply that LINE will never take', () => {
  test('is not told again and again: the next reply comes through', async () => {
    const bot = await startBot();
    const user = await volunteer(bot);
    await says(bot, user, REPORT, 'ยืนยันส่ง');
    // A receipt as a bug in its card would make it, lost while LINE was down.
    const broken = JSON.stringify([{ notice: 'receipt', args: { number: 'x'.repeat(60_000), month: '2026-11' } }]);
    bot.store.prepare("update outbox set state = 'lost', notices = ? where notices like '%\"receipt\"%'").run(broken);
    await says(bot, user, 'แต้ม');
    await bot.pass(2 * MINUTE);
    const before = saidTo(user).length;
    await says(bot, user, 'แต้ม');
    expect(saidTo(user)).toHaveLength(before + 1);
  });

  test('and one that cannot even be drawn stops neither the others nor the seals', async () => {
    const bot = await startBot();
    const user = await volunteer(bot);
    bot.store
      .prepare(
        `insert into outbox (lane, id, kind, notices, state, attempts, run_at, created_at)
         values (?, 'broken', 'push', '[{"notice":"no such notice","args":{}}]', 'waiting', 0, 1, 1)`,
      )
      .run(user.userId);
    await says(bot, user, REPORT, 'ยืนยันส่ง');
    await bot.pass(3 * SECOND);
    expect(bot.store.prepare("select state from outbox where id = 'broken'").pluck().get()).toBe('refused');
    expect(bot.store.prepare('select count(*) from audit_entry where hash is null').pluck().get()).toBe(0);
  });
});
