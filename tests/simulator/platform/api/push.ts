import { type Answer, failure, invalidProperty, ok } from '../answers.ts';
import { CHAT_ID, USER_ID } from '../ids.ts';
import type { Group } from '../people/people.ts';
import { tellGroup } from '../people/reach.ts';
import type { Check, Json } from '../validate/check.ts';
import { text } from '../validate/fields.ts';
import type { Call, Endpoint } from './endpoint.ts';
import { aggregationUnit, checkMessages, conflictOf, numberMessages, overQuota, reachedOf, send } from './sending.ts';

function envelope(check: Check, body: Json): void {
  text(check, null, body, 'to', { max: 1000, required: true });
  aggregationUnit(check, body);
}

const FAILED = 'Failed to send messages';

/** A push to a group counts every member (DOC pricing). */
function pushToGroup(call: Call, group: Group): Answer {
  const over = overQuota(call.world, group.members.size, call.now);
  if (over !== null) return over;
  const batch = numberMessages(call);
  tellGroup(call.world, group, batch.out);
  const answer = { sentMessages: batch.sentMessages };
  send(call, batch, { kind: 'push', to: [group.groupId], people: [], cost: group.members.size }, answer);
  return ok(answer);
}

function pushToPerson(call: Call, userId: string): Answer {
  const person = call.world.people.find(userId);
  if (person === null) return failure(400, FAILED);
  // Whoever blocked us costs nothing and gets nothing, but LINE says 200 (DOC pricing; reference, push).
  const cost = reachedOf([person], call.now).length;
  const over = overQuota(call.world, cost, call.now);
  if (over !== null) return over;
  const batch = numberMessages(call);
  const answer = { sentMessages: batch.sentMessages };
  send(call, batch, { kind: 'push', to: [userId], people: [person], cost }, answer);
  return ok(answer);
}

function push(call: Call): Answer {
  const refused = checkMessages(call, envelope) ?? conflictOf(call);
  if (refused !== null) return refused;
  const to = String(call.body.to);
  if (USER_ID.test(to)) return pushToPerson(call, to);
  if (!CHAT_ID.test(to)) return invalidProperty("'to'");
  const group = call.world.people.findGroup(to);
  return group === null ? failure(400, FAILED) : pushToGroup(call, group);
}

export const pushEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/v2/bot/message/push', takes: 'json', retryKey: true, handle: push },
];
