import { serve } from '@hono/node-server';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { App, AppOptions } from '../../bot/app.ts';
import type { Db } from '../../bot/db/db.ts';
import { openSqlite } from '../../bot/db/sqlite.ts';
import { lineClient } from '../../bot/line/client.ts';
import { deauthorizer } from '../../bot/line/deauthorize.ts';
import { messageUsage } from '../../bot/line/message-usage.ts';
import type { Line } from '../../bot/ports.ts';
import { type ManualClock, manualClock } from '../simulator/platform/clock.ts';
import type { SimulatorOptions } from '../simulator/platform/options.ts';
import { createSimulator, type Simulator } from '../simulator/platform/simulator.ts';
import {
  ACCESS_TOKEN,
  CHANNEL_SECRET,
  LOGIN_CHANNEL_ID,
  LOGIN_CHANNEL_SECRET,
  type LogLine,
  type TestApp,
  type TestAppOptions,
  testApp,
} from './app.ts';
import { demoFolder, MID_MONTH } from './demo-store.ts';
import { PATIENT_MS, untilItHangs } from './patience.ts';

const LOGIN = { channelId: LOGIN_CHANNEL_ID, channelSecret: LOGIN_CHANNEL_SECRET };

/** Our bot over a real SQLite file with the demo in it, the real stand-in before it, and one clock that only tests move. */
export interface TestBot {
  readonly sim: Simulator;
  readonly clock: ManualClock;
  /** The store's file, opened a second time: for looking, and for breaking things. */
  readonly store: Database.Database;
  readonly file: string;
  /** Origin of the bot; the webhook is at `${url}/webhook`. */
  readonly url: string;
  readonly log: readonly LogLine[];
  /** The process that lives now. */
  readonly app: App;
  /** The process dies at once, as by SIGKILL: nothing that it had under way goes on. A new one starts over its store. */
  crash(): Promise<void>;
  /** The next reply kills the process: before it leaves, or after LINE took it and before we know. */
  crashAtReply(when: 'before' | 'after'): void;
  /** All webhooks are answered and all lanes quiet. */
  settle(): Promise<void>;
  /** Lets time pass, in steps of one second, with the ticks that Node would make. */
  pass(ms: number): Promise<void>;
}

export interface TestBotOptions {
  /** Secrets that the bot accepts, newest first; the stand-in signs with the first. */
  readonly secrets?: readonly string[];
  readonly sim?: Partial<SimulatorOptions>;
  /** When the story begins; default the middle of November 2026. */
  readonly start?: number;
  /** Where the bot looks for LINE, if not at the stand-in. */
  readonly lineOrigin?: string;
  /** Where the bot looks for LINE's keys; null: no LINE Login channel is set. */
  readonly jwksUrl?: string | null;
  /** Where requests come from. */
  readonly addressOf?: NonNullable<AppOptions['addressOf']>;
  /** What this story needs otherwise. */
  readonly app?: Partial<AppOptions>;
  readonly miniApp?: TestAppOptions['miniApp'];
  /** What stands between the bot and its store, where a test watches that. */
  readonly through?: (db: Db) => Db;
}

const itself = (db: Db): Db => db;

/** Starts a bot and its stand-in; both end with the test. */
export async function startBot(options: TestBotOptions = {}): Promise<TestBot> {
  const clock = manualClock(options.start ?? MID_MONTH);
  const secrets = options.secrets ?? [CHANNEL_SECRET];
  const sim = await createSimulator({
    channelSecret: secrets[0] ?? '',
    accessToken: ACCESS_TOKEN,
    clock,
    ...options.sim,
  });
  const demo = await demoFolder();
  const db = (options.through ?? itself)(openSqlite(demo.file));
  const store = new Database(demo.file);
  const log: LogLine[] = [];
  const atLine = { channelAccessToken: ACCESS_TOKEN, apiOrigin: options.lineOrigin ?? sim.url, timeoutMs: PATIENT_MS };
  const real = lineClient({ ...atLine, deadline: untilItHangs(sim) });
  const usage = messageUsage(atLine);
  let doom: 'before' | 'after' | null = null;
  const line: Line = {
    ...real,
    async reply(token, messages) {
      const when = doom;
      doom = null;
      if (when === 'before') return crash();
      const sent = await real.reply(token, messages);
      return when === 'after' ? crash() : sent;
    },
  };
  let processes = 0;
  const jwksUrl = options.jwksUrl === undefined ? `${sim.url}/oauth2/v2.1/certs` : options.jwksUrl;
  const deauthorize = deauthorizer({ ...LOGIN, ...atLine });
  const begin = () =>
    testApp({
      db,
      line,
      usage,
      clock,
      secrets,
      log,
      seed: ++processes,
      ...(jwksUrl === null ? {} : { jwksUrl }),
      app: { deauthorize, ...(options.addressOf && { addressOf: options.addressOf }), ...options.app },
      ...(options.miniApp && { miniApp: options.miniApp }),
    });
  let now: TestApp = await begin();
  let begun: Promise<void> = Promise.resolve();
  /** Does not come back to the process that called it. */
  const crash = (): Promise<never> => {
    now.life.end();
    begun = begin().then((next) => {
      now = next;
    });
    return new Promise(() => {});
  };

  // A process that dies leaves its connections broken; LINE sees no answer that it would count as one.
  const answer = ({ app, life }: TestApp, request: Request) =>
    Promise.race([app.fetch(request), life.died.then(() => new Response(null, { status: 502 }))]);
  const server = serve({ fetch: (request) => answer(now, request), port: 0, hostname: '127.0.0.1' });
  // On a busy machine five seconds pass between two calls of a test: its connection must not end under the second.
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = 0;
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  sim.setWebhook(`${url}/webhook`);

  const settle = async () => {
    for (;;) {
      await sim.idle();
      const { app, life } = now;
      await Promise.race([app.idle(), life.died]);
      if (life.alive) return;
      await begun;
    }
  };
  onTestFinished(async () => {
    await settle();
    await sim.stop();
    await new Promise((resolve) => {
      server.close(resolve);
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
    await db.close();
    store.close();
    demo.remove();
  });

  return {
    sim,
    clock,
    store,
    file: demo.file,
    url,
    log,
    get app() {
      return now.app;
    },
    async crash() {
      void crash();
      await begun;
    },
    crashAtReply: (when) => {
      doom = when;
    },
    settle,
    async pass(ms) {
      for (let left = ms; left > 0; left -= 1_000) {
        clock.advance(Math.min(left, 1_000));
        await settle();
        await now.app.tick();
        await now.app.sendWaves();
        await settle();
      }
    },
  };
}
