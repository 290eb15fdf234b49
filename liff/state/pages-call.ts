import type { ProblemBody } from '../../shared/api/shapes.ts';
import type { Method, Refusal, Reply } from './pages.ts';

/** A page waits no longer than somebody does who holds a phone. */
const PATIENCE_MS = 30_000;

export interface Caller {
  call<T>(method: Method, path: string, body?: object): Promise<Reply<T>>;
  /** The session's token as a bearer: LINE's browsers may restrict cookies (frontend.md §4). */
  bear(token: string | null): void;
  /** The server's clock as far as known, ms. */
  now(): number;
}

export interface CallerEnv {
  fetch(path: string, init: RequestInit): Promise<Response>;
  now(): number;
  /** The server's clock when it served the page; a phone's own may be a year off. */
  readonly servedAt: number | null;
}

const DAY = 86_400_000;

/** Talks with /api. Whatever is not its JSON (no signal, a hotel's login page) counts as no signal. */
export function createCaller(env: CallerEnv): Caller {
  let token: string | null = null;
  const ahead = env.servedAt === null ? 0 : env.servedAt - env.now();
  let offset = Math.abs(ahead) > DAY ? ahead : 0;
  return {
    bear: (next) => {
      token = next;
    },
    now: () => env.now() + offset,
    async call<T>(method: Method, path: string, body?: object): Promise<Reply<T>> {
      try {
        const response = await patiently((signal) => env.fetch(path, { ...request(method, token, body), signal }));
        const date = Date.parse(response.headers.get('date') ?? '');
        if (date) offset = date - env.now();
        return await replyOf<T>(response);
      } catch {
        return { kind: 'offline' };
      }
    },
  };
}

function request(method: Method, token: string | null, body: object | undefined): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (token !== null) headers['authorization'] = `Bearer ${token}`;
  if (body !== undefined) headers['content-type'] = 'application/json';
  return { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
}

async function patiently(ask: (signal: AbortSignal) => Promise<Response>): Promise<Response> {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), PATIENCE_MS);
  try {
    return await ask(control.signal);
  } finally {
    clearTimeout(timer);
  }
}

async function replyOf<T>(response: Response): Promise<Reply<T>> {
  const type = response.headers.get('content-type') ?? '';
  if (response.status === 204) return { kind: 'ok', data: JSON.parse('null') };
  if (!type.includes('json')) return { kind: 'offline' };
  const data = await response.json();
  return response.ok ? { kind: 'ok', data } : { kind: 'problem', problem: refusalOf(response, data) };
}

function refusalOf(response: Response, body: Partial<ProblemBody>): Refusal {
  const wait = Number(response.headers.get('retry-after'));
  return {
    code: body.code ?? 'unexpected',
    detail: body.detail ?? '',
    reference: body.reference ?? null,
    retryAfter: wait > 0 ? wait : null,
  };
}
