import { DEMO_ACCOUNT_NAME } from '../../shared/text/demo.ts';
import type { LiffConfig, LineConfig, LoginConfig } from '../config.ts';

/** As much of the stand-in as the product needs to know. */
export interface StandIn {
  readonly url: string;
  stop(): Promise<void>;
}

// The stand-in's account. Nothing here is secret: it opens nothing but the demo on this machine.
const CHANNEL_SECRET = 'demo-channel-secret';
const ACCESS_TOKEN = 'demo-channel-access-token';
const BASIC_ID = '@demo';
const LOGIN_CHANNEL_ID = '1234567890';
const LOGIN_CHANNEL_SECRET = 'demo-login-channel-secret';
const LIFF = {
  common: `${LOGIN_CHANNEL_ID}-home`,
  own: {
    report: `${LOGIN_CHANNEL_ID}-report`,
    points: `${LOGIN_CHANNEL_ID}-points`,
    myReports: `${LOGIN_CHANNEL_ID}-my-reports`,
    profile: `${LOGIN_CHANNEL_ID}-profile`,
    staff: `${LOGIN_CHANNEL_ID}-staff`,
  },
};

export function demoAccount(publicUrl: string) {
  return {
    channelSecret: CHANNEL_SECRET,
    accessToken: ACCESS_TOKEN,
    basicId: BASIC_ID,
    displayName: DEMO_ACCOUNT_NAME,
    loginChannelId: LOGIN_CHANNEL_ID,
    loginChannelSecret: LOGIN_CHANNEL_SECRET,
    liff: {
      [LIFF.common]: `${publicUrl}/liff`,
      [LIFF.own.report]: `${publicUrl}/liff/report`,
      [LIFF.own.points]: `${publicUrl}/liff/points`,
      [LIFF.own.myReports]: `${publicUrl}/liff/my-reports`,
      [LIFF.own.profile]: `${publicUrl}/liff/profile`,
      [LIFF.own.staff]: `${publicUrl}/liff/staff`,
    },
  };
}

/** LINE settings that point the product at the stand-in. */
export function demoLine(origin: string): LineConfig {
  return {
    channelSecrets: [CHANNEL_SECRET],
    channelAccessToken: ACCESS_TOKEN,
    basicId: BASIC_ID,
    apiOrigin: origin,
    dataApiOrigin: origin,
  };
}

export function demoLogin(origin: string): LoginConfig {
  return { channelId: LOGIN_CHANNEL_ID, channelSecret: LOGIN_CHANNEL_SECRET, jwksUrl: `${origin}/oauth2/v2.1/certs` };
}

export function demoLiff(origin: string): LiffConfig {
  return { baseUrl: `${origin}/liff`, ...LIFF };
}

/** Settings that commands read too: without them they would look at another store, clock or stand-in. */
const SHARED = ['DATABASE_URL', 'CLOCK', 'REMINDER_ANSWERS_PER_SECOND'];
const USUAL_PORT = '3001';

/**
 * How a command is typed beside this demo, ready to copy. The stand-in's port is the one it has: it may have been picked
 * by the system. An address of PostgreSQL holds a password, which belongs on no screen.
 */
export function demoCommand(env: Readonly<Record<string, string | undefined>>, standInUrl: string): string {
  const { port } = new URL(standInUrl);
  const settings = SHARED.flatMap((name) => (env[name] ? [`${name}=${inShell(name, env[name])}`] : []));
  if (port !== USUAL_PORT) settings.push(`SIMULATOR_PORT=${port}`);
  return [...settings, 'npm run cli --'].join(' ');
}

function inShell(name: string, value: string): string {
  if (value.startsWith('postgres')) return `"$${name}"`;
  return /^[\w./:@%+-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
