import type { InboundMischief } from '../mischief/inbound.ts';
import type { OutboundMischief } from '../mischief/outbound.ts';
import { type SimClock, systemClock } from './clock.ts';
import { userIdOf } from './ids.ts';

/** Sending plan of the month: without limit, or so many counted messages (GET /v2/bot/message/quota). */
export type QuotaPlan = { type: 'none' } | { type: 'limited'; value: number };

/** What a LINE stand-in can be told. Only the secret and the token have no default. */
export interface SimulatorOptions {
  /** Messaging API channel secret; the first of several signs the webhooks. */
  channelSecret: string | readonly string[];
  /** Bearer token(s) that the API accepts. */
  accessToken: string | readonly string[];
  /** Where webhooks go; null until the bot listens (then `setWebhook`). */
  webhookUrl?: string | null;
  /** 0 (default) picks a free port. */
  port?: number;
  hostname?: string;
  /** How phones and images reach the stand-in; default `http://localhost:<port>`. */
  publicUrl?: string;
  clock?: SimClock;
  /** Same seed, same ids and same mischief. Default 1. */
  seed?: number;
  /** `@…` of the Official Account. */
  basicId?: string;
  botUserId?: string;
  displayName?: string;
  /** LINE Login channel: `aud` of ID tokens and `client_id` of verify. */
  loginChannelId?: string;
  /** Gets that channel its tokens. */
  loginChannelSecret?: string;
  /** LIFF id → endpoint URL of the mini-app. */
  liff?: Readonly<Record<string, string>>;
  /** Token buckets of the reference's "Rate limits"; default on. Benches switch them off. */
  rateLimits?: boolean;
  /** Default off, as in a fresh LINE channel. On: failed webhooks come again after these delays (ms). */
  redelivery?: boolean;
  redeliveryDelaysMs?: readonly number[];
  /** A webhook that is not answered by then has failed: 2,000 ms. */
  webhookDeadlineMs?: number;
  /** Events in one body when they pile up (LINE does not tell its number): 10. */
  eventsPerBody?: number;
  /** Webhook requests under way at once; one person's events never overtake each other. 8. */
  webhooksInFlight?: number;
  quota?: QuotaPlan;
  /** About a minute after receipt (60,000 ms), never later than `replyTokenHardLifeMs` (20 min) after the event. */
  replyTokenLifeMs?: number;
  replyTokenHardLifeMs?: number;
  /** How long retry keys are remembered: 24 h. */
  retryKeyLifeMs?: number;
  /** What people send is kept so long; LINE does not tell its period. 14 days. */
  contentLifeMs?: number;
  /**
   * Lets `http://localhost…` pass where LINE wants https for images: the demo runs without a certificate.
   * Off in tests that prove what LINE itself would take. Default off.
   */
  allowLoopbackHttp?: boolean;
  /** Folder with LINE's OpenAPI files: requests, answers and webhooks are then checked against them too. */
  openapiDir?: string | null;
  /** Entries kept per log (deliveries, calls, sent); default 10,000. 0 keeps counters only: for benches. */
  logLimit?: number;
  /** Bubbles kept per person; default 500. 0 keeps none. */
  chatLimit?: number;
  /** Followers' ids need a verified account; default true. */
  verifiedAccount?: boolean;
  /** Well-formed ids that are not ours spoil the whole multicast ('fail') or are left out ('drop'): LINE's reference says both. */
  multicastUnknown?: 'fail' | 'drop';
  inbound?: InboundMischief | null;
  outbound?: OutboundMischief | null;
}

export interface Settings extends Required<Omit<SimulatorOptions, 'channelSecret' | 'accessToken' | 'publicUrl'>> {
  channelSecrets: readonly string[];
  accessTokens: readonly string[];
  publicUrl: string | null;
}

const listOf = (value: string | readonly string[]): readonly string[] => (typeof value === 'string' ? [value] : value);

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export function settingsOf(options: SimulatorOptions): Settings {
  const { channelSecret, accessToken, publicUrl, ...rest } = options;
  return {
    webhookUrl: null,
    port: 0,
    hostname: '127.0.0.1',
    clock: systemClock,
    seed: 1,
    basicId: '@000sample',
    botUserId: userIdOf('bot'),
    displayName: 'Stand-in',
    loginChannelId: '1650000000',
    loginChannelSecret: 'login-channel-secret',
    liff: {},
    rateLimits: true,
    redelivery: false,
    redeliveryDelaysMs: [10_000, MINUTE, 5 * MINUTE],
    webhookDeadlineMs: 2_000,
    eventsPerBody: 10,
    webhooksInFlight: 8,
    quota: { type: 'limited', value: 15_000 },
    replyTokenLifeMs: MINUTE,
    replyTokenHardLifeMs: 20 * MINUTE,
    retryKeyLifeMs: DAY,
    contentLifeMs: 14 * DAY,
    allowLoopbackHttp: false,
    openapiDir: null,
    logLimit: 10_000,
    chatLimit: 500,
    verifiedAccount: true,
    multicastUnknown: 'fail',
    inbound: null,
    outbound: null,
    ...rest,
    publicUrl: publicUrl ?? null,
    channelSecrets: listOf(channelSecret),
    accessTokens: listOf(accessToken),
  };
}
