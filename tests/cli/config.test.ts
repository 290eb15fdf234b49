import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../bot/config.ts';
import { demoCommand } from '../../bot/node/demo.ts';

const LINE = { LINE_CHANNEL_SECRET: 's1,s2', LINE_CHANNEL_ACCESS_TOKEN: 't' };
const KEYS = { SECRET_KEY: 'k'.repeat(32), IDENTITY_KEY: 'i'.repeat(32) };

describe('settings', () => {
  test('nothing given: the demo with its own stand-in, on loopback', () => {
    expect(readConfig({})).toMatchObject({
      demo: true,
      simulator: { port: 3001, openapiDir: null },
      host: '127.0.0.1',
      port: 3000,
      line: null,
    });
  });

  test('LINE settings and keys: production, on all addresses, without a stand-in', () => {
    const config = readConfig({ ...LINE, ...KEYS });
    expect(config).toMatchObject({ demo: false, simulator: null, host: '0.0.0.0' });
    expect(config.line).toMatchObject({ channelSecrets: ['s1', 's2'], apiOrigin: 'https://api.line.me' });
  });

  test('DEMO=1 with LINE settings: demo data, the given origins, no stand-in', () => {
    const config = readConfig({ ...LINE, DEMO: '1', LINE_API_ORIGIN: 'http://127.0.0.1:9999' });
    expect(config).toMatchObject({ demo: true, simulator: null, line: { apiOrigin: 'http://127.0.0.1:9999' } });
  });

  test('the mini-app: a LIFF app for each entry, or one for all; signing in where a login channel is', () => {
    const given = { ...LINE, ...KEYS, LIFF_ID: 'c', LIFF_ID_MY_REPORTS: 'm', LIFF_BASE_URL: 'https://liff.example/' };
    expect(readConfig(given).liff).toEqual({
      baseUrl: 'https://liff.example',
      common: 'c',
      own: { report: null, points: null, myReports: 'm', profile: null, staff: null },
    });
    expect(readConfig({ ...LINE, ...KEYS })).toMatchObject({ liff: null, login: null, trustedProxies: [] });
    expect(
      readConfig({ ...LINE, ...KEYS, LINE_LOGIN_CHANNEL_ID: '165', TRUSTED_PROXY: '10.0.0.0/8, ::1' }),
    ).toMatchObject({
      login: { channelId: '165', channelSecret: null, jwksUrl: 'https://api.line.me/oauth2/v2.1/certs' },
      trustedProxies: ['10.0.0.0/8', '::1'],
    });
  });

  test('an empty setting is an unset one', () => {
    expect(readConfig({ LINE_CHANNEL_SECRET: '', DEMO: '', PORT: '' })).toMatchObject({ demo: true, port: 3000 });
  });

  test.each<[Record<string, string>, string]>([
    [{ LINE_CHANNEL_SECRET: 's' }, 'LINE_CHANNEL_ACCESS_TOKEN'],
    [{ LINE_CHANNEL_ACCESS_TOKEN: 't' }, 'LINE_CHANNEL_SECRET'],
    [{ LINE_BOT_BASIC_ID: '@x' }, 'LINE_CHANNEL_SECRET'],
    [{ DEMO: '0' }, 'LINE_CHANNEL_SECRET'],
    [{ ...LINE }, 'SECRET_KEY'],
    [{ ...LINE, SECRET_KEY: KEYS.SECRET_KEY }, 'IDENTITY_KEY'],
    [{ ...LINE, ...KEYS, SECRET_KEY: 'short' }, 'SECRET_KEY'],
    [{ ...LINE, ...KEYS, CLOCK: '2026-10-01T00:00:00Z' }, 'CLOCK'],
    [{ CLOCK: 'yesterday' }, 'CLOCK'],
    [{ REMINDER_ANSWERS_PER_SECOND: '0' }, 'REMINDER_ANSWERS_PER_SECOND'],
    [{ REMINDER_ANSWERS_PER_SECOND: 'many' }, 'REMINDER_ANSWERS_PER_SECOND'],
    [{ PORT: '70000' }, 'PORT'],
    [{ PORT: 'http' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ ...LINE, LINE_API_ORIGIN: 'https://x.example/path' }, 'LINE_API_ORIGIN'],
    [{ ...LINE, LINE_API_ORIGIN: 'api.line.me' }, 'LINE_API_ORIGIN'],
    [{ PUBLIC_URL: 'bot.example' }, 'PUBLIC_URL'],
    [{ LINE_BOT_BASIC_ID: 'x' }, 'LINE_BOT_BASIC_ID'],
    [{ ...LINE, ...KEYS, LINE_CHANNEL_SECRET: ',' }, 'LINE_CHANNEL_SECRET'],
    [{ ...LINE, ...KEYS, SECRET_KEY: ',' }, 'SECRET_KEY'],
    [{ LINE_LOGIN_CHANNEL_ID: '165' }, 'LINE_CHANNEL_SECRET'],
    [{ ...LINE, ...KEYS, LINE_LOGIN_CHANNEL_ID: 'abc' }, 'LINE_LOGIN_CHANNEL_ID'],
    [{ ...LINE, ...KEYS, LINE_JWKS_URL: 'certs' }, 'LINE_JWKS_URL'],
    [{ ...LINE, ...KEYS, TRUSTED_PROXY: 'proxy.example' }, 'TRUSTED_PROXY'],
    [{ DEMO: 'yes' }, 'DEMO'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  ])('%j stops the start with a line that names %s', (env, name) => {
    expect(() => readConfig(env)).toThrow(ConfigError);
    expect(() => readConfig(env)).toThrow(new RegExp(`^${name}: .{4,}$`));
    expect(() => readConfig(env), 'says what is wanted').not.toThrow(/invalid/i);
  });
});

describe('the command that a demo offers to its operator', () => {
  const beside = (env: Record<string, string>, port = 3001) => demoCommand(env, `http://127.0.0.1:${port}`);
  test('names the settings that commands share with the server, and no others', () => {
    expect(beside({ PORT: '4000', PATH: '/bin', CLOCK: '' })).toBe('npm run cli --');
    expect(
      beside({ CLOCK: '2026-11-25T03:00:00Z', DATABASE_URL: 'file:data/a b.sqlite', SIMULATOR_PORT: '0' }, 41_234),
    ).toBe("DATABASE_URL='file:data/a b.sqlite' CLOCK=2026-11-25T03:00:00Z SIMULATOR_PORT=41234 npm run cli --");
    expect(beside({ DATABASE_URL: 'postgres://me:secret@db/vhv' })).toBe('DATABASE_URL="$DATABASE_URL" npm run cli --');
  });
});
