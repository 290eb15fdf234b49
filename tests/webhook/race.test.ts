import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../bot/db/db.ts';
import { openPostgres } from '../../bot/db/postgres.ts';
import { lineClient } from '../../bot/line/client.ts';
import { manualClock } from '../simulator/platform/clock.ts';
import { createSimulator, type Simulator } from '../simulator/platform/simulator.ts';
import type { WebhookEvent } from '../simulator/platform/webhook/events.ts';
import { ACCESS_TOKEN, CHANNEL_SECRET, type LogLine, type TestApp, testApp } from '../support/app.ts';
import { fillDemo, MID_MONTH } from '../support/demo-store.ts';
import { PATIENT_MS, PATIENT_STORE } from '../support/patience.ts';
import { type RunningPostgres, startPostgres } from '../support/postgres.ts';
import { REPORT } from './support/story.ts';

/** Two processes over one PostgreSQL, behind a balancer that hands each webhook to either. */
describe('two processes on one store', () => {
  const clock = manualClock(MID_MONTH);
  const log: LogLine[] = [];
  let running: RunningPostgres;
  let sim: Simulator;
  let looking: pg.Client;
  const dbs: Db[] = [];
  const bots: TestApp[] = [];

  beforeAll(async () => {
    running = await startPostgres();
    dbs.push(openPostgres(running.url, PATIENT_STORE), openPostgres(running.url, PATIENT_STORE));
    if (dbs[0]) await fillDemo(running.url, dbs[0]);
    looking = new pg.Client({ connectionString: running.url });
    await looking.connect();
    sim = await createSimulator({ channelSecret: CHANNEL_SECRET, accessToken: ACCESS_TOKEN, clock, rateLimits: false });
    const line = lineClient({ channelAccessToken: ACCESS_TOKEN, apiOrigin: sim.url, timeoutMs: PATIENT_MS });
    for (const [n, db] of dbs.entries())
      bots.push(await testApp({ db, line, clock, secrets: [CHANNEL_SECRET], log, seed: n + 1 }));
  });
  afterAll(async () => {
    await settle();
    await sim?.stop();
    await looking?.end();
    await Promise.all(dbs.map((db) => db.close()));
    await running?.stop();
  });

  const settle = async () => {
    for (const { app } of bots) await app.idle();
  };
  const handTo = async (n: number, ...events: WebhookEvent[]) => {
    const { body, signature } = sim.signed(events);
    const request = new Request('http://bot/webhook', {
      method: 'POST',
      body,
      headers: { 'x-line-signature': signature },
    });
    expect((await bots[n % 2]?.app.fetch(request))?.status).toBe(200);
  };
  const says = (userId: string, text: string, timestamp = clock.now()) =>
    sim.compose({ type: 'user', userId }, { type: 'message', message: { type: 'text', id: '1', text } }, { timestamp });
  const look = async (sql: string) => (await looking.query(sql)).rows;
  const waitingForLock = async (): Promise<number> => {
    // Other files have databases on the same server.
    const rows = await looking.query(`select count(*)::int as n from pg_locks
      where not granted and database = (select oid from pg_database where datname = current_database())`);
    return rows.rows[0].n;
  };
  const register = async (userId: string, code: string) => {
    for (const text of [`ลงทะเบียน ${code}`, 'ใช่ ฉันเอง']) {
      await handTo(0, says(userId, text));
      await settle();
    }
  };

  test('the same event handed to both at once: one turn, one reply', async () => {
    const { userId } = sim.user('both');
    await register(userId, 'DEMO-0031');
    await handTo(0, says(userId, REPORT));
    await settle();
    const event = says(userId, 'ยืนยันส่ง');
    const before = sim.sentTotal;
    await Promise.all([handTo(0, event), handTo(1, event), handTo(1, event), handTo(0, event)]);
    await settle();
    expect(await look("select count(*)::int as n from report_version where channel = 'chat'")).toEqual([{ n: 1 }]);
    expect(sim.sentTotal).toBe(before + 1);
  });

  test('a burst of one person spread over both: each event one turn and one reply, though they take turns only at ticks', async () => {
    const { userId } = sim.user('burst');
    await register(userId, 'DEMO-0032');
    await handTo(0, says(userId, 'ส่งรายงาน'));
    await settle();
    clock.advance(1_000);
    const start = clock.now();
    const events = Array.from({ length: 12 }, (_, n) => says(userId, `ผู้สูงอายุ ${n}`, start + n));
    await Promise.all(events.map((event, n) => handTo(n, event)));
    for (let ticks = 0; ticks < 12; ticks++) {
      await settle();
      clock.advance(500);
      for (const { app } of bots) await app.tick();
    }
    await settle();
    const turns = await look(
      `select event_id, seq::int as seq from conversation_event where lane = '${userId}' order by seq`,
    );
    expect(turns.map(({ seq }) => seq)).toEqual(turns.map((_, n) => n + 1));
    const handled = turns.map(({ event_id }) => event_id).filter((id) => events.some((e) => e.webhookEventId === id));
    expect(handled.toSorted()).toEqual(events.map(({ webhookEventId }) => webhookEventId).toSorted());
    const sent = sim.sent.map(({ replyToken }) => replyToken);
    for (const { replyToken } of events) expect(sent.filter((token) => token === replyToken)).toHaveLength(1);
    expect(log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('two people confirm the same code at once: one is linked, the other is told', async () => {
    const [a, b] = [sim.user('first').userId, sim.user('second').userId];
    await handTo(0, says(a, 'ลงทะเบียน DEMO-0033'));
    await handTo(1, says(b, 'ลงทะเบียน DEMO-0033'));
    await settle();
    const before = sim.sentTotal;
    await Promise.all([handTo(0, says(a, 'ใช่ ฉันเอง')), handTo(1, says(b, 'ใช่ ฉันเอง'))]);
    await settle();
    expect(await look("select count(*)::int as n from line_link where person_id = 'demo-volunteer-0033'")).toEqual([
      { n: 1 },
    ]);
    expect(sim.sentTotal).toBe(before + 2);
    expect(log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('both hold one event, since the first was slower than its lease: one turn, one reply, no alarm', async () => {
    const { userId } = sim.user('slow');
    await register(userId, 'DEMO-0035');
    await handTo(0, says(userId, REPORT));
    await settle();
    const event = says(userId, 'ยืนยันส่ง');
    await looking.query('begin');
    await looking.query('lock table conversation_event in share mode');
    await handTo(0, event);
    clock.advance(16_000);
    const ticks = bots[1]?.app.tick();
    while ((await waitingForLock()) < 2);
    await looking.query('commit');
    await ticks;
    await settle();
    expect(sim.sent.filter(({ replyToken }) => replyToken === event.replyToken)).toHaveLength(1);
    expect(await look(`select seq from conversation_event where event_id = '${event.webhookEventId}'`)).toHaveLength(1);
    expect(log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('one of them dies with an event in its hands: the other takes it up after the lease, once', async () => {
    const { userId } = sim.user('orphan');
    await register(userId, 'DEMO-0034');
    await handTo(0, says(userId, REPORT));
    await settle();
    const dying = bots[1];
    const event = says(userId, 'ยืนยันส่ง');
    await handTo(1, event);
    dying?.life.end();
    bots.splice(1, 1);
    clock.advance(16_000);
    await bots[0]?.app.tick();
    await settle();
    const versions = await look(
      `select count(*)::int as n from report_version v join report r on r.unit_id = v.unit_id and r.id = v.report_id
       where r.person_id = 'demo-volunteer-0034' and v.channel = 'chat'`,
    );
    expect(versions).toEqual([{ n: 1 }]);
    expect(sim.sent.filter(({ replyToken }) => replyToken === event.replyToken)).toHaveLength(1);
  });
});
