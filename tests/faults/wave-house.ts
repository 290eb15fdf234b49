import { v7 as uuid } from 'uuid';
import { onTestFinished } from 'vitest';
import { noteFollower } from '../../bot/db/queries/conversation.ts';
import { linkLineUser } from '../../bot/db/queries/directory.ts';
import { openReport } from '../../bot/db/queries/report.ts';
import { planWave } from '../../bot/jobs/plan-wave.ts';
import { setBudget } from '../../bot/services/wave/budget.ts';
import { moveWave } from '../../bot/services/wave/control.ts';
import { isProblem, type Problem } from '../../shared/api/problems.ts';
import { makeUnit, PLAIN_REPORT } from '../engines/people.ts';
import { systemClock } from '../simulator/platform/clock.ts';
import { createSimulator, type Simulator } from '../simulator/platform/simulator.ts';
import { ACCESS_TOKEN, CHANNEL_SECRET } from '../support/app.ts';
import { type BotProcess, startBotProcess } from '../support/bot-process.ts';
import type { RunStore } from './store.ts';

const MONTH = '2026-11';
const START = Date.parse('2026-11-25T10:00:00+07:00');
/** Past the lease that a dead process had on a chunk (15 s). */
const LEASE_OVER_MS = 16_000;
const PEOPLE = 4;

/** A wave that has been started over a store, and LINE's stand-in before it. The processes that send it are real ones. */
export interface WaveHouse {
  readonly sim: Simulator;
  readonly waveId: string;
  /** LINE ids of everybody in the wave, unit by unit. */
  readonly lanes: readonly string[];
  /** Starts a process; its clock goes on behind the leases of those that are dead. */
  start(): Promise<BotProcess>;
  /** SIGKILL, to all of them at once. */
  kill(...bots: readonly BotProcess[]): Promise<void>;
  /** The person behind so-many-th LINE id reports. */
  report(n: number): Promise<void>;
  /** How often LINE wrote to each. */
  received(): number[];
}

/** A wave to `units` units of four people each, due when the first process starts. */
export async function waveHouse(store: RunStore, units: number): Promise<WaveHouse> {
  let offset = START - Date.now();
  const clock = { now: () => Date.now() + offset, after: systemClock.after };
  const sim = await createSimulator({ channelSecret: CHANNEL_SECRET, accessToken: ACCESS_TOKEN, clock });
  const db = store.open();
  const living = new Set<BotProcess>();
  const kill = async (...bots: readonly BotProcess[]) => {
    await Promise.all(bots.map((bot) => bot.kill()));
    for (const bot of bots) living.delete(bot);
    offset += LEASE_OVER_MS;
  };
  onTestFinished(async () => {
    await kill(...living);
    await sim.stop();
    await db.close();
    await store.remove();
  });
  const people: { id: string; unitId: string; lane: string }[] = [];
  for (let n = 0; n < units; n++) {
    const unitId = `wave-unit-${n}`;
    for (const { id } of await makeUnit(db, unitId, PEOPLE)) {
      const person = sim.world.people.ensure(id);
      person.follows = true;
      people.push({ id, unitId, lane: person.userId });
    }
  }
  await db.commit(
    people.flatMap(({ id, lane }) => [
      linkLineUser({ lineUserId: lane, personId: id, at: 0, noticeVersion: '1' }),
      noteFollower({ lane, at: 0, blockedAt: null }),
    ]),
  );
  good(await setBudget(db, { month: MONTH, plan: 'pro', messages: 1_000, baht: 100, now: START }));
  const request = { areaId: 'th', month: MONTH, name: 'now', actor: 'operator', answersPerSecond: 1_000 } as const;
  const wave = good(await planWave({ db, ids: { uuid: () => uuid() }, clock: { now: () => START } }, request));
  good(await moveWave(db, { waveId: wave.id, move: 'start', actor: 'operator', reason: null, now: START }));
  offset += (wave.endsAt ?? 0) + 1_000 - clock.now();
  return {
    sim,
    waveId: wave.id,
    lanes: people.map(({ lane }) => lane),
    async start() {
      const bot = await startBotProcess({ databaseUrl: store.url, line: sim.url, now: clock.now() });
      living.add(bot);
      return bot;
    },
    kill,
    async report(n) {
      const { id, unitId } = people[n] ?? { id: '', unitId: '' };
      const report = { unitId, id: `r-${id}`, personId: id, month: MONTH, number: id, at: clock.now() };
      await db.commit([openReport({ ...report, ...PLAIN_REPORT })]);
    },
    received: () => people.map(({ lane }) => sim.world.people.find(lane)?.chat.length ?? 0),
  };
}

function good<T extends object>(told: T | Problem): T {
  if (isProblem(told)) throw new Error(JSON.stringify(told));
  return told;
}
