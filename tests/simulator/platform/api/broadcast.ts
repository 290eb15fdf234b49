import { type Answer, accepted, invalidParameter, notFound, ok } from '../answers.ts';
import type { Person } from '../people/people.ts';
import { LIMITS } from '../store/buckets.ts';
import type { World } from '../world.ts';
import type { Call, Endpoint } from './endpoint.ts';
import { checkMessages, conflictOf, numberMessages, overQuota, reachedOf, send } from './sending.ts';

const friendsOf = (world: World): Person[] => [...world.people.users.values()].filter((person) => person.follows);

function toAll(call: Call, kind: 'broadcast' | 'narrowcast'): Answer | null {
  const refused = checkMessages(call) ?? conflictOf(call);
  if (refused !== null) return refused;
  const friends = friendsOf(call.world);
  const cost = reachedOf(friends, call.now).length;
  const over = overQuota(call.world, cost, call.now);
  if (over !== null) return over;
  send(call, numberMessages(call), { kind, to: friends.map((friend) => friend.userId), people: friends, cost }, {});
  return null;
}

/** Narrowcast without audiences: all friends. It is taken at once and is over when the answer leaves. */
function narrowcast(call: Call): Answer {
  if (call.body.filter !== undefined && friendsOf(call.world).length < 100)
    return { status: 403, json: { message: 'Not enough friends', details: [] } };
  return toAll(call, 'narrowcast') ?? accepted();
}

function progress(call: Call): Answer {
  const requestId = call.query.get('requestId') ?? '';
  if (requestId === '') return invalidParameter('requestId');
  const entry = call.world.sent.all().find((sent) => sent.kind === 'narrowcast' && sent.requestId === requestId);
  if (entry === undefined) return notFound();
  const time = new Date(entry.at).toISOString();
  return ok({
    phase: 'succeeded',
    successCount: entry.reached,
    failureCount: entry.to.length - entry.reached,
    targetCount: entry.to.length,
    acceptedTime: time,
    completedTime: time,
  });
}

export const broadcastEndpoints: readonly Endpoint[] = [
  {
    method: 'POST',
    path: '/v2/bot/message/broadcast',
    limit: LIMITS.hourly60,
    takes: 'json',
    retryKey: true,
    handle: (call) => toAll(call, 'broadcast') ?? ok(),
  },
  {
    method: 'POST',
    path: '/v2/bot/message/narrowcast',
    limit: LIMITS.hourly60,
    takes: 'json',
    retryKey: true,
    handle: narrowcast,
  },
  { method: 'GET', path: '/v2/bot/message/progress/narrowcast', handle: progress },
];
