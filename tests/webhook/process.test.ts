import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createSimulator, type Simulator } from '../simulator/platform/simulator.ts';
import { ACCESS_TOKEN, CHANNEL_SECRET } from '../support/app.ts';
import { type BotProcess, startBotProcess } from '../support/bot-process.ts';
import { demoFolder } from '../support/demo-store.ts';
import { scratchFolder, startServer } from '../support/server.ts';
import { REPORT, receiptsOf } from './support/story.ts';

const LEASE_OVER_MS = 16_000;

interface House {
  readonly sim: Simulator;
  readonly store: Database.Database;
  /** Starts a process over the store; the one before must be gone. `ahead`: its clock, past the lease of a dead one. */
  start(ahead?: number): Promise<BotProcess>;
}

async function house(): Promise<House> {
  const sim = await createSimulator({ channelSecret: CHANNEL_SECRET, accessToken: ACCESS_TOKEN });
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
    async start(ahead = 0) {
      bot = await startBotProcess({ databaseUrl: `file:${file}`, line: sim.url, now: Date.now() + ahead });
      sim.setWebhook(`${bot.url}/webhook`);
      return bot;
    },
  };
}

const open = ({ store }: House) =>
  store.prepare('select count(*) from inbox where done_at is null').pluck().get() as number;

describe('SIGTERM', () => {
  test('under load: finishes what it took and exits 0 within ten seconds; nothing acknowledged is left undone', async () => {
    const all = await house();
    const bot = await all.start();
    const users = Array.from({ length: 40 }, (_, n) => all.sim.user(`crowd ${n}`));
    const deeds = users.flatMap((user) => [
      user.follow(),
      user.says('ช่วยเหลือ'),
      user.says('แต้ม'),
      user.sticker('1', '2'),
    ]);
    await Promise.race(deeds);
    const began = Date.now();
    const code = await bot.stop();
    expect([code, Date.now() - began < 10_000]).toEqual([0, true]);
    await Promise.all(deeds);
    const acknowledged = all.sim.deliveries.filter(({ status }) => status === 200).flatMap(({ events }) => events);
    const done = all.store.prepare('select event_id from inbox where done_at is not null').pluck().all();
    expect(acknowledged.length).toBeGreaterThan(0);
    for (const { webhookEventId } of acknowledged) expect(done).toContain(webhookEventId);
    expect(open(all)).toBe(0);
    expect(bot.lines.map(({ event }) => event).slice(-2)).toEqual(['stopping', 'stopped']);
    expect(bot.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('while LINE hangs: exits 0 within ten seconds, and the answer comes from the next process', async () => {
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
    const began = Date.now();
    expect(await bot.stop()).toBe(0);
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(all.store.prepare("select count(*) from report_version where channel = 'chat'").pluck().get()).toBe(1);
    all.sim.heal();
    await all.start(LEASE_OVER_MS);
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
    await all.start(LEASE_OVER_MS);
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
