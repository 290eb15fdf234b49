import type { Env } from '../offline/env.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** What the server refused, for people and for decisions. */
export interface Refusal {
  readonly status: number;
  /** A ProblemCode of shared/api/problems.ts, or what a newer server calls it. */
  readonly code: string;
  /** One Thai sentence of the server's. */
  readonly detail: string;
  readonly reference: string | null;
  /** Seconds to wait. */
  readonly retryAfter: number | null;
  readonly errors: readonly { readonly path: string; readonly code: string }[];
  /** For conflicts: what the server has. */
  readonly current: unknown;
}
export type Reply<T> =
  | { readonly kind: 'ok'; readonly data: T }
  /** No answer of our server's. `portal`: something else answered in its place (a hotel's login page). */
  | { readonly kind: 'offline'; readonly portal: boolean }
  | { readonly kind: 'problem'; readonly problem: Refusal };

export interface Asking {
  readonly body?: object;
  /** A field that every good answer has: what lacks it is not our server's. */
  readonly has?: string;
  /** Whose report it is: the server refuses when the session is somebody else's. */
  readonly volunteer?: string;
  /** The page may be gone before the answer comes. */
  readonly keepalive?: boolean;
}

export interface Client {
  call<T>(method: Method, path: string, asking?: Asking): Promise<Reply<T>>;
  /** Kept in memory only; the cookie carries later visits. */
  useToken(token: string | null): void;
  token(): string | null;
}

const POST_MS = 60_000;
const GET_MS = 15_000;

/** Speaks with /api. Never throws: whatever went wrong is an answer. */
export function createClient(env: Pick<Env, 'fetch' | 'after'>): Client {
  let bearer: string | null = null;

  async function ask<T>(method: Method, path: string, asking: Asking, signal: AbortSignal): Promise<Reply<T>> {
    const headers: Record<string, string> = { accept: 'application/json' };
    if (bearer) headers.authorization = `Bearer ${bearer}`;
    if (asking.volunteer) headers['x-volunteer'] = asking.volunteer;
    if (asking.body) headers['content-type'] = 'application/json';
    const response = await env.fetch(`/api${path}`, {
      method,
      headers,
      body: asking.body ? JSON.stringify(asking.body) : null,
      keepalive: asking.keepalive ?? false,
      credentials: 'same-origin',
      cache: 'no-store',
      // Our server redirects nobody; who does is a portal.
      redirect: 'manual',
      signal,
    });
    return read(response, asking.has);
  }

  return {
    useToken(token) {
      bearer = token;
    },
    token: () => bearer,
    async call<T>(method: Method, path: string, asking: Asking = {}) {
      const aborter = new AbortController();
      let stop = () => {};
      const late = new Promise<Reply<T>>((resolve) => {
        stop = env.after(method === 'GET' ? GET_MS : POST_MS, () => {
          resolve(offline);
          aborter.abort();
        });
      });
      const answer = ask<T>(method, path, asking, aborter.signal).catch(() => offline);
      const reply = await Promise.race([answer, late]);
      stop();
      return reply;
    },
  };
}

const offline = { kind: 'offline', portal: false } as const;
const portal = { kind: 'offline', portal: true } as const;

/** What our server's answer means. */
export async function read<T>(response: Response, has?: string): Promise<Reply<T>> {
  if (response.status === 204) return { kind: 'ok', data: null as T };
  const data: unknown = /json/.test(response.headers.get('content-type') ?? '') ? await response.json() : null;
  const isObject = typeof data === 'object' && data !== null;
  if (response.ok) return isObject && (!has || has in data) ? { kind: 'ok', data: data as T } : portal;
  if (isObject && 'code' in data) return { kind: 'problem', problem: refusal(response, data as Partial<Refusal>) };
  // What stands before our server speaks HTML when it is down or has too much to do; all else is not ours.
  const { status } = response;
  return status >= 500 || status === 429 || status === 408
    ? { kind: 'problem', problem: refusal(response, {}) }
    : portal;
}

function refusal(response: Response, body: Partial<Refusal>): Refusal {
  const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
  return {
    status: response.status,
    code: body.code ?? 'unexpected',
    detail: body.detail ?? '',
    reference: body.reference ?? null,
    retryAfter: wait >= 0 ? wait : null,
    errors: body.errors ?? [],
    current: body.current ?? null,
  };
}
