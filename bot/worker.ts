import type { Context } from 'hono';
import { type App, createApp } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import { type D1Binding, openD1 } from './db/d1.ts';
import type { Db } from './db/db.ts';
import { framersOf } from './http/csp.ts';
import { Limits } from './http/limits.ts';
import { type Assets, assetFiles, builtDescription } from './http/mini-app-assets.ts';
import { PageShelf } from './http/page-shelf.ts';
import { deriveKeys } from './keys.ts';
import { lineClient } from './line/client.ts';
import { deauthorizing } from './line/deauthorize.ts';
import { newKeyMemory } from './line/id-token.ts';
import { messageUsage } from './line/message-usage.ts';
import { linksOf } from './links.ts';
import { RuleBook } from './services/report/rule-book.ts';
import { clockFrom, ids } from './system.ts';
import { jsonLog } from './watch/log.ts';
import { createMetrics } from './watch/metrics.ts';
import { signatureVerifier } from './webhook/verify.ts';

/** Bindings of wrangler.toml. Settings are those of contract.md. */
interface Env {
  readonly DB?: D1Binding;
  readonly HYPERDRIVE?: { readonly connectionString: string };
  readonly ASSETS?: Assets;
  readonly [setting: string]: unknown;
}

interface ExecutionContext {
  waitUntil(promise: Promise<unknown>): void;
}

/** Set by bot/build: a Worker speaks the SQL of one store, and who has D1 need not carry PostgreSQL's driver, a fifth of the bundle. */
declare const WITH_POSTGRES: boolean;

const clock = clockFrom(null, Date.now);
const log = jsonLog(clock, (text) => console.log(text), 'info');

/** How long a request looks after what it began: Cloudflare lets it live for 30 s after its answer. */
const ROUNDS = 40;
const PAUSE_MS = 250;
/** Of each kind of scheduled work, each minute: an invocation may ask D1 a limited number of questions. */
const JOB_STEPS = 2;

type Isolate = Awaited<ReturnType<typeof prepare>>;

/** What requests may share: values, never a promise or a connection, for those die with the request that made them. */
let isolate: Isolate | null = null;

async function prepare(env: Env) {
  const plain = Object.entries(env).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value));
  const config = readConfig(Object.fromEntries(plain.map(([name, value]) => [name, String(value)])));
  const { line, secretKeys, identityKey, publicUrl } = config;
  if (!line) throw new ConfigError('LINE_CHANNEL_SECRET: missing');
  if (!secretKeys) throw new ConfigError('SECRET_KEY: missing');
  if (!identityKey) throw new ConfigError('IDENTITY_KEY: missing');
  if (!publicUrl) throw new ConfigError('PUBLIC_URL: missing');
  if (config.clockStart !== null) throw new ConfigError('CLOCK: not on Workers');
  return {
    clock,
    ids,
    log: jsonLog(clock, (text) => console.log(text), config.logLevel),
    keys: await deriveKeys(secretKeys, identityKey),
    verify: signatureVerifier(line.channelSecrets),
    line: lineClient({ channelAccessToken: line.channelAccessToken, apiOrigin: line.apiOrigin }),
    usage: messageUsage(line),
    answersPerSecond: config.reminderAnswersPerSecond,
    links: linksOf(config.liff, publicUrl),
    publicUrl,
    signIn: config.login && { ...config.login, memory: newKeyMemory() },
    ...deauthorizing(config.login, line.apiOrigin),
    pages: {
      shelf: new PageShelf(),
      liff: config.liff,
      demo: config.demo,
      framers: framersOf(config.demo, line, config.liff),
      pack: null,
    },
    appBuild: env.ASSETS ? await buildOf(env.ASSETS) : '',
    limits: new Limits(),
    // Cloudflare writes it, whatever the request says itself.
    addressOf: (c: Context) => c.req.header('cf-connecting-ip') ?? null,
    metrics: createMetrics(),
    rules: new RuleBook(clock),
  };
}

async function buildOf(assets: Assets): Promise<string> {
  const told = await assetFiles(assets)('app.json');
  return told === null ? '' : (JSON.parse(told) as { app: string }).app;
}

async function openStore(env: Env): Promise<Db> {
  if (!WITH_POSTGRES) {
    if (env.DB) return openD1(env.DB);
    throw new ConfigError('DB: no such binding (PostgreSQL: wrangler.hyperdrive.toml)');
  }
  if (!env.HYPERDRIVE) throw new ConfigError('HYPERDRIVE: no such binding (D1: wrangler.toml)');
  const { openPostgres } = await import('./db/postgres.ts');
  return openPostgres(env.HYPERDRIVE.connectionString, { connections: 3 });
}

/**
 * Runs `work` with an app of its own, then looks after what it left. One app for each request, also on D1: its lanes hold
 * promises, and those of a request that was cut off never settle, so a shared lane would stand still for ever.
 */
async function withApp<T>(env: Env, context: ExecutionContext, work: (app: App) => T | Promise<T>): Promise<T> {
  isolate ??= await prepare(env);
  const db = await openStore(env);
  const after: Promise<void>[] = [];
  const { pages, ...shared } = isolate;
  const app = createApp({
    ...shared,
    db,
    jobSteps: JOB_STEPS,
    ...(env.ASSETS && {
      pages: { ...pages, read: assetFiles(env.ASSETS) },
      describe: builtDescription(env.ASSETS),
    }),
    onWake: (settled) => after.push(settled.then(() => finish(app)).catch(failed)),
  });
  try {
    return await work(app);
  } finally {
    context.waitUntil(Promise.allSettled(after).then(() => db.close()));
  }
}

/** Until nothing of its own is left, or its time is over: then cron takes it up. */
async function finish(app: App): Promise<void> {
  for (let round = 0; round < ROUNDS && (await app.finishOwn()) > 0; round++) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

function failed(error: unknown): void {
  const told = error instanceof Error ? error.message : 'unknown';
  log.error(error instanceof ConfigError ? 'config.invalid' : 'worker.failed', { error: told });
}

export default {
  async fetch(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
    try {
      return await withApp(env, context, (app) => app.fetch(request));
    } catch (error) {
      failed(error);
      return new Response(null, { status: 500 });
    }
  },
  /** Cron, each minute: leftovers of the inbox, the outbox, seals, and a little of what the schedule says. */
  async scheduled(_event: unknown, env: Env, context: ExecutionContext): Promise<void> {
    try {
      await withApp(env, context, async (app) => {
        await app.tick();
        await finish(app);
        await app.sendWaves();
        await app.startDue();
        await app.dueDone();
      });
    } catch (error) {
      failed(error);
      throw error;
    }
  },
};
