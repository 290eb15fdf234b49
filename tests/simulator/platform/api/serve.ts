import { createHash, randomUUID } from 'node:crypto';
import type { Fault } from '../../mischief/outbound.ts';
import {
  type Answer,
  failure,
  INVALID_REPLY_TOKEN,
  MONTHLY_LIMIT,
  RATE_LIMITED,
  RETRY_KEY_ACCEPTED,
} from '../answers.ts';
import { LIMITS } from '../store/buckets.ts';
import type { CallEntry, World } from '../world.ts';
import { MAX_BODY, readBody } from './body.ts';
import type { Call, Endpoint } from './endpoint.ts';

/** A request without its transport: what Hono, or a test, hands over. */
export interface Incoming {
  params: Readonly<Record<string, string>>;
  url: URL;
  header(name: string): string | undefined;
  read(): Promise<Uint8Array>;
}

/** `lost`: no answer leaves, the connection is cut (`reset`) or stays silent (`hang`). */
export interface Served {
  answer: Answer;
  requestId: string;
  lost: 'hang' | 'reset' | null;
  fault: Fault | null;
}

const AUTH =
  'Authentication failed due to the following reason: invalid token. Confirm that the access token in the authorization header is valid.';
const NO_AUTH = "Authorization header required. Must follow the scheme, 'Authorization: Bearer <ACCESS TOKEN>'";
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function refuseCaller(world: World, endpoint: Endpoint, request: Incoming): Answer | null {
  if (endpoint.auth === 'none') return null;
  const token = /^Bearer (.+)$/i.exec(request.header('authorization') ?? '')?.[1];
  if (token === undefined) return failure(401, NO_AUTH);
  return world.settings.accessTokens.includes(token) ? null : failure(401, AUTH);
}

/** What the fault looks like to the caller; null when the call goes on as usual. */
function faultAnswer(fault: Fault | null, requestId: string): Answer | null {
  switch (fault) {
    case 'invalid-reply-token':
      return failure(400, INVALID_REPLY_TOKEN);
    case 'invalid-access-token':
      return failure(401, AUTH);
    case 'rate-limit':
      return failure(429, RATE_LIMITED);
    case 'monthly-limit':
      return failure(429, MONTHLY_LIMIT);
    case 'conflict':
      return { ...failure(409, RETRY_KEY_ACCEPTED), headers: { 'x-line-accepted-request-id': requestId } };
    case 'not-found':
      return failure(404, 'Not found');
    case 'error-before':
    case 'error-after':
    case 'hang':
    case 'hang-after':
    case 'reset':
    case 'reset-after':
      return failure(500, 'Internal Server Error');
    case null:
      return null;
  }
}

/** Faults after which LINE has taken the call all the same. */
const TAKEN: ReadonlySet<Fault> = new Set<Fault>(['conflict', 'error-after', 'hang-after', 'reset-after']);

function refuseRetryKey(endpoint: Endpoint, request: Incoming): Answer | null {
  const key = request.header('x-line-retry-key');
  if (key === undefined) return null;
  if (endpoint.retryKey !== true) return failure(400, 'The X-Line-Retry-Key header is not supported by this endpoint');
  return UUID.test(key) ? null : failure(400, 'Invalid retry key');
}

async function answerOf(world: World, endpoint: Endpoint, request: Incoming, requestId: string): Promise<Answer> {
  const refused = refuseRetryKey(endpoint, request);
  if (refused !== null) return refused;
  const bytes = endpoint.takes === undefined ? new Uint8Array() : await request.read();
  if (bytes.length > MAX_BODY) return failure(413, 'Payload Too Large');
  const read = readBody(endpoint.takes, bytes, request.header('content-type') ?? '');
  if ('status' in read) return read as Answer;
  const call: Call = {
    world,
    now: world.clock.now(),
    requestId,
    params: request.params,
    query: request.url.searchParams,
    header: request.header,
    ...read,
  };
  const answer = await endpoint.handle(call);
  return world.openapi === null ? answer : world.openapi.judge(endpoint, call, answer, world.openapiBreaks);
}

/** 413, 401 or 429: refused before anybody looks at the body. */
function refuseEarly(world: World, endpoint: Endpoint, request: Incoming, name: string): Answer | null {
  if (Number(request.header('content-length') ?? 0) > MAX_BODY) return failure(413, 'Payload Too Large');
  const refused = refuseCaller(world, endpoint, request);
  if (refused !== null || !world.settings.rateLimits) return refused;
  const limit = endpoint.limit ?? LIMITS.secondly2000;
  return world.buckets.take(name, limit, world.clock.now()) ? null : failure(429, RATE_LIMITED);
}

/** A call that LINE would refuse anyway is refused: a fault hides only what would have been accepted. */
async function answerWith(fault: Fault | null, requestId: string, proceed: () => Promise<Answer>): Promise<Answer> {
  const wrong = faultAnswer(fault, requestId);
  if (wrong === null || fault === null) return proceed();
  if (!TAKEN.has(fault)) return wrong;
  const right = await proceed();
  return right.status < 400 ? wrong : right;
}

const lossOf = (fault: Fault | null): Served['lost'] => {
  if (fault === null) return null;
  return fault.startsWith('hang') ? 'hang' : fault.startsWith('reset') ? 'reset' : null;
};

/** Takes one request through what all endpoints share: size, token, rate, faults, body, log. */
export async function serve(world: World, endpoint: Endpoint, request: Incoming): Promise<Served> {
  const requestId = randomUUID();
  const name = `${endpoint.method} ${endpoint.path}`;
  const early = refuseEarly(world, endpoint, request, name);
  const fault = early === null ? world.faults.next(name) : null;
  const answer = early ?? (await answerWith(fault, requestId, () => answerOf(world, endpoint, request, requestId)));
  world.calls.add({
    at: world.clock.now(),
    method: endpoint.method,
    path: request.url.pathname,
    status: answer.status,
    requestId,
    ...errorOf(answer),
    ...(fault !== null && { fault }),
    ...(early === null && (await keyed(request))),
  });
  return { answer, requestId, lost: lossOf(fault), fault };
}

function errorOf(answer: Answer): Pick<CallEntry, 'error'> {
  const error = answer.status >= 400 ? (answer.json as { message?: string } | undefined)?.message : undefined;
  return error === undefined ? {} : { error };
}

/** What shows whether a retry was one: the same key with the same bytes. */
async function keyed(request: Incoming): Promise<Pick<CallEntry, 'retryKey' | 'digest'>> {
  const retryKey = request.header('x-line-retry-key');
  if (retryKey === undefined) return {};
  return {
    retryKey,
    digest: createHash('sha256')
      .update(await request.read())
      .digest('hex'),
  };
}
