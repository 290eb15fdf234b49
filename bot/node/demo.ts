import { DEMO_ACCOUNT_NAME } from '../../shared/text/demo.ts';
import type { Config, LineConfig } from '../config.ts';

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
const LIFF_REPORT = `${LOGIN_CHANNEL_ID}-report`;
const LIFF_POINTS = `${LOGIN_CHANNEL_ID}-points`;

export function demoAccount(publicUrl: string) {
  return {
    channelSecret: CHANNEL_SECRET,
    accessToken: ACCESS_TOKEN,
    basicId: BASIC_ID,
    displayName: DEMO_ACCOUNT_NAME,
    loginChannelId: LOGIN_CHANNEL_ID,
    liff: { [LIFF_REPORT]: `${publicUrl}/liff/report`, [LIFF_POINTS]: `${publicUrl}/liff/points` },
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

export function demoLiff(origin: string): Config['liff'] {
  return { baseUrl: `${origin}/liff`, report: LIFF_REPORT, points: LIFF_POINTS };
}
