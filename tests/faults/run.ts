import { setTimeout as pause } from 'node:timers/promises';
import type { SimClock } from '../simulator/platform/clock.ts';
import { systemClock } from '../simulator/platform/clock.ts';
import { type Random, randomOf } from '../simulator/platform/random.ts';
import { createSimulator, type Simulator } from '../simulator/platform/simulator.ts';
import { ACCESS_TOKEN, CHANNEL_SECRET } from '../support/app.ts';
import { type BotLine, type BotProcess, startBotProcess } from '../support/bot-process.ts';
import { MID_MONTH } from '../support/demo-store.ts';
import { faultsOf } from './invariants.ts';
import { type Player, playersOf } from './players.ts';
import type { RunStore, Stores } from './store.ts';

/** What one run came to. `faults` is empty when every promise was kept. */
export interface RunResult {
  readonly seed: number;
  readonly faults: readonly string[];
  readonly events: number;
  readonly versions: number;
  readonly kills: number;
  readonly redeliveries: number;
  readonly lost: number;
  readonly ms: number;
}

/** All that the proofs look at when a run is over. */
export interface Aftermath {
  readonly sim: Simulator;
  readonly players: readonly Player[];
  readonly store: RunStore;
  /** What all processes of the run have logged. */
  readonly lines: readonly BotLine[];
  readonly exitCode: number | null;
}

interface StoryClock extends SimClock {
  /** A dead process's leases run out, tokens grow old: without waiting for it. */
  jump(ms: number): void;
}

/** Past every lease of a dead process (15 s). */
const LEASE_OVER_MS = 16_000;
/** Past every reply token and back-off of a reply. */
const TOKENS_OVER_MS = 75_000;
/** Only for what never comes to rest: that takes a second on an idle machine. */
const QUIET_WITHIN_MS = 200_000;

function storyClock(): StoryClock {
  let offset = MID_MONTH - Date.now();
  return {
    now: () => Date.now() + offset,
    after: systemClock.after,
    jump: (ms) => {
      offset += ms;
    },
  };
}

/** One story: people, a LINE that misbehaves, a bot that is killed; then peace, and the proofs. */
export async function run(stores: Stores, seed: number): Promise<RunResult> {
  const began = Date.now();
  const store = await stores.make();
  const clock = storyClock();
  const sim = await createSimulator({
    channelSecret: CHANNEL_SECRET,
    accessToken: ACCESS_TOKEN,
    clock,
    seed,
    redelivery: true,
    redeliveryDelaysMs: [150, 400, 800, 1_600, 3_200],
    rateLimits: false,
    inbound: { seed, duplicate: 0.15, copies: 2, reorder: 0.08, delay: 0.08, maxDelayMs: 400, drop: 0.08, noise: 0.08 },
    outbound: {
      seed,
      'error-before': 0.03,
      'error-after': 0.03,
      'rate-limit': 0.03,
      'monthly-limit': 0.04,
      'invalid-access-token': 0.04,
      reset: 0.03,
      'reset-after': 0.03,
      'hang-after': 0.005,
    },
  });
  const keeper = botKeeper(sim, store, clock);
  try {
    await keeper.start();
    const players = playersOf(sim, seed, keeper.up);
    const kills = killer(keeper, clock, randomOf(seed, 'kills'), () => deedsOf(players));
    await Promise.all([...players.map((player) => player.play()), kills.done]);
    await makePeace({ sim, store, keeper, clock, players });
    const exitCode = await keeper.stop();
    const faults = await faultsOf({ sim, players, store, lines: keeper.lines, exitCode });
    return { seed, faults, kills: kills.count + 1, ...(await figures(sim, store)), ms: Date.now() - began };
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error);
    return { seed, faults: [told], events: 0, versions: 0, kills: 0, redeliveries: 0, lost: 0, ms: Date.now() - began };
  } finally {
    await keeper.kill();
    await sim.stop();
    await store.remove();
  }
}

type Keeper = ReturnType<typeof botKeeper>;

