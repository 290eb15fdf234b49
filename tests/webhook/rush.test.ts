import { describe, expect, test } from 'vitest';
import { finishEvent } from '../../bot/db/queries/inbox.ts';
import { openSqlite } from '../../bot/db/sqlite.ts';
import { Lanes, LEASE_MS } from '../../bot/webhook/lanes.ts';
import { receive } from '../../bot/webhook/receive.ts';
import { startBot, type TestBot } from '../support/bot.ts';
import { demoFolder } from '../support/demo-store.ts';
import { type Slowness, slowStore } from '../support/slow-store.ts';
import { inbox, REPORT, receiptsOf, saidTo, says, versions, volunteer } from './support/story.ts';

const SECOND = 1_000;
const KEPT = 'รับแล้ว กำลังส่งให้ค่ะ';

/** A bot whose turns stand still while `hold` is on, as in a rush that is too much for it; all else goes on. */
async function rushed() {
  const gate = { held: Promise.resolve(), open: () => {} };
  const bot = await startBot({
    through: (db) => ({
      ...db,
      rows: async (statement) => {
        // The next event of a lane is what a turn begins with.
        if (statement.template.name === 'inbox.next') await gate.held;
        return db.rows(statement);
      },
    }),
  });
  const hold = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    gate.held = promise;
    gate.open = resolve;
  };
  const go = async () => {
    gate.open();
    gate.held = Promise.resolve();
    await bot.settle();
  };
  return { bot, hold, go };
}

/** Time passes while turns stand still: `settle` would wait for them. */
async function waitFor(bot: TestBot, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= SECOND) {
    bot.clock.advance(SECOND);
    await bot.app.tick();
  }
  await bot.sim.idle();
}

const sent = (bot: TestBot) => bot.sim.sent.length;
async function replies(bot: TestBot, more: number): Promise<void> {
  const wanted = sent(bot) + more;
  while (sent(bot) < wanted) await new Promise((resolve) => setTimeout(resolve, 2));
}

describe('turns cannot keep up', () => {
  test('she is told that it is kept before her token dies, and the receipt comes with her next reply', async () => {
    const { bot, hold, go } = await rushed();
    const user = await volunteer(bot);
    await says(bot, user, REPORT);
    hold();
    await user.says('ยืนยันส่ง');
    await waitFor(bot, 24 * SECOND);
    expect(saidTo(user).at(-1)).not.toContain(KEPT);
    const told = replies(bot, 1);
    await waitFor(bot, 2 * SECOND);
    await told;
    expect(saidTo(user).at(-1)).toContain(KEPT);
    expect(versions(bot)).toHaveLength(0);
    await go();
    expect(versions(bot)).toHaveLength(1);
    expect(receiptsOf(user)).toEqual([]);
    await says(bot, user, 'รายงานของฉัน');
    expect([...new Set(receiptsOf(user))]).toEqual([versions(bot)[0]?.number]);
    expect(bot.sim.calls.filter(({ status }) => status >= 400)).toEqual([]);
    expect(bot.log.filter(({ event }) => event === 'turn.failed')).toEqual([]);
  });

  test('once for a lane until it has caught up, only for words and taps, and not for what is answered in time', async () => {
    const { bot, hold, go } = await rushed();
    const user = await volunteer(bot);
    const before = sent(bot);
    hold();
    for (const text of ['แต้ม', 'รายงานของฉัน', 'แต้ม']) await user.says(text);
    const told = replies(bot, 1);
    await waitFor(bot, 35 * SECOND);
    await told;
    expect(sent(bot)).toBe(before + 1);
    await go();
    // The two others still had their tokens.
    expect(sent(bot)).toBe(before + 3);
    await says(bot, user, 'แต้ม');
    expect(sent(bot)).toBe(before + 4);
  });

  test('the turn and the early answer want the token at the same moment: one of them has it', async () => {
    const { bot, hold, go } = await rushed();
    const user = await volunteer(bot);
    await says(bot, user, REPORT);
    for (let n = 0; n < 5; n++) {
      await says(bot, user, `ส่งรายงาน ผู้สูงอายุ ${n + 1}`);
      const before = sent(bot);
      hold();
      await user.says('ยืนยันส่ง');
      bot.clock.advance(26 * SECOND);
      await Promise.all([go(), bot.app.tick()]);
      await bot.settle();
      expect(sent(bot)).toBe(before + 1);
      expect(versions(bot)).toHaveLength(n + 1);
      await says(bot, user, 'แต้ม');
      expect(new Set(receiptsOf(user)).size).toBe(1);
    }
    expect(bot.sim.calls.filter(({ status }) => status >= 400)).toEqual([]);
  });

  test('the process dies between the early answer and the turn: the receipt is not lost', async () => {
    const { bot, hold, go } = await rushed();
    const user = await volunteer(bot);
    await says(bot, user, REPORT);
    hold();
    await user.says('ยืนยันส่ง');
    const told = replies(bot, 1);
    await waitFor(bot, 26 * SECOND);
    await told;
    await bot.crash();
    await go();
    await bot.pass(20 * SECOND);
    expect([versions(bot).length, inbox(bot).filter((row) => row.done_at === null)]).toEqual([1, []]);
    await says(bot, user, 'แต้ม');
    expect(receiptsOf(user)).toHaveLength(1);
    expect(saidTo(user).filter((words) => words.includes(KEPT))).toHaveLength(1);
  });
});

