import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Db } from '../../../bot/db/db.ts';
import { migrate } from '../../../bot/db/migrate.ts';
import { openSqlite } from '../../../bot/db/sqlite.ts';
import type { WaveSender } from '../../../bot/jobs/send-chunk.ts';
import { wavePace } from '../../../bot/jobs/wave-pace.ts';
import { lineClient } from '../../../bot/line/client.ts';
import { messageUsage } from '../../../bot/line/message-usage.ts';
import type { Clock } from '../../../bot/ports.ts';
import type { WaveCount } from '../../../bot/watch/wave-metrics.ts';
import { type ManualClock, manualClock } from '../../simulator/platform/clock.ts';
import type { SimulatorOptions } from '../../simulator/platform/options.ts';
import { randomOf } from '../../simulator/platform/random.ts';
import { createSimulator, type Simulator } from '../../simulator/platform/simulator.ts';
import { ACCESS_TOKEN, CHANNEL_SECRET, type LogLine, logTo } from '../../support/app.ts';
import { type Life, mortal, newLife } from '../../support/mortal.ts';
import { PATIENT_MS, untilItHangs } from '../../support/patience.ts';
import { type PlanOptions, plan, populate, report, setBudget, type Volunteer } from './wave-store.ts';

/** 25 November 2026, 10:00 in Thailand: five days before the last. */
export const D5 = Date.parse('2026-11-25T10:00:00+07:00');

/** A store with units and volunteers, waves that are planned by hand, and the real stand-in before them. */
export interface WaveStand {
  readonly sim: Simulator;
  /** True time, which LINE's clock shows as well. */
  readonly clock: ManualClock;
  readonly db: Db;
  readonly store: Database.Database;
  readonly log: readonly LogLine[];
  readonly counts: ReadonlyMap<WaveCount, number>;
  readonly people: readonly Volunteer[];
  /** Puts our clock off LINE's by so many ms. */
  setOff(ms: number): void;
  readonly now: Clock['now'];
  /** One process that sends; it may be killed. */
  process(life?: Life): WaveSender;
  /** Plans a wave of these people, a chunk for each unit and `perChunk` of them, all due at once unless told. */
  plan(wave: string, people: readonly Volunteer[], options?: PlanOptions): void;
  report(who: Volunteer, at?: number): void;
  /** How often each was written to, by LINE id. */
  received(): Map<string, number>;
  chunks(): ChunkRow[];
  wave(id: string): { state: string; reason: string | null };
  budget(): { most: number; reserved: number };
  stop(): Promise<void>;
}

export interface ChunkRow {
  readonly unit_id: string;
  readonly wave_id: string;
  readonly part: string;
  readonly state: string;
  readonly people: number;
  readonly recipients: number | null;
  readonly run_at: number;
  readonly attempts: number;
  readonly frozen_at: number | null;
  readonly sent_at: number | null;
  readonly retry_key: string | null;
  readonly body: string | null;
  readonly error: string | null;
}

export interface StandOptions {
  /** How many volunteers each unit has. */
  readonly units: readonly number[];
  /** Messages that the month's budget allows; null: no operator has set one. */
  readonly budget?: number | null;
  readonly start?: number;
  readonly sim?: Partial<SimulatorOptions>;
  readonly answersPerSecond?: number;
}

export async function waveStand(options: StandOptions): Promise<WaveStand> {
  const start = options.start ?? D5;
  const clock = manualClock(start);
  const settings = { channelSecret: CHANNEL_SECRET, accessToken: ACCESS_TOKEN, clock, ...options.sim };
  const sim = await createSimulator(settings);
  const folder = mkdtempSync(join(tmpdir(), 'vhv-waves-'));
  const file = join(folder, 'vhv.sqlite');
  await migrate(`file:${file}`);
  const db = openSqlite(file);
  const store = new Database(file);
  store.pragma('synchronous = OFF');
  const people = populate(store, sim, options.units);
  if (options.budget !== null) setBudget(store, options.budget ?? 10_000);
  let off = 0;
  const ours: Clock = { now: () => clock.now() + off };
  const log: LogLine[] = [];
  const counts = new Map<WaveCount, number>();
  const ports = { channelAccessToken: ACCESS_TOKEN, apiOrigin: sim.url, timeoutMs: PATIENT_MS };
  let processes = 0;
  const senderOf = (seed: number, life: Life): WaveSender => ({
    db: mortal(life, db),
    line: mortal(life, lineClient({ ...ports, deadline: untilItHangs(sim) })),
    usage: mortal(life, messageUsage(ports)),
    clock: ours,
    ids: { uuid: uuids(seed) },
    log: logTo(log, life),
    pace: wavePace(ours, options.answersPerSecond ?? 1_000),
    count: (what, by) => counts.set(what, (counts.get(what) ?? 0) + by),
  });

  return {
    sim,
    clock,
    db,
    store,
    log,
    counts,
    people,
    now: ours.now,
    setOff: (ms) => {
      off = ms;
    },
    process: (life = newLife()) => senderOf(++processes, life),
    plan: (wave, who, planned = {}) => plan(store, wave, who, start, planned),
    report: (who, at = ours.now()) => report(store, who, at),
    received() {
      const times = new Map<string, number>();
      for (const person of sim.world.people.users.values())
        if (person.chat.length > 0) times.set(person.userId, person.chat.length);
      return times;
    },
    chunks: () => store.prepare('select * from wave_chunk order by unit_id, wave_id, part').all() as ChunkRow[],
    wave: (id) => store.prepare('select state, reason from wave where id = ?').get(id) as never,
    budget: () => store.prepare('select most, reserved from message_budget').get() as never,
    async stop() {
      await sim.stop();
      await db.close();
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function uuids(seed: number): () => string {
  const random = randomOf(seed, 'wave ids');
  return () => {
    const h = random.hex(32);
    return `${h.slice(0, 8)}-${h.slice(8, 12)}-7${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20)}`;
  };
}