/** The bot's life from outside: at most one process at a time over the store. */
function botKeeper(sim: Simulator, store: RunStore, clock: StoryClock) {
  let bot: BotProcess | null = null;
  let up = Promise.withResolvers<void>();
  const dead: BotProcess[] = [];
  const end = () => {
    const ended = bot;
    if (ended) dead.push(ended);
    if (ended) up = Promise.withResolvers();
    bot = null;
    return ended;
  };
  return {
    async start() {
      bot = await startBotProcess({ databaseUrl: store.url, line: sim.url, now: clock.now() });
      sim.setWebhook(`${bot.url}/webhook`);
      up.resolve();
    },
    up: () => up.promise,
    kill: async () => end()?.kill(),
    stop: async () => (await end()?.stop()) ?? null,
    get lines() {
      return dead.flatMap((process) => process.lines);
    },
  };
}

const deedsOf = (players: readonly Player[]) => players.reduce((sum, { deeds }) => sum + deeds.length, 0);

/** Kills the bot up to twice, each time in the middle of something, and starts it again. Peace begins with a third. */
function killer(keeper: Keeper, clock: StoryClock, random: Random, deeds: () => number) {
  const count = random.below(3);
  const work = async () => {
    for (let n = 0; n < count; n++) {
      // From a moment in the story, not on the clock: so that a slow machine kills as often in the middle of a turn.
      const after = deeds() + 2 + random.below(12);
      const until = Date.now() + 600;
      while (deeds() < after && Date.now() < until) await pause(2);
      await pause(random.below(15));
      await keeper.kill();
      clock.jump(random.next() < 0.25 ? TOKENS_OVER_MS : LEASE_OVER_MS);
      await keeper.start();
    }
  };
  return { count, done: work() };
}

interface Peace {
  readonly sim: Simulator;
  readonly store: RunStore;
  readonly keeper: Keeper;
  readonly clock: StoryClock;
  readonly players: readonly Player[];
}

/** No more faults: what is under way arrives, what was left lying is taken up, and everybody asks once more. */
async function makePeace({ sim, store, keeper, clock, players }: Peace): Promise<void> {
  sim.setInbound(null);
  sim.heal();
  await within(sim.idle({ scheduled: true }), 'the stand-in does not come to rest');
  await keeper.kill();
  clock.jump(TOKENS_OVER_MS);
  await keeper.start();
  await quiet(store);
  // A reply carries some lost receipts only; the rest comes with the next.
  for (let round = 0; round < 6; round++) {
    await Promise.all(players.map(({ user }) => user.says('รายงานของฉัน')));
    await quiet(store);
    if ((await countOf(store, "select count(*) as n from outbox where state = 'lost'")) === 0) return;
  }
}

async function quiet(store: RunStore): Promise<void> {
  const open = `select (select count(*) from inbox where done_at is null and dead_at is null)
    + (select count(*) from outbox where state = 'waiting') as n`;
  const until = Date.now() + QUIET_WITHIN_MS;
  while ((await countOf(store, open)) > 0) {
    if (Date.now() > until) throw new Error('something waits for ever in the inbox or outbox');
    await pause(10);
  }
}

async function countOf(store: RunStore, sql: string): Promise<number> {
  return Number((await store.look(sql))[0]?.n ?? 0);
}

async function within(work: Promise<void>, complaint: string): Promise<void> {
  const late = pause(QUIET_WITHIN_MS, undefined, { ref: false }).then(() => {
    throw new Error(complaint);
  });
  await Promise.race([work, late]);
}

async function figures(sim: Simulator, store: RunStore) {
  const delivered = sim.deliveries.flatMap(({ events }) => events);
  return {
    events: new Set(delivered.map(({ webhookEventId }) => webhookEventId)).size,
    redeliveries: delivered.filter(({ deliveryContext }) => deliveryContext.isRedelivery).length,
    versions: await countOf(store, "select count(*) as n from report_version where channel = 'chat'"),
    lost: await countOf(store, "select count(*) as n from outbox where state = 'carried'"),
  };
}
