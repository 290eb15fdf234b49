import type { messagingApi } from '@line/bot-sdk';
import type { Db } from './db/db.ts';

/** The only seams of the house. Everything that differs between Node, Workers and a test comes in here. */
export interface Ports {
  readonly db: Db;
  readonly line: Line;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}

export interface Clock {
  /** ms since 1970, UTC. */
  now(): number;
}

export interface Ids {
  /** A UUIDv7: ordered by time, which keeps inserts at the end of the index. */
  uuid(): string;
  /** 256 random bits, base64url: for what must not be guessed. */
  secret(): string;
}

/** Fields of a log line carry no personal data: ids of LINE users and people are not among them. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>> & {
  // The line's own fields.
  readonly at?: never;
  readonly level?: never;
  readonly event?: never;
};

/** What became of a call to LINE. Only `accepted` and `refused` are certain. */
export type Sent =
  | { readonly kind: 'accepted'; readonly requestId: string | null }
  /** LINE said no and will say so again. */
  | { readonly kind: 'refused'; readonly status: number; readonly message: string; readonly requestId: string | null }
  /** No answer in time, or a 5xx: LINE may have it. */
  | { readonly kind: 'ambiguous'; readonly message: string; readonly requestId: string | null }
  | { readonly kind: 'rate-limited'; readonly requestId: string | null }
  | { readonly kind: 'out-of-quota'; readonly requestId: string | null };

export interface Line {
  reply(replyToken: string, messages: messagingApi.Message[]): Promise<Sent>;
  push(to: string, messages: messagingApi.Message[], retryKey: string): Promise<Sent>;
  /**
   * One message for up to 500 people. `body` is the whole request as it was frozen: a retry key is good for the same bytes
   * only.
   */
  multicast(body: string, retryKey: string): Promise<Sent>;
  linkRichMenu(userId: string, richMenuId: string): Promise<Sent>;
  /** Back to the menu that everybody has. */
  unlinkRichMenu(userId: string): Promise<Sent>;
  /** At most 500 people. LINE does it within seconds and vouches for none of them (line-platform.md §4.3). */
  linkRichMenus(userIds: readonly string[], richMenuId: string): Promise<Sent>;
  /** The menu of her own: `id` is null when she has none. */
  richMenuOf(userId: string): Promise<Asked<{ readonly id: string | null }>>;
  /**
   * Gives everybody who holds `from` the menu `to`, judged by what each holds before; three times an hour. Accepted means
   * begun: its request's id is for `richMenuMove`. With a key of the last 14 days LINE goes on with that request.
   */
  moveRichMenus(links: readonly MenuLink[], key: string): Promise<Sent>;
  /** How far it is; 100 times an hour. */
  richMenuMove(requestId: string): Promise<Asked<{ readonly phase: string }>>;
}

/** Ids of rich menus. */
export interface MenuLink {
  readonly from: string;
  readonly to: string;
}

/** What LINE told, or why it told nothing. */
export type Asked<T> = ({ readonly kind: 'told' } & T) | Exclude<Sent, { readonly kind: 'accepted' }>;
