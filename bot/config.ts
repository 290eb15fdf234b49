import { z } from 'zod';

/** Settings as contract.md names them. Wrong or missing ones stop the start with one line that names them. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | null;
  readonly databaseUrl: string;
  readonly demo: boolean;
  /** True when the stand-in is ours to start: demo mode without LINE settings. */
  readonly simulator: { readonly port: number } | null;
  readonly line: LineConfig | null;
  readonly liff: { readonly baseUrl: string; readonly report: string; readonly points: string } | null;
  readonly secretKeys: readonly string[] | null;
  readonly identityKey: string | null;
  readonly clockStart: number | null;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

export interface LineConfig {
  readonly channelSecrets: readonly string[];
  readonly channelAccessToken: string;
  readonly basicId: string | null;
  readonly apiOrigin: string;
  readonly dataApiOrigin: string;
}

export class ConfigError extends Error {}

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);
const port = z.coerce.number().int().min(0).max(65535);
const origin = z.url().refine((text) => new URL(text).origin === text.replace(/\/$/, ''), 'an origin without a path');
const key = z.string().refine((text) => new TextEncoder().encode(text).length >= 32, 'at least 32 bytes');

const settings = z.object({
  PORT: port.default(3000),
  HOST: z.string().optional(),
  PUBLIC_URL: z.url().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^(file:|postgres(ql)?:\/\/)/, 'file:… or postgres://…')
    .default('file:data/vhv.sqlite'),
  LINE_CHANNEL_SECRET: list.optional(),
  LINE_CHANNEL_ACCESS_TOKEN: z.string().optional(),
  LINE_BOT_BASIC_ID: z.string().startsWith('@').optional(),
  LINE_API_ORIGIN: origin.default('https://api.line.me'),
  LINE_DATA_API_ORIGIN: origin.default('https://api-data.line.me'),
  LIFF_ID: z.string().optional(),
  LIFF_ID_REPORT: z.string().optional(),
  LIFF_ID_POINTS: z.string().optional(),
  LIFF_BASE_URL: z.url().default('https://liff.line.me'),
  SECRET_KEY: list.pipe(z.array(key)).optional(),
  IDENTITY_KEY: key.optional(),
  SIMULATOR_PORT: port.default(3001),
  DEMO: z.enum(['0', '1']).optional(),
  CLOCK: z.iso.datetime({ offset: true }).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
});

type Env = Readonly<Record<string, string | undefined>>;

/** Which settings turn on real LINE: any of them, and then all that are needed must be there. */
const LINE_SETTINGS = ['LINE_CHANNEL_SECRET', 'LINE_CHANNEL_ACCESS_TOKEN'] as const;

export function readConfig(env: Env): Config {
  // An empty setting is an unset one, as shells and compose files write them.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigError(`${String(issue?.path[0])}: ${issue?.message}`);
  }
  const s = parsed.data;
  const wantsLine = Object.entries(given).some(
    ([name, value]) => name.startsWith('LINE_') && value !== undefined && name !== 'LINE_OPENAPI_DIR',
  );
  const demo = s.DEMO === '1' || (s.DEMO !== '0' && !wantsLine);
  if (wantsLine || !demo) {
    for (const name of LINE_SETTINGS) if (!given[name]) throw new ConfigError(`${name}: missing`);
  }
  if (!demo) {
    for (const name of ['SECRET_KEY', 'IDENTITY_KEY'] as const)
      if (!given[name]) throw new ConfigError(`${name}: missing`);
    if (s.CLOCK) throw new ConfigError('CLOCK: for demo mode and tests only');
  }
  const report = s.LIFF_ID_REPORT ?? s.LIFF_ID;
  return {
    port: s.PORT,
    host: s.HOST ?? (demo ? '127.0.0.1' : '0.0.0.0'),
    publicUrl: s.PUBLIC_URL?.replace(/\/$/, '') ?? null,
    databaseUrl: s.DATABASE_URL,
    demo,
    simulator: demo && !wantsLine ? { port: s.SIMULATOR_PORT } : null,
    line: wantsLine
      ? {
          channelSecrets: s.LINE_CHANNEL_SECRET ?? [],
          channelAccessToken: s.LINE_CHANNEL_ACCESS_TOKEN ?? '',
          basicId: s.LINE_BOT_BASIC_ID ?? null,
          apiOrigin: s.LINE_API_ORIGIN,
          dataApiOrigin: s.LINE_DATA_API_ORIGIN,
        }
      : null,
    liff: report ? { baseUrl: s.LIFF_BASE_URL, report, points: s.LIFF_ID_POINTS ?? s.LIFF_ID ?? report } : null,
    secretKeys: s.SECRET_KEY ?? null,
    identityKey: s.IDENTITY_KEY ?? null,
    clockStart: s.CLOCK ? Date.parse(s.CLOCK) : null,
    logLevel: s.LOG_LEVEL,
  };
}
