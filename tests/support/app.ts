import { gzipSync } from 'node:zlib';
import { type App, type AppOptions, createApp } from '../../bot/app.ts';
import type { Db } from '../../bot/db/db.ts';
import { openApi } from '../../bot/http/openapi.ts';
import { newKeyMemory } from '../../bot/line/id-token.ts';
import type { MessageUsage } from '../../bot/line/message-usage.ts';
import { nodeEndpoints } from '../../bot/node/endpoints.ts';
import type { Clock, Line, Log, LogFields } from '../../bot/ports.ts';
import { signatureVerifier } from '../../bot/webhook/verify.ts';
import { randomOf } from '../simulator/platform/random.ts';
import { testKeys } from './demo-store.ts';
import { type Life, mortal, newLife } from './mortal.ts';
import { PATIENT_MS } from './patience.ts';

export const CHANNEL_SECRET = '8c570fa6dd201bb328f1c1eac23a96d8';
export const ACCESS_TOKEN = 'test-access-token';
/** The stand-in's own default. */
export const LOGIN_CHANNEL_ID = '1650000000';
export const LOGIN_CHANNEL_SECRET = 'login-channel-secret';

const SIGN_IN = { channelId: LOGIN_CHANNEL_ID, timeoutMs: PATIENT_MS };
const UNTOLD: MessageUsage = { quota: async () => null, delivered: async () => null, seen: async () => null };

export interface LogLine {
  readonly [field: string]: string | number | boolean | null | undefined;
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
}

export interface TestApp {
  readonly app: App;
  readonly life: Life;
}

export interface TestAppOptions {
  readonly db: Db;
  readonly line: Line;
  /** LINE's figures; it tells none when not given. */
  readonly usage?: MessageUsage;
  readonly clock: Clock;
  readonly secrets: readonly string[];
  readonly log: LogLine[];
  /** Where LINE's keys are; nobody can sign in without. */
  readonly jwksUrl?: string;
  /** What this story needs otherwise. */
  readonly app?: Partial<AppOptions>;
  /** The built mini-app, where a test has a browser. */
  readonly miniApp?: Pick<AppOptions, 'pages' | 'assets' | 'appBuild'>;
  /** Makes its ids; two processes on one store need two seeds. */
  readonly seed?: number;
}

/** One process of the bot, as far as it is one: the whole app over ports that end with its life. */
export async function testApp(options: TestAppOptions): Promise<TestApp> {
  const life = newLife();
  const random = randomOf(options.seed ?? 1, 'bot ids');
  const uuid = () => {
    const h = random.hex(32);
    return `${h.slice(0, 8)}-${h.slice(8, 12)}-7${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20)}`;
  };
  const app = createApp({
    db: mortal(life, options.db),
    line: mortal(life, options.line),
    clock: options.clock,
    ids: { uuid, secret: () => random.hex(64) },
    log: logTo(options.log, life),
    usage: options.usage ?? UNTOLD,
    answersPerSecond: 20,
    keys: await testKeys(),
    verify: signatureVerifier(options.secrets),
    links: {
      report: 'https://liff.example/report',
      points: 'https://liff.example/points',
      myReports: 'https://liff.example/my-reports',
      callList: 'https://liff.example/call-list',
      staff: 'https://liff.example/staff',
      profile: 'https://liff.example/profile',
      register: 'https://liff.example/register',
    },
    publicUrl: 'https://bot.example',
    signIn: options.jwksUrl ? { ...SIGN_IN, jwksUrl: options.jwksUrl, memory: newKeyMemory() } : null,
    describe: openApi,
    endpoints: nodeEndpoints(),
    gzip: (text) => gzipSync(text),
    ...options.app,
    ...options.miniApp,
  });
  return { app, life };
}

export function logTo(lines: LogLine[], life: Life): Log {
  const at = (level: LogLine['level']) => (event: string, fields?: LogFields) => {
    if (life.alive) lines.push({ ...fields, level, event });
  };
  return { info: at('info'), warn: at('warn'), error: at('error') };
}
