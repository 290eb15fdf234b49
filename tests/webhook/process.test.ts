import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { manualClock } from '../simulator/platform/clock.ts';
import { createSimulator, type Simulator } from '../simulator/platform/simulator.ts';
import { ACCESS_TOKEN, CHANNEL_SECRET } from '../support/app.ts';
import { type BotProcess, startBotProcess } from '../support/bot-process.ts';
import { demoFolder, MID_MONTH } from '../support/demo-store.ts';
import { scratchFolder, startServer } from '../support/server.ts';
import { REPORT, receiptsOf } from './support/story.ts';

interface House {
  readonly sim: Simulator;
  readonly store: Database.Database;
  /** Starts a process over the store, at a time when nothing is leased any more; the one before must be gone. */
  start(): Promise<BotProcess>;
}

async function house(): Promise<House> {
  // LINE's clock stands: how long a process takes to answer on this machine ends no webhook and no reply token.
  const clock = manualClock(MID_MONTH);
  const sim = await createSimulator({ channelSecret: CHANNEL_SECRET, accessToken: ACCESS_TOKEN, clock });
  const { file, remove } = await demoFolder();
  const store = new Database(file);
  let bot: BotProcess | null = null;
  onTestFinished(async () => {
    await bot?.kill();
    await sim.stop();
    store.close();
    remove();
  });
  return {
    sim,
    store,
    async start() {
      const leases = 'select run_at from inbox union all select run_at from outbox';
      const last = store.prepare(`select max(run_at) from (${leases})`).pluck().get() as number | null;
      const now = Math.max(MID_MONTH, (last ?? 0) + 1);
      bot = await startBotProcess({ databaseUrl: `file:${file}`, line: sim.url, now });
      sim.setWebhook(`${bot.url}/webhook`);
      return bot;
    },
  };
}

const open = ({ store }: House) =>
  store.prepare('select count(*) from inbox where done_at is null').pluck().get() as number;

describe('SIGTERM', () => {
  test('under load: finishes what it took and exits 0; nothing acknowledged is left undone', async () => {
    const all = await house();
    const bot = await all.start();
    const users = Array.from({ length: 12 }, (_, n) => all.sim.user(`crowd ${n}`));
    const deeds = users.flatMap((user) => [
      user.follow(),
      user.says('ช่วยเหลือ'),
      user.says('แต้ม'),
      user.sticker('1', '2'),
    ]);
    await Promise.race(deeds);
    const acknowledged = () =>
      all.sim.deliveries.filter(({ status }) => status === 200).flatMap(({ events }) => events);
    const taken = acknowledged();
    expect(taken.length).toBeGreaterThan(0);
    expect(await bot.stop()).toBe(0);
    await Promise.all(deeds);
    const done = () => all.store.prepare('select event_id from inbox where done_at is not null').pluck().all();
    expect(done()).toEqual(expect.arrayContaining(taken.map(({ webhookEventId }) => webhookEventId)));
    expect(bot.lines.map(({ event }) => event).slice(-2)).toEqual(['stopping', 'stopped']);
    expect(bot.lines.filter(({ level }) => level === 'error')).toEqual([]);
    // What came when it no longer took turns is the next one's.
    if (open(all) > 0) await all.start();
    await expect.poll(() => open(all)).toBe(0);
    expect(done()).toEqual(expect.arrayContaining(acknowledged().map(({ webhookEventId }) => webhookEventId)));
  });

  test('while LINE hangs: exits 0, and the answer comes from the next process', async () => {
    const all = await house();
    const bot = await all.start();
    const user = all.sim.user('a');
    await user.says('ลงทะเบียน DEMO-0031');
    await user.waitForReply();
    await user.says('ใช่ ฉันเอง');
    await user.waitForReply();
    await user.says(REPORT);
    await user.waitForReply();
    all.sim.fail({ endpoint: 'POST /v2/bot/message/reply', fault: 'hang', times: 100 });
    await user.says('ยืนยันส่ง');
    expect(await bot.stop()).toBe(0);
    expect(all.store.prepare("select count(*) from report_version where channel = 'chat'").pluck().get()).toBe(1);
    all.sim.heal();
    await all.start();
    await user.waitForReply(() => receiptsOf(user).length === 1);
  });
});

describe('SIGKILL', () => {
  test('right after the 200: the next process answers, once', async () => {
    const all = await house();
    const bot = await all.start();
    const user = all.sim.user('a');
    await user.says('ลงทะเบียน DEMO-0031');
    await user.waitForReply();
    await user.says('ใช่ ฉันเอง');
    await bot.kill();
    const before = user.chat.length;
    await all.start();
    if (!user.chat.some((item) => JSON.stringify(item.message).includes('ลงทะเบียนแล้ว')))
      await user.waitForReply((item) => JSON.stringify(item.message).includes('ลงทะเบียนแล้ว'));
    expect(user.chat.length).toBeLessThanOrEqual(before + 1);
    expect(open(all)).toBe(0);
    expect(all.store.prepare('select count(*) from line_link').pluck().get()).toBe(1);
  });
});

describe('a start that cannot be', () => {
  test.each([
    ['DATABASE_URL', () => ({ DATABASE_URL: 'postgres://127.0.0.1:1/vhv' })],
    [
      'SIMULATOR_PORT',
      (taken: string, folder: string) => ({ DATABASE_URL: `file:${folder}/vhv.sqlite`, SIMULATOR_PORT: taken }),
    ],
  ])('says in one line that it is %s', async (name, envOf) => {
    const folder = scratchFolder();
    onTestFinished(folder.remove);
    const busy = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void busy.close());
    await once(busy, 'listening');
    const starting = startServer(envOf(String((busy.address() as AddressInfo).port), folder.path));
    await expect(starting).rejects.toThrow(new RegExp(`^the server ended with 1: ${name}: [^\\n]+$`));
  });
});
