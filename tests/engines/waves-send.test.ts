import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Db, one } from '../../bot/db/db.ts';
import { budgetOf } from '../../bot/db/queries/budget.ts';
import { noteFollower } from '../../bot/db/queries/conversation.ts';
import { linkLineUser } from '../../bot/db/queries/directory.ts';
import { volunteersWithReach } from '../../bot/db/queries/out-of-reach.ts';
import { openReport } from '../../bot/db/queries/report.ts';
import { chunksDue } from '../../bot/db/queries/wave-chunk.ts';
import { reportedAfterPush, sentOfWave } from '../../bot/db/queries/wave-result.ts';
import { planWave } from '../../bot/jobs/plan-wave.ts';
import { readResults } from '../../bot/jobs/read-results.ts';
import type { WaveSender } from '../../bot/jobs/send-chunk.ts';
import { sendWaves } from '../../bot/jobs/send-waves.ts';
import { wavePace } from '../../bot/jobs/wave-pace.ts';
import { lineClient } from '../../bot/line/client.ts';
import { messageUsage } from '../../bot/line/message-usage.ts';
import { setBudget } from '../../bot/services/wave/budget.ts';
import { moveWave } from '../../bot/services/wave/control.ts';
import { type FreezeFacts, type FreezeInput, freeze, loadFreezeFacts } from '../../bot/services/wave/freeze-chunk.ts';
import { viewWave, type WaveView } from '../../bot/services/wave/view.ts';
import { isProblem } from '../../shared/api/problems.ts';
import { type ManualClock, manualClock } from '../simulator/platform/clock.ts';
import { createSimulator, type Simulator } from '../simulator/platform/simulator.ts';
import { PATIENT_MS } from '../support/patience.ts';
import { ENGINES, type OpenEngine } from './engines.ts';
import { makeUnit, PLAIN_REPORT } from './people.ts';

const MONTH = '2026-11';
const START = Date.parse('2026-11-25T08:00:00+07:00');
const MINUTE = 60_000;
const ids = { uuid: () => uuid() };

