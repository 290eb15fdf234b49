import { type Answer, accepted, bodyErrors, type ErrorDetail, invalidParameter, notFound, ok } from '../answers.ts';
import { LIMITS } from '../store/buckets.ts';
import { isObject } from '../validate/check.ts';
import type { World } from '../world.ts';
import type { Call, Endpoint } from './endpoint.ts';
import { linkMenu } from './menu-links.ts';

interface Operation {
  type: 'link' | 'unlink' | 'unlinkAll';
  from: string;
  to: string;
}

const MOST_OPERATIONS = 1000;
const TWO_WEEKS = 14 * 24 * 3_600_000;
/** Batches run in the background; a few seconds of the clock here. */
const BATCH_MS = 3_000;

const unknown = (id: string, property: string): Answer => ({
  status: 404,
  json: {
    message: 'The request body has 1 error(s)',
    details: [{ message: `Richmenu (${id}) is not found`, property }],
  },
});

/** A menu that an operation names must be ours and, as a target, have its image. */
function refuseNamed(world: World, operation: Operation, index: number): Answer | null {
  const names =
    operation.type === 'unlinkAll' ? [] : operation.type === 'link' ? (['from', 'to'] as const) : (['from'] as const);
  for (const key of names) {
    const id: unknown = operation[key];
    const property = `operations[${index}].${key}`;
    if (typeof id !== 'string' || !id.startsWith('richmenu-'))
      return bodyErrors([{ message: 'invalid richMenuId', property }]);
    if (!world.menus.menus.has(id)) return unknown(id, property);
    if (key === 'to' && !world.menus.images.has(id))
      return bodyErrors([{ message: `'to' richmenu (${id}) must have image but it doesn't`, property }]);
  }
  return null;
}

function wrongTogether(operations: readonly Operation[]): ErrorDetail | null {
  const all = operations.some(({ type }) => type === 'unlinkAll');
  if (all && operations.length > 1)
    return { message: "'unlinkAll' type can't be combined with other type", property: 'operations[].type' };
  const from = operations.map((operation) => operation.from).filter((id) => id !== undefined);
  const twice = from.find((id, index) => from.indexOf(id) !== index);
  return twice === undefined
    ? null
    : { message: `from richmenu (${twice}) is duplicated`, property: 'operations[].from' };
}

function refuseBatch({ world, body }: Call): Answer | null {
  const { operations, resumeRequestKey } = body;
  if (!Array.isArray(operations) || operations.length < 1 || operations.length > MOST_OPERATIONS)
    return bodyErrors([{ message: `Size must be between 1 and ${MOST_OPERATIONS}`, property: 'operations' }]);
  if (
    resumeRequestKey !== undefined &&
    (typeof resumeRequestKey !== 'string' || !/^[0-9a-zA-Z_-]{1,100}$/.test(resumeRequestKey))
  )
    return bodyErrors([{ message: 'invalid resumeRequestKey', property: 'resumeRequestKey' }]);
  const types = new Set(['link', 'unlink', 'unlinkAll']);
  const wrong = operations.findIndex(
    (operation: unknown) => !isObject(operation) || !types.has(String(operation.type)),
  );
  if (wrong !== -1)
    return bodyErrors([
      {
        message: 'Must be one of the following values: [link, unlink, unlinkAll]',
        property: `operations[${wrong}].type`,
      },
    ]);
  const together = wrongTogether(operations as Operation[]);
  if (together !== null) return bodyErrors([together]);
  for (const [index, operation] of (operations as Operation[]).entries()) {
    const refused = refuseNamed(world, operation, index);
    if (refused !== null) return refused;
  }
  return null;
}

/** Each person is judged by the menu that she had before the request: operations do not chain. */
function apply(world: World, operations: readonly Operation[]): void {
  for (const person of world.people.users.values()) {
    if (person.richMenuId === null) continue;
    const hit = operations.find(({ type, from }) => type === 'unlinkAll' || from === person.richMenuId);
    if (hit !== undefined) linkMenu(world, person.userId, hit.type === 'link' ? hit.to : null);
  }
}

function batch(call: Call): Answer {
  const refused = refuseBatch(call);
  if (refused !== null) return refused;
  const { world, body, requestId, now } = call;
  const { batches, resumeKeys } = world.menus;
  const key = typeof body.resumeRequestKey === 'string' ? body.resumeRequestKey : null;
  const earlier = key === null ? undefined : batches.get(resumeKeys.get(key) ?? '');
  // With a known key only people who are not done are taken up again; here all are done.
  const again = earlier !== undefined && now - earlier.acceptedAt <= TWO_WEEKS;
  batches.set(requestId, { acceptedAt: now, completedAt: now + BATCH_MS, failed: false });
  if (key !== null && !again) resumeKeys.set(key, requestId);
  if (!again) apply(world, body.operations as Operation[]);
  return accepted();
}

function progress({ world, query, now }: Call): Answer {
  const requestId = query.get('requestId') ?? '';
  if (requestId === '') return invalidParameter('requestId');
  const found = world.menus.batches.get(requestId);
  if (found === undefined || now - found.acceptedAt > TWO_WEEKS) return notFound();
  const acceptedTime = new Date(found.acceptedAt).toISOString();
  if (now < found.completedAt) return ok({ phase: 'ongoing', acceptedTime });
  return ok({ phase: 'succeeded', acceptedTime, completedTime: new Date(found.completedAt).toISOString() });
}

export const menuBatchEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/v2/bot/richmenu/batch', limit: LIMITS.hourly3, takes: 'json', handle: batch },
  {
    method: 'POST',
    path: '/v2/bot/richmenu/validate/batch',
    takes: 'json',
    handle: (call) => refuseBatch(call) ?? ok(),
  },
  { method: 'GET', path: '/v2/bot/richmenu/progress/batch', limit: LIMITS.hourly100, handle: progress },
];
