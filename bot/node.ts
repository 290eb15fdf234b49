import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type ServerType, serve } from '@hono/node-server';
import { welcome } from '../shared/text/demo.ts';
import { type App, createApp } from './app.ts';
import { type Config, ConfigError, type LineConfig, readConfig } from './config.ts';
import type { Db } from './db/db.ts';
import { migrate } from './db/migrate.ts';
import { openPostgres } from './db/postgres.ts';
import { openSqlite } from './db/sqlite.ts';
import { openApi } from './http/openapi.ts';
import { deriveKeys } from './keys.ts';
import { lineClient } from './line/client.ts';
import { deauthorizing } from './line/deauthorize.ts';
import { newKeyMemory } from './line/id-token.ts';
import { messageUsage } from './line/message-usage.ts';
import { linksOf } from './links.ts';
import { remoteAddress } from './node/address.ts';
import { demoAccount, demoCommand, demoLiff, demoLine, demoLogin, type StandIn } from './node/demo.ts';
import { showDemoMenus } from './node/demo-menus.ts';
import { nodeEndpoints } from './node/endpoints.ts';
import { miniApp } from './node/mini-app.ts';
import { demoSecrets, type Secrets } from './node/secrets.ts';
import { every } from './node/timers.ts';
import type { Clock } from './ports.ts';
import { seedDemo } from './seed/demo.ts';
import { clockFrom, ids } from './system.ts';
import { jsonLog } from './watch/log.ts';
import { signatureVerifier } from './webhook/verify.ts';

const TICK_MS = 500;
/** Longer than proxies and LINE keep an idle connection: Node's 5 s would cut one just as a webhook is written to it. */
const KEEP_ALIVE_MS = 75_000;
const SCHEDULE_MS = 1_000;
/** SIGTERM ends the process within ten seconds (contract.md); what is unfinished by then stays in the store. */
const STOP_MS = 9_000;
/** How long senders that keep their connection may go on asking. */
const HANG_UP_MS = 2_000;

/** What a Worker would carry in its bundle for nothing. */
const onlyHere = ({ basicId }: LineConfig) => ({ describe: openApi, endpoints: nodeEndpoints(), basicId });

/** Nobody there, not let in, or no such file: it is the setting that is wrong, not the migration (SQLSTATE, errno). */
const UNREACHABLE = /^(E[A-Z]+|SQLITE_(CANTOPEN|NOTADB).*|08...|28...|3D000|57P03)$/;

async function openStore(url: string): Promise<Db> {
  await migrate(url).catch((error: Error & { code?: unknown }) => {
    if (!UNREACHABLE.test(String(error.code))) throw error;
    throw new ConfigError(`DATABASE_URL: ${error.message || error.code}`);
  });
  return url.startsWith('file:') ? openSqlite(url.slice(5)) : openPostgres(url);
}

function secretsOf(config: Config): Secrets {
  if (config.secretKeys && config.identityKey)
    return { secretKeys: config.secretKeys, identityKey: config.identityKey };
  const folder = config.databaseUrl.startsWith('file:') ? dirname(config.databaseUrl.slice(5)) : 'data';
  const made = demoSecrets(`${folder}/demo-secrets.json`);
  return { secretKeys: config.secretKeys ?? made.secretKeys, identityKey: config.identityKey ?? made.identityKey };
}

/** The stand-in is a development dependency: an install without those runs in production and says so when asked for demo. */
async function startStandIn(
  settings: NonNullable<Config['simulator']>,
  clock: Clock,
  localUrl: string,
  publicUrl: string,
): Promise<StandIn> {
  const { createSimulator } = await import('../tests/simulator/platform/simulator.ts').catch(() => {
    throw new ConfigError('DEMO: the stand-in needs the development dependencies (npm ci without --omit=dev)');
  });
  return createSimulator({
    ...demoAccount(publicUrl),
    ...settings,
    webhookUrl: `${localUrl}/webhook`,
    clock: { now: clock.now, after },
    allowLoopbackHttp: true,
    redelivery: true,
  }).catch((error: Error) => {
    throw new ConfigError(`SIMULATOR_PORT: ${error.message}`);
  });
}

function signInOf(login: Config['login']) {
  return login && { channelId: login.channelId, jwksUrl: login.jwksUrl, memory: newKeyMemory() };
}

/** `localhost` like PUBLIC_URL: with 127.0.0.1 beside it, the browser would call the mini-app's page another site. */
const phoneOf = (standIn: StandIn) => `${standIn.url.replace('//127.0.0.1:', '//localhost:')}/phone/`;

