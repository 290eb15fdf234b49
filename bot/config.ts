import * as z from 'zod/mini';

/** Settings as contract.md names them. Wrong or missing ones stop the start with one line that names them. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | null;
  readonly databaseUrl: string;
  readonly demo: boolean;
  /** True when the stand-in is ours to start: demo mode without LINE settings. */
  readonly simulator: { readonly port: number; readonly openapiDir: string | null } | null;
  readonly line: LineConfig | null;
  /** Who vouches for LINE users; null: nobody can sign in to the mini-app. */
  readonly login: LoginConfig | null;
  readonly liff: LiffConfig | null;
  /** Addresses (or networks, `10.0.0.0/8`) whose X-Forwarded-For counts. */
  readonly trustedProxies: readonly string[];
  readonly secretKeys: readonly string[] | null;
  readonly identityKey: string | null;
  readonly clockStart: number | null;
  /** How many answers a second a wave of reminders may bring: waves are spread so. */
  readonly reminderAnswersPerSecond: number;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

export interface LineConfig {
  readonly channelSecrets: readonly string[];
  readonly channelAccessToken: string;
  readonly basicId: string | null;
  readonly apiOrigin: string;
  readonly dataApiOrigin: string;
}

export interface LoginConfig {
  readonly channelId: string;
  /** Only for telling LINE that somebody took her permission back. */
  readonly channelSecret: string | null;
  readonly jwksUrl: string;
}

export interface LiffConfig {
  readonly baseUrl: string;
  /** The LIFF app that ends at /liff, below which every page can be opened. */
  readonly common: string | null;
  /** LIFF apps that end at their page. */
  readonly own: Readonly<Record<LiffEntry, string | null>>;
}

/** Pages of the mini-app that may have a LIFF app of their own. */
export type LiffEntry = 'report' | 'points' | 'myReports' | 'profile' | 'staff';

export class ConfigError extends Error {}

const list = z.pipe(
  z.string(),
  z.transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  ),
);
const PORT = 'a number from 0 to 65535';
const port = z.coerce.number(PORT).check(z.int(PORT), z.gte(0, PORT), z.lte(65535, PORT));
const RATE = 'a number above zero';
// Aborts, for what follows needs one.
const url = z.url({ error: 'an address, https://…', abort: true });
const origin = url.check(
  z.refine((text) => new URL(text).origin === text.replace(/\/$/, ''), 'an origin without a path'),
);
const key = z.string().check(z.refine((text) => new TextEncoder().encode(text).length >= 32, 'at least 32 bytes'));
const atLeastOne = z.minLength(1, 'at least one');
const digits = z.regex(/^\d+$/, 'digits');
const DATABASE = /^(file:|postgres(ql)?:\/\/)/;
const NETWORK = /^[\da-f.:]+(\/\d{1,3})?$/i;
const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
const text = z.optional(z.string());

// zod's small build knows no messages of its own, so each refusal here has one.
const settings = z.object({
  PORT: z._default(port, 3000),
  HOST: text,
  PUBLIC_URL: z.optional(url),
  DATABASE_URL: z._default(z.string().check(z.regex(DATABASE, 'file:… or postgres://…')), 'file:data/vhv.sqlite'),
  LINE_CHANNEL_SECRET: z.optional(z.pipe(list, z.array(z.string()).check(atLeastOne))),
  LINE_CHANNEL_ACCESS_TOKEN: text,
  LINE_BOT_BASIC_ID: z.optional(z.string().check(z.startsWith('@', 'starts with @'))),
  LINE_API_ORIGIN: z._default(origin, 'https://api.line.me'),
  LINE_DATA_API_ORIGIN: z._default(origin, 'https://api-data.line.me'),
  LINE_LOGIN_CHANNEL_ID: z.optional(z.string().check(digits)),
  LINE_LOGIN_CHANNEL_SECRET: text,
  LINE_JWKS_URL: z._default(url, 'https://api.line.me/oauth2/v2.1/certs'),
  LINE_OPENAPI_DIR: text,
  LIFF_ID: text,
  LIFF_ID_REPORT: text,
  LIFF_ID_POINTS: text,
  LIFF_ID_MY_REPORTS: text,
  LIFF_ID_PROFILE: text,
  LIFF_ID_STAFF: text,
  LIFF_BASE_URL: z._default(url, 'https://liff.line.me'),
  SECRET_KEY: z.optional(z.pipe(list, z.array(key).check(atLeastOne))),
  IDENTITY_KEY: z.optional(key),
  TRUSTED_PROXY: z._default(
    z.pipe(list, z.array(z.string().check(z.regex(NETWORK, 'addresses or networks, comma-separated')))),
    [],
  ),
  SIMULATOR_PORT: z._default(port, 3001),
  DEMO: z.optional(z.enum(['0', '1'], '0 or 1')),
  CLOCK: z.optional(z.iso.datetime({ offset: true, error: 'a time, 2026-10-01T00:00:00Z' })),
  REMINDER_ANSWERS_PER_SECOND: z._default(z.coerce.number(RATE).check(z.gt(0, RATE)), 20),
  LOG_LEVEL: z._default(z.enum(LEVELS, LEVELS.join(', ')), 'info'),
});

