import { createFaultDesk, type FaultDesk } from '../mischief/outbound.ts';
import { type BoundedLog, boundedLog } from './bounded-log.ts';
import type { SimClock } from './clock.ts';
import { createIds, type Ids } from './ids.ts';
import type { OpenApi } from './openapi/load.ts';
import { type Settings, type SimulatorOptions, settingsOf } from './options.ts';
import { createPeople, type People } from './people/people.ts';
import type { LineObject } from './phone-types.ts';
import { type Buckets, createBuckets } from './store/buckets.ts';
import { type ContentStore, createContentStore } from './store/content.ts';
import { createLoginCodes, type LoginCodes } from './store/login-codes.ts';
import { createLoginKeys, type LoginKeys } from './store/login-keys.ts';
import { createReplyTokens, type ReplyTokens } from './store/reply-tokens.ts';
import { createRetryKeys, type RetryKeys } from './store/retry-keys.ts';
import { createRichMenus, type RichMenus } from './store/rich-menus.ts';
import { createUsage, type SendKind, type Usage } from './store/usage.ts';

/** One accepted request that carried messages. `to` are the people (or the group) it was for. */
export interface SentEntry {
  at: number;
  kind: SendKind;
  requestId: string;
  to: readonly string[];
  /** Who really got it: not those who blocked us or are no friends. */
  reached: number;
  /** What it took from the month's quota. */
  counted: number;
  messages: readonly LineObject[];
  sentMessages: readonly { id: string; quoteToken?: string }[];
  silent: boolean;
  replyToken?: string;
  retryKey?: string;
  aggregationUnit?: string;
}

/** One call of the API, whatever came of it. */
export interface CallEntry {
  at: number;
  method: string;
  path: string;
  status: number;
  requestId: string;
  /** `message` of LINE's error body, if it was one. */
  error?: string;
  retryKey?: string;
  /** SHA-256 of the body that came with a retry key: LINE wants the same one each time. */
  digest?: string;
  fault?: string;
}

/** Everything that one stand-in holds; endpoints, people and the post office share it. */
export interface World {
  readonly settings: Settings;
  readonly clock: SimClock;
  readonly ids: Ids;
  readonly people: People;
  readonly replyTokens: ReplyTokens;
  readonly retryKeys: RetryKeys;
  readonly usage: Usage;
  readonly buckets: Buckets;
  readonly content: ContentStore;
  readonly menus: RichMenus;
  readonly faults: FaultDesk;
  readonly sent: BoundedLog<SentEntry>;
  readonly calls: BoundedLog<CallEntry>;
  readonly login: LoginKeys;
  readonly loginCodes: LoginCodes;
  readonly openapi: OpenApi | null;
  /** What broke LINE's OpenAPI on our side: must stay empty. */
  readonly openapiBreaks: string[];
  readonly linkTokens: Map<string, { userId: string; at: number }>;
  /** Names given to customAggregationUnits, with the people who opened a message of theirs. */
  readonly aggregationUnits: Map<string, Set<string>>;
  webhook: { url: string | null; active: boolean };
  publicUrl: string;
}

/** Builds the state of a stand-in; `openapi` is loaded beforehand because that reads files. */
export async function createWorld(options: SimulatorOptions, openapi: OpenApi | null): Promise<World> {
  const settings = settingsOf(options);
  const { clock } = settings;
  const ids = createIds(settings.seed);
  return {
    settings,
    clock,
    ids,
    people: createPeople(),
    replyTokens: createReplyTokens(settings.replyTokenLifeMs, settings.replyTokenHardLifeMs),
    retryKeys: createRetryKeys(settings.retryKeyLifeMs),
    usage: createUsage(settings.quota),
    buckets: createBuckets(),
    content: createContentStore(settings.contentLifeMs),
    menus: createRichMenus(),
    faults: createFaultDesk(settings.outbound),
    sent: boundedLog(settings.logLimit),
    calls: boundedLog(settings.logLimit),
    login: await createLoginKeys(ids),
    loginCodes: createLoginCodes(),
    openapi,
    openapiBreaks: [],
    linkTokens: new Map(),
    aggregationUnits: new Map(),
    webhook: { url: settings.webhookUrl, active: true },
    publicUrl: settings.publicUrl ?? '',
  };
}
