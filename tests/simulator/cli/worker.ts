import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getPlatformProxy } from 'wrangler';
import { ConfigError, readConfig } from '../../../bot/config.ts';
import { type D1Binding, openD1 } from '../../../bot/db/d1.ts';
import { deriveKeys } from '../../../bot/keys.ts';
import { demoAccount, demoLiff, demoLine, demoLogin } from '../../../bot/node/demo.ts';
import { showDemoMenus } from '../../../bot/node/demo-menus.ts';
import { demoSecrets, type Secrets } from '../../../bot/node/secrets.ts';
import { every } from '../../../bot/node/timers.ts';
import { jsonLog } from '../../../bot/watch/log.ts';
import { welcome } from '../../../shared/text/demo.ts';
import { freePort } from '../../support/free-port.ts';
import { createSimulator, type Simulator } from '../platform/simulator.ts';
import { fillD1 } from './fill-d1.ts';
import { type Wrangler, wrangler } from './wrangler.ts';

// `npm run worker`: the demo on Cloudflare's runtime (workerd, D1), on this machine only. What it keeps stands in data/worker.

const HOUSE = fileURLToPath(new URL('../../../', import.meta.url));
const CONFIG = `${HOUSE}wrangler.toml`;
const DATA = `${HOUSE}data/worker`;
const SETTINGS = `${DATA}/settings.env`;
/** workerd starts no cron by itself on a developer's machine. */
const CRON_MS = 3_000;

const clock = { now: Date.now };
const log = jsonLog(clock, (line) => process.stdout.write(`${line}\n`), 'info');

/** Ended in turn, the newest first, whenever the end comes. */
const toStop: (() => Promise<unknown>)[] = [];

let ending = false;

async function stopAll(): Promise<void> {
  for (let end = toStop.pop(); end; end = toStop.pop()) await end();
}

/** Of the environment only what concerns the demo here: its LINE settings are our own, whatever else is set. */
function settings() {
  const { PORT, HOST, PUBLIC_URL, SIMULATOR_PORT, LOG_LEVEL, CLOCK } = process.env;
  if (CLOCK) throw new ConfigError('CLOCK: not on Workers');
  const config = readConfig({ PORT, HOST, PUBLIC_URL, SIMULATOR_PORT, LOG_LEVEL, DEMO: '1' });
  return { ...config, simulatorPort: config.simulator?.port ?? 0 };
}

async function startStandIn(port: number, localUrl: string, publicUrl: string): Promise<Simulator> {
  const account = demoAccount(publicUrl);
  const standIn = await createSimulator({
    ...account,
    port,
    webhookUrl: `${localUrl}/webhook`,
    allowLoopbackHttp: true,
    redelivery: true,
  });
  toStop.push(() => standIn.stop());
  return standIn;
}

/** A file and no arguments, for arguments are there for everybody on the machine to read. */
function writeSettings(standIn: Simulator, publicUrl: string, secrets: Secrets, level: string): void {
  const line = demoLine(standIn.url);
  const login = demoLogin(standIn.url);
  const liff = demoLiff(standIn.url);
  const vars = {
    DEMO: '1',
    LOG_LEVEL: level,
    PUBLIC_URL: publicUrl,
    LINE_CHANNEL_SECRET: line.channelSecrets.join(),
    LINE_CHANNEL_ACCESS_TOKEN: line.channelAccessToken,
    LINE_BOT_BASIC_ID: line.basicId,
    LINE_API_ORIGIN: line.apiOrigin,
    LINE_DATA_API_ORIGIN: line.dataApiOrigin,
    LINE_LOGIN_CHANNEL_ID: login.channelId,
    LINE_LOGIN_CHANNEL_SECRET: login.channelSecret,
    LINE_JWKS_URL: login.jwksUrl,
    LIFF_BASE_URL: liff.baseUrl,
    LIFF_ID: liff.common,
    LIFF_ID_REPORT: liff.own.report,
    LIFF_ID_POINTS: liff.own.points,
    LIFF_ID_MY_REPORTS: liff.own.myReports,
    LIFF_ID_PROFILE: liff.own.profile,
    LIFF_ID_STAFF: liff.own.staff,
    SECRET_KEY: secrets.secretKeys.join(),
    IDENTITY_KEY: secrets.identityKey,
  };
  const lines = Object.entries(vars).map(([name, value]) => `${name}="${value}"\n`);
  writeFileSync(SETTINGS, lines.join(''), { mode: 0o600 });
}