type Env = Readonly<Record<string, string | undefined>>;
type Settings = z.infer<typeof settings>;

/** Which settings turn on real LINE: any of them, and then all that are needed must be there. */
const LINE_SETTINGS = ['LINE_CHANNEL_SECRET', 'LINE_CHANNEL_ACCESS_TOKEN'];
const FOR_TESTS: ReadonlySet<string> = new Set(['LINE_OPENAPI_DIR']);

/**
 * Reads the environment. LINE settings mean real LINE (or a foreign stand-in), and then all that are needed must be there;
 * without any, demo mode brings its own stand-in.
 */
export function readConfig(env: Env): Config {
  // An empty setting is an unset one, as shells and compose files write them.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const s = parse(given);
  const { wantsLine, demo } = modeOf(given);
  if (wantsLine || !demo) need(given, LINE_SETTINGS);
  if (!demo) need(given, ['SECRET_KEY', 'IDENTITY_KEY']);
  return {
    port: s.PORT,
    host: s.HOST ?? (demo ? '127.0.0.1' : '0.0.0.0'),
    publicUrl: s.PUBLIC_URL?.replace(/\/$/, '') ?? null,
    databaseUrl: s.DATABASE_URL,
    demo,
    simulator: demo && !wantsLine ? { port: s.SIMULATOR_PORT, openapiDir: s.LINE_OPENAPI_DIR ?? null } : null,
    line: wantsLine ? lineOf(s) : null,
    login: loginOf(s),
    liff: liffOf(s),
    trustedProxies: s.TRUSTED_PROXY,
    secretKeys: s.SECRET_KEY ?? null,
    identityKey: s.IDENTITY_KEY ?? null,
    clockStart: clockStartOf(s, demo),
    reminderAnswersPerSecond: s.REMINDER_ANSWERS_PER_SECOND,
    logLevel: s.LOG_LEVEL,
  };
}

function modeOf(given: Env) {
  const wantsLine = Object.keys(given).some((name) => name.startsWith('LINE_') && !FOR_TESTS.has(name));
  return { wantsLine, demo: given.DEMO === '1' || (given.DEMO === undefined && !wantsLine) };
}

/** CLOCK alone, for whoever needs no other setting: ms, or null for the system's. */
export function readClockStart(env: Env): number | null {
  return clockStartOf(parse(env.CLOCK ? { CLOCK: env.CLOCK } : {}), modeOf(env).demo);
}

function parse(given: Env): Settings {
  const parsed = settings.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ConfigError(`${String(issue?.path[0])}: ${issue?.message}`);
}

function clockStartOf(s: Settings, demo: boolean): number | null {
  if (s.CLOCK === undefined) return null;
  if (!demo) throw new ConfigError('CLOCK: for demo mode and tests only');
  return Date.parse(s.CLOCK);
}

function need(given: Env, names: readonly string[]): void {
  const missing = names.find((name) => given[name] === undefined);
  if (missing) throw new ConfigError(`${missing}: missing`);
}

function lineOf(s: Settings): LineConfig {
  return {
    channelSecrets: s.LINE_CHANNEL_SECRET ?? [],
    channelAccessToken: s.LINE_CHANNEL_ACCESS_TOKEN ?? '',
    basicId: s.LINE_BOT_BASIC_ID ?? null,
    apiOrigin: s.LINE_API_ORIGIN,
    dataApiOrigin: s.LINE_DATA_API_ORIGIN,
  };
}

function loginOf(s: Settings): LoginConfig | null {
  if (s.LINE_LOGIN_CHANNEL_ID === undefined) return null;
  return {
    channelId: s.LINE_LOGIN_CHANNEL_ID,
    channelSecret: s.LINE_LOGIN_CHANNEL_SECRET ?? null,
    jwksUrl: s.LINE_JWKS_URL,
  };
}

function liffOf(s: Settings): LiffConfig | null {
  const own = {
    report: s.LIFF_ID_REPORT ?? null,
    points: s.LIFF_ID_POINTS ?? null,
    myReports: s.LIFF_ID_MY_REPORTS ?? null,
    profile: s.LIFF_ID_PROFILE ?? null,
    staff: s.LIFF_ID_STAFF ?? null,
  };
  if (!s.LIFF_ID && Object.values(own).every((id) => id === null)) return null;
  return { baseUrl: s.LIFF_BASE_URL.replace(/\/$/, ''), common: s.LIFF_ID ?? null, own };
}