test('more bodies than the store can take: the rest is refused at once, LINE sends it again, nothing is missing', async () => {
  const slowness: Slowness = { session: 0, commit: 0 };
  let storing = 0;
  const bot = await startBot({
    through: (db) => ({
      ...db,
      commit: (statements) => {
        storing++;
        return slowStore(slowness)(db).commit(statements);
      },
    }),
    app: { mostWebhooks: 3 },
    sim: { redelivery: true, redeliveryDelaysMs: [5_000, 10_000, 20_000, 40_000] },
  });
  const held = Promise.withResolvers<void>();
  slowness.commit = held.promise;
  const before = storing;
  const say = (n: number) => bot.sim.user(`user ${n}`).says('แต้ม');
  const said = [1, 2, 3].map(say);
  await expect.poll(() => storing - before).toBe(3);
  said.push(...[4, 5, 6, 7, 8, 9, 10, 11, 12].map(say));
  const refused = () => bot.sim.deliveries.filter(({ status }) => status === 503).flatMap(({ events }) => events);
  await expect.poll(() => refused().length).toBe(9);
  slowness.commit = 0;
  held.resolve();
  const statuses = (await Promise.all(said)).map(({ delivery }) => delivery?.status);
  expect(statuses.toSorted()).toEqual([...Array(3).fill(200), ...Array(9).fill(503)]);
  await bot.settle();
  await bot.pass(80 * SECOND);
  expect(inbox(bot).filter(({ payload }) => payload?.includes('แต้ม'))).toHaveLength(12);
});

describe('a process that holds too much', () => {
  test('leaves the rest in the store, and comes to it when it has caught up: each once, in order', async () => {
    const file = await demoFolder();
    const db = openSqlite(file.file);
    let now = 1_000_000;
    const clock = { now: () => now };
    const handled: string[] = [];
    const lanes = new Lanes({
      db,
      clock,
      log: { info() {}, warn() {}, error() {} },
      width: 2,
      most: 10,
      dispatch: () => {},
      turn: async (lane, row) => {
        handled.push(`${lane} ${row.event_id}`);
        await db.commit([finishEvent({ lane, eventId: row.event_id, at: now, mark: '' })]);
        return null;
      },
    });
    const events = Array.from({ length: 60 }, (_, n) => ({
      lane: `lane-${n % 6}`,
      eventId: `e${String(n).padStart(2, '0')}`,
      eventAt: now + n,
      payload: { what: { kind: 'sticker' } as const, replyToken: null, messageId: null },
      why: '',
      unsend: null,
    }));
    const { fresh } = await receive(db, events, now);
    lanes.wake(fresh);
    await lanes.idle();
    expect(handled.length).toBeLessThan(60);
    for (let rounds = 0; rounds < 20 && handled.length < 60; rounds++) {
      now += LEASE_MS;
      await lanes.sweep();
      await lanes.idle();
    }
    expect(handled.toSorted()).toEqual(events.map(({ lane, eventId }) => `${lane} ${eventId}`).toSorted());
    for (const own of Map.groupBy(handled, (one) => one.slice(0, 6)).values()) expect(own).toEqual(own.toSorted());
    await db.close();
    file.remove();
  });
});
