import { type Context, Hono } from 'hono';
import { isProblem, problem } from '../../shared/api/problems.ts';
import { isMonth } from '../../shared/calendar/months.ts';
import { type Gate, Pass } from '../admission/gate.ts';
import type { Kind } from '../admission/kinds.ts';
import { ConstraintError } from '../db/db.ts';
import { sessionOwner } from '../services/session/who.ts';
import { answerResponse, type Gzip } from './answer.ts';
import { readBody } from './body.ts';
import { type Credentials, credentialsOf, originOf } from './credentials.ts';
import type { Answer, ApiContext, Endpoint, Refusal, Who } from './endpoint.ts';
import type { Limits } from './limits.ts';
import { problemResponse, refusalResponse, turnedAway, wrong } from './problem.ts';
import { StoreError } from './store.ts';

export interface DoorOptions {
  /** Origin of PUBLIC_URL: the one that our pages have. */
  readonly publicOrigin: string;
  readonly limits: Limits;
  /** Who may go to work now, and who waits. */
  readonly gate: Gate;
  /** Where a request came from; null when nobody can tell. */
  readonly addressOf: (c: Context) => string | null;
  /** Packs an answer; null where the platform does. */
  readonly gzip: Gzip | null;
  /** Counts an answer, for /metrics: `GET /reports/{month}`. */
  readonly count: (operation: string, status: number, seconds: number) => void;
}

interface Door extends DoorOptions {
  readonly api: ApiContext;
}

/** The operations of /api on their paths. All that they have in common is checked here, in the order of contract.md. */
export function apiRoutes(api: ApiContext, endpoints: readonly Endpoint[], options: DoorOptions): Hono {
  const door = { ...options, api };
  const app = new Hono();
  for (const [path, own] of Map.groupBy(endpoints, ({ path }) => path.replaceAll(/\{(\w+)\}/g, ':$1'))) {
    for (const endpoint of own) app.on(endpoint.method, path, (c) => respond(door, endpoint, c));
    const methods = own.map(({ method }) => method);
    const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].join(', ');
    app.all(path, (c) => {
      c.header('allow', allow);
      return problemResponse(c, 'method-not-allowed');
    });
  }
  return app;
}

async function respond(door: Door, endpoint: Endpoint, c: Context): Promise<Response> {
  const { api } = door;
  const began = api.clock.now();
  const operation = `${endpoint.method} ${endpoint.path}`;
  let response: Response;
  try {
    const answer = await handle(door, endpoint, c, began);
    const gzip = endpoint.load === 'login' ? null : door.gzip;
    response = isProblem(answer) ? refusalResponse(c, answer) : answerResponse(c, answer, gzip);
  } catch (error) {
    const reference = api.ids.uuid();
    const code = error instanceof StoreError || error instanceof ConstraintError ? 'store-unavailable' : 'unexpected';
    api.log.error('api.failed', {
      operation,
      code,
      reference,
      error: error instanceof Error ? error.message : 'unknown',
    });
    const refusal = code === 'unexpected' ? problem(code) : { ...problem(code), retryAfter: 2 };
    response = refusalResponse(c, refusal, undefined, reference);
  }
  if (response.headers.get('cache-control') === null) response.headers.set('cache-control', 'no-store');
  door.count(operation, response.status, (api.clock.now() - began) / 1000);
  return response;
}

/** A full house is told before anything is read: telling it must cost next to nothing. */
async function handle(door: Door, endpoint: Endpoint, c: Context, now: number): Promise<Answer | Refusal> {
  const address = door.addressOf(c);
  const wait = door.limits.address(endpoint.load, address, now);
  if (wait !== null) return { ...problem('too-many-requests'), retryAfter: wait };
  const credentials = credentialsOf(c.req.raw.headers);
  const kind = kindOf(endpoint);
  const entering = door.gate.enter(kind, credentials?.token ?? null, () => c.req.raw.signal);
  const entered = entering instanceof Promise ? await entering : entering;
  if (!(entered instanceof Pass)) return turnedAway(kind, entered);
  try {
    return await work(door, endpoint, c, { now, address, credentials, pass: entered });
  } finally {
    entered.leave();
  }
}

const kindOf = ({ kind, load }: Endpoint): Kind => kind ?? (load === 'read' ? 'screen' : 'write');

interface Asked {
  readonly now: number;
  readonly address: string | null;
  readonly credentials: Credentials | null;
  readonly pass: Pass;
}

async function work(door: Door, endpoint: Endpoint, c: Context, asked: Asked): Promise<Answer | Refusal> {
  const { api } = door;
  const { now, address, credentials, pass } = asked;
  const who = await whoOf(door, endpoint, c.req.raw, credentials, now);
  if (who !== null && 'problem' in who) return who;
  const refused = admit(door, endpoint, who, c.req.header('x-volunteer'), now);
  if (refused) return refused;
  const read = endpoint.body === null ? { body: null } : await pass.outside(() => readBody(endpoint, c.req.raw));
  if ('problem' in read) return read;
  const path = c.req.param() as Record<string, string>;
  const query = c.req.query();
  const unfit = unfitParameter(path, query);
  if (unfit) return unfit;
  return endpoint.handle({ api, now, who, path, query, body: read.body, address: address ?? '', request: c.req.raw });
}

type Given = Readonly<Record<string, string>>;

function unfitParameter(path: Given, query: Given): Refusal | null {
  if (path.month !== undefined && !isMonth(path.month)) return wrong('month', 'not-a-month');
  // PostgreSQL knows no text with a NUL in it.
  const [name] = [...Object.entries(path), ...Object.entries(query)].find(([, value]) => value.includes('\0')) ?? [];
  return name === undefined ? null : wrong(name, 'not-text');
}

/** Nobody's is null; a cookie's counts only where the page that asks may be ours. */
async function whoOf(
  door: Door,
  endpoint: Endpoint,
  request: Request,
  credentials: Credentials | null,
  now: number,
): Promise<Who | Refusal | null> {
  if (credentials?.by !== 'bearer') {
    const changes = request.method !== 'GET' && request.method !== 'HEAD';
    const origin = originOf(request, door.publicOrigin);
    if (origin === 'foreign' && (changes || credentials)) return problem('foreign-origin');
    if (origin === 'untold' && changes && credentials) {
      // Signing in needs no session, so it is no cookie request: it just does not renew anything.
      return endpoint.auth === 'none' ? null : problem('foreign-origin');
    }
  }
  return credentials && sessionOwner(door.api.db, credentials.token, now);
}

function admit(
  door: Door,
  { auth, load }: Endpoint,
  who: Who | null,
  volunteer: string | undefined,
  now: number,
): Refusal | null {
  const wait = who && door.limits.user(load, who.lineUserId, now);
  if (wait) return { ...problem('too-many-requests'), retryAfter: wait };
  if (auth === 'none') return null;
  if (!who) return problem('not-signed-in');
  // A report that was filled in on a shared phone by somebody else must not become hers.
  if (volunteer !== undefined && volunteer !== who.member?.id) return problem('other-user');
  return auth === 'member' && !who.member ? problem('not-registered') : null;
}