describe.each(Object.entries(ENGINES))('waves on %s', (_name, open) => {
  let engine: OpenEngine;
  let sim: Simulator;
  let clock: ManualClock;
  let unit = 0;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine?.stop());
  beforeEach(async () => {
    clock = manualClock(START);
    sim = await createSimulator({ channelSecret: 's', accessToken: 't', clock, rateLimits: false });
    return () => sim.stop();
  });

  const sender = (db: Db): WaveSender => {
    const line = { channelAccessToken: 't', apiOrigin: sim.url, timeoutMs: PATIENT_MS };
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    const pace = wavePace(clock, 1_000);
    return { db, line: lineClient(line), usage: messageUsage(line), clock, ids, log, pace, count: () => {} };
  };

  /** A unit of its own, and a wave to it that has begun. */
  async function begun(people: number, messages: number) {
    const [db] = engine.dbs;
    const unitId = `wave-unit-${unit++}`;
    const members = await makeUnit(db, unitId, people);
    const lanes = members.map(({ id }) => {
      const person = sim.world.people.ensure(id);
      person.follows = true;
      return person.userId;
    });
    await db.commit(
      members.flatMap(({ id }, n) => [
        linkLineUser({ lineUserId: lanes[n] ?? '', personId: id, at: 0, noticeVersion: '1' }),
        noteFollower({ lane: lanes[n] ?? '', at: 0, blockedAt: null }),
      ]),
    );
    const spent = (await one(db, budgetOf({ month: MONTH })))?.reserved ?? 0;
    await setBudget(db, { month: MONTH, plan: 'pro', messages: spent + messages, baht: 100, now: START });
    const wave = await planWave(
      { db, ids, clock },
      { areaId: unitId, month: MONTH, name: 'now', actor: 'operator', answersPerSecond: 1_000 },
    );
    if (isProblem(wave)) throw new Error(wave.problem);
    await moveWave(db, { waveId: wave.id, move: 'start', actor: 'operator', reason: null, now: START });
    return { db, unitId, members, lanes, waveId: wave.id, spent };
  }

  const attempt = (leaseEnd: number): FreezeInput => ({
    claim: ids.uuid(),
    retryKey: ids.uuid(),
    leaseEnd,
    messages: [{ type: 'text', text: 'ทดสอบ' }],
    late: null,
  });

  /** Both connections send at once, until the day is over. */
  async function sendAll(): Promise<void> {
    const senders = engine.dbs.map(sender);
    for (let n = 0; n < 40; n++) {
      clock.advance(14 * MINUTE);
      await Promise.all(senders.map(sendWaves));
    }
  }
  const received = (lanes: readonly string[]) => lanes.map((lane) => sim.world.people.find(lane)?.chat.length ?? 0);

  test('two runners write to everybody once, but for who reported, and the result is read back', async () => {
    const { db, unitId, members, lanes, waveId, spent } = await begun(9, 100);
    const report = (n: number, at: number) => {
      const personId = members[n]?.id ?? '';
      const r = { unitId, id: `r-${personId}`, personId, month: MONTH, number: personId, at };
      return db.commit([openReport({ ...r, ...PLAIN_REPORT })]);
    };
    await report(0, START);
    sim.fail({ endpoint: 'POST /v2/bot/message/multicast', fault: 'error-after' });
    await sendAll();
    expect(received(lanes)).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(await viewWave(db, waveId)).toMatchObject({ state: 'finished', sent: 8, frozen: 0, waiting: 0 });
    expect((await one(db, budgetOf({ month: MONTH })))?.reserved).toBe(spent + 8);

    await report(1, clock.now());
    clock.advance(24 * 60 * MINUTE);
    await readResults(sender(db));
    expect(Number((await one(db, sentOfWave({ waveId })))?.people)).toBe(8);
    const reported = await one(db, reportedAfterPush({ unitId, waveId, within: 24 * 60 * MINUTE }));
    expect(Number(reported?.count)).toBe(1);
  });

  test('two waves of one day write to everybody once', async () => {
    const { db, unitId, lanes, waveId, spent } = await begun(6, 100);
    const move = (of: string, how: 'pause' | 'resume' | 'start') =>
      moveWave(db, { waveId: of, move: how, actor: 'operator', reason: null, now: START });
    const plan = (name: string) =>
      planWave(
        { db, ids, clock },
        { areaId: unitId, month: MONTH, name, actor: 'operator', answersPerSecond: 1_000 },
      ) as Promise<WaveView>;
    expect(await plan('two')).toMatchObject({ people: 0 });
    await move(waveId, 'pause');
    const second = await plan('three');
    expect(second).toMatchObject({ people: 6 });
    await move(waveId, 'resume');
    await move(second.id, 'start');
    clock.advance(14 * MINUTE);
    // Both runners have read their lists before either freezes one.
    const now = clock.now();
    const due = await db.rows(chunksDue({ at: now, today: START, limit: 10 }));
    const [a, b] = await Promise.all(due.map((chunk) => loadFreezeFacts(db, chunk, now)));
    const frozen = ([a, b] as FreezeFacts[]).map((facts) => freeze(facts, attempt(now)).statements);
    const other = engine.dbs[1] ?? db;
    const ends = await Promise.all([db.commit(frozen[0] ?? []), other.commit(frozen[1] ?? [])]);
    expect(ends.map((results) => results.at(-1)?.changes).sort()).toEqual([0, 1]);
    await sendAll();
    expect(received(lanes)).toEqual([1, 1, 1, 1, 1, 1]);
    expect((await one(db, budgetOf({ month: MONTH })))?.reserved).toBe(spent + 6);
  });

  test('a bad id is found by halves, and its person is out of reach', async () => {
    const { db, unitId, members, lanes, waveId, spent } = await begun(6, 100);
    (sim.world.people.users as Map<string, unknown>).delete(lanes[2] ?? '');
    await sendAll();
    expect(received(lanes)).toEqual([1, 1, 0, 1, 1, 1]);
    expect(await viewWave(db, waveId)).toMatchObject({ state: 'finished', sent: 5, chunks: { refused: 1 } });
    const rows = await db.rows(volunteersWithReach({ unitId, month: MONTH }));
    expect(rows.filter((row) => row.refused_at !== null).map((row) => row.id)).toEqual([members[2]?.id]);
    expect((await one(db, budgetOf({ month: MONTH })))?.reserved).toBe(spent + 5);
    await db.commit([noteFollower({ lane: lanes[2] ?? '', at: clock.now(), blockedAt: null })]);
    const back = await db.rows(volunteersWithReach({ unitId, month: MONTH }));
    expect(back.filter((row) => row.refused_at !== null)).toEqual([]);
  });

  test('the budget stops the wave before the call', async () => {
    const { db, lanes, waveId, spent } = await begun(4, 3);
    await sendAll();
    expect(received(lanes)).toEqual([0, 0, 0, 0]);
    expect(await viewWave(db, waveId)).toMatchObject({ state: 'stopped', reason: 'budget', frozen: 0, waiting: 4 });
    expect((await one(db, budgetOf({ month: MONTH })))?.reserved).toBe(spent);
    await moveWave(db, { waveId, move: 'cancel', actor: 'operator', reason: null, now: START });
  });
});