function after(ms: number, wake: () => void): () => void {
  const timer = setTimeout(wake, ms).unref();
  return () => clearTimeout(timer);
}

/** What time starts, again and again. Waves have a loop of their own: while LINE is slow to take one, replies shall not wait. */
function loops(bot: App, failed: (event: string) => (error: unknown) => void): () => Promise<unknown> {
  const sendAllDue = async () => {
    while ((await bot.sendWaves()) > 0);
  };
  const stops = [
    every(TICK_MS, () => bot.tick(), failed('tick.failed')),
    every(TICK_MS, sendAllDue, failed('waves.failed')),
    every(SCHEDULE_MS, () => bot.startDue(), failed('schedule.failed')),
  ];
  return () => Promise.all(stops.map((stop) => stop()));
}

/** While we stop, nobody shall send another request on the same connection: what is taken then would wait for the next start. */
async function lastAnswer(answer: Response | Promise<Response>): Promise<Response> {
  const response = await answer;
  response.headers.set('connection', 'close');
  return response;
}

/** The port that it listens on, once it does. */
async function portOf(server: ServerType, wanted: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (error) => reject(new ConfigError(`PORT: ${wanted} ${error.message}`)));
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : wanted;
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const clock = clockFrom(config.clockStart, Date.now);
  const log = jsonLog(clock, (line) => process.stdout.write(`${line}\n`), config.logLevel);
  const db = await openStore(config.databaseUrl);
  const { secretKeys, identityKey } = secretsOf(config);
  const keys = await deriveKeys(secretKeys, identityKey);
  if (config.demo) await seedDemo(db, keys, ids, clock.now());

  // The port may be picked by the system, and links carry it: listen first, build the bot, then tell LINE's stand-in.
  let app: App | null = null;
  let stopping = false;
  const server = serve({
    fetch: (request, connection) => {
      const answer = app?.fetch(request, connection) ?? new Response(null, { status: 503 });
      return stopping ? lastAnswer(answer) : answer;
    },
    port: config.port,
    hostname: config.host,
    serverOptions: { keepAliveTimeout: KEEP_ALIVE_MS },
  });
  const localUrl = `http://localhost:${await portOf(server, config.port)}`;
  const publicUrl = config.publicUrl ?? localUrl;
  const standIn = config.simulator ? await startStandIn(config.simulator, clock, localUrl, publicUrl) : null;
  const line = standIn ? demoLine(standIn.url) : config.line;
  if (!line) throw new ConfigError('LINE_CHANNEL_SECRET: missing');
  const liff = standIn ? demoLiff(standIn.url) : config.liff;
  const login = standIn ? demoLogin(standIn.url) : config.login;
  const bot = createApp({
    db,
    clock,
    ids,
    log,
    keys,
    verify: signatureVerifier(line.channelSecrets),
    line: lineClient({ channelAccessToken: line.channelAccessToken, apiOrigin: line.apiOrigin }),
    usage: messageUsage(line),
    answersPerSecond: config.reminderAnswersPerSecond,
    links: linksOf(liff, publicUrl),
    publicUrl,
    ...miniApp(config.demo, line, liff),
    signIn: signInOf(login),
    ...deauthorizing(login, line.apiOrigin),
    ...onlyHere(line),
    addressOf: remoteAddress(config.trustedProxies),
    gzip: (text) => gzipSync(text),
  });
  app = bot;

  const failed = (event: string) => (error: unknown) => log.error(event, { error: String(error) });
  const stopLoops = loops(bot, failed);

  const stop = async () => {
    log.info('stopping');
    stopping = true;
    setTimeout(() => process.exit(0), STOP_MS).unref();
    const closed = new Promise((resolve) => server.close(resolve));
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, HANG_UP_MS).unref())]);
    await Promise.all([stopLoops(), bot.close()]);
    await standIn?.stop();
    await db.close();
    log.info('stopped');
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);

  log.info('listening', { url: publicUrl, demo: config.demo, phone: standIn ? phoneOf(standIn) : undefined });
  if (standIn) showDemoMenus(db, line, clock, log).catch(failed('demo-menus.failed'));
  if (standIn) process.stderr.write(welcome(phoneOf(standIn), localUrl, demoCommand(process.env, standIn.url)));
}

main().catch((error: unknown) => {
  const told = error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${told}\n`);
  process.exit(1);
});