/** The schema by the command that operators use; people and menus from here, since a Worker is no place to seed in. */
async function fillStore(standIn: Simulator, secrets: Secrets): Promise<void> {
  const migrations = wrangler(['d1', 'migrations', 'apply', 'vhv', '--local', ...KEPT]);
  toStop.push(migrations.stop);
  await migrations.done;
  const proxy = await getPlatformProxy<{ DB: D1Binding }>({
    configPath: CONFIG,
    persist: { path: `${DATA}/state/v3` },
    envFiles: [],
    remoteBindings: false,
  });
  try {
    await fillD1(proxy.env.DB, await deriveKeys(secrets.secretKeys, secrets.identityKey), clock.now());
    await showDemoMenus(openD1(proxy.env.DB), demoLine(standIn.url), clock, log);
  } finally {
    await proxy.dispose();
  }
}

const KEPT = ['--persist-to', `${DATA}/state`, '--config', CONFIG];

/** Of what wrangler says only the Worker's own lines and errors are passed on; all of it is told when it fails. */
async function startWorkerd(port: number, host: string): Promise<Wrangler> {
  const { promise: ready, resolve } = Promise.withResolvers<void>();
  const pages = ['--assets', `${HOUSE}dist/demo`];
  const listen = ['--port', `${port}`, '--ip', host, '--inspector-port', '0'];
  const dev = wrangler(['dev', ...listen, ...pages, '--env-file', SETTINGS, ...KEPT], (line) => {
    if (line.startsWith('{')) process.stdout.write(`${line}\n`);
    else if (line.includes('ERROR')) process.stderr.write(`${line}\n`);
    else if (line.includes('Ready on')) resolve();
  });
  toStop.push(dev.stop);
  await Promise.race([ready, dev.done]);
  return dev;
}

async function cron(localUrl: string): Promise<void> {
  await (await fetch(`${localUrl}/cdn-cgi/handler/scheduled?cron=*+*+*+*+*`)).text();
}

async function main(): Promise<void> {
  const config = settings();
  const port = config.port === 0 ? await freePort() : config.port;
  const localUrl = `http://localhost:${port}`;
  const publicUrl = config.publicUrl ?? localUrl;
  mkdirSync(DATA, { recursive: true });
  const secrets = demoSecrets(`${DATA}/demo-secrets.json`);
  const standIn = await startStandIn(config.simulatorPort, localUrl, publicUrl);
  writeSettings(standIn, publicUrl, secrets, config.logLevel);
  await fillStore(standIn, secrets);
  if (ending) return;
  const dev = await startWorkerd(port, config.host);
  const answer = await fetch(`${localUrl}/readyz`);
  if (!answer.ok) throw new Error(`/readyz: ${answer.status} ${await answer.text()}`);
  toStop.push(
    every(
      CRON_MS,
      () => cron(localUrl),
      (error) => log.warn('cron.failed', { error: String(error) }),
    ),
  );

  const phone = `${standIn.url.replace('//127.0.0.1:', '//localhost:')}/phone/`;
  log.info('listening', { url: publicUrl, demo: true, phone });
  process.stderr.write(welcome(phone, localUrl, null));
  await dev.done;
}

async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  await stopAll();
  process.exit(code);
}

// Not `once`: wrangler's signal-exit ends the process at once when it finds no listener but its own, and once() takes ours
// away before it looks.
process.on('SIGTERM', () => void end(0));
process.on('SIGINT', () => void end(0));
main().catch(async (error: unknown) => {
  if (!ending) process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  await end(1);
});
