import { v7 as uuidv7 } from 'uuid';
import { type App, createApp } from './app.ts';
import { seedDemo } from './cli/seed/demo.ts';
import { readConfig } from './config.ts';
import { type D1Binding, openD1 } from './db/d1.ts';
import type { Db } from './db/db.ts';
import { openPostgres } from './db/postgres.ts';
import { deriveKeys } from './keys.ts';
import { lineClient } from './line/client.ts';
import { linksOf } from './links.ts';
import type { Clock, Ids } from './ports.ts';
import { jsonLog } from './watch/log.ts';
import { signatureVerifier } from './webhook/verify.ts';

/** Bindings of wrangler.toml. Settings are those of contract.md. */
interface Env {
  readonly DB?: D1Binding;
  readonly HYPERDRIVE?: { readonly connectionString: string };
  readonly [setting: string]: unknown;
}

interface ExecutionContext {
  waitUntil(promise: Promise<unknown>): void;
}

const clock: Clock = { now: Date.now };
const ids: Ids = { uuid: () => uuidv7(), chance: Math.random };

/** Bindings do not change while an isolate lives. */
let ready: Promise<(context: ExecutionContext) => App> | null = null;

async function prepare(env: Env): Promise<(context: ExecutionContext) => App> {
  const settings = Object.fromEntries(Object.entries(env).filter(([, value]) => typeof value === 'string'));
  const config = readConfig(settings as Record<string, string>);
  const { line, secretKeys, identityKey } = config;
  if (!line || !secretKeys || !identityKey) throw new Error('SECRET_KEY, IDENTITY_KEY and LINE settings are needed');
  const keys = await deriveKeys(secretKeys, identityKey);
  const verify = await signatureVerifier(line.channelSecrets);
  const log = jsonLog(clock, (text) => console.log(text), config.logLevel);
  const publicUrl = config.publicUrl ?? '';
  if (config.demo) await seedDemo(storeOf(env), keys, ids, clock.now());
  return (context) =>
    createApp({
      db: storeOf(env),
      clock,
      ids,
      log,
      keys,
      verify,
      line: lineClient({ channelAccessToken: line.channelAccessToken, apiOrigin: line.apiOrigin }),
      links: linksOf(config.liff, publicUrl),
      onWake: (settled) => context.waitUntil(settled),
    });
}

/** A connection through Hyperdrive may not outlive its request; D1 has none. */
function storeOf(env: Env): Db {
  if (env.DB) return openD1(env.DB);
  if (env.HYPERDRIVE) return openPostgres(env.HYPERDRIVE.connectionString, { connections: 3 });
  throw new Error('a binding DB (D1) or HYPERDRIVE is needed');
}

async function appFor(env: Env, context: ExecutionContext): Promise<App> {
  ready ??= prepare(env).catch((error) => {
    ready = null;
    throw error;
  });
  return (await ready)(context);
}

export default {
  async fetch(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
    return (await appFor(env, context)).fetch(request);
  },
  /** Cron: leftovers of the inbox, the outbox, seals, and forgetting. */
  async scheduled(_event: unknown, env: Env, context: ExecutionContext): Promise<void> {
    const app = await appFor(env, context);
    await app.tick();
    await app.idle();
    await app.keepHouse();
  },
};
