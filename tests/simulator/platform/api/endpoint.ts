import type { Answer } from '../answers.ts';
import type { RateLimit } from '../store/buckets.ts';
import type { World } from '../world.ts';

/** One request as an endpoint sees it, after the checks that all share. */
export interface Call {
  readonly world: World;
  readonly now: number;
  readonly requestId: string;
  /** Path parameters, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  header(name: string): string | undefined;
  /** Parsed JSON (object), form fields, or raw bytes, as `takes` says. */
  readonly body: Record<string, unknown>;
  readonly bytes: Uint8Array;
}

/** How one endpoint is called. */
export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** LINE's path with Hono's `:name` parameters. */
  path: string;
  /** Default 2,000 a second ("Other API endpoints"). */
  limit?: RateLimit;
  /** `channel`: our bearer token; `none`: login and token endpoints, which bring their own proof. */
  auth?: 'channel' | 'none';
  takes?: 'json' | 'form' | 'bytes';
  /** X-Line-Retry-Key is for push, multicast, narrowcast and broadcast only (DOC retrying-api-request). */
  retryKey?: boolean;
  handle(call: Call): Answer | Promise<Answer>;
}
