import { type Answer, invalidProperty, ok } from '../answers.ts';
import { USER_ID } from '../ids.ts';
import type { Person } from '../people/people.ts';
import { LIMITS } from '../store/buckets.ts';
import type { Check, Json } from '../validate/check.ts';
import { list } from '../validate/fields.ts';
import type { Call, Endpoint } from './endpoint.ts';
import { aggregationUnit, checkMessages, conflictOf, numberMessages, overQuota, reachedOf, send } from './sending.ts';

function envelope(check: Check, body: Json): void {
  list(check, null, body, 'to', 1, 500);
  aggregationUnit(check, body);
}

/**
 * The people of `to`, or the index of the first id that spoils the call. The reference contradicts itself on
 * well-formed ids that are not ours (200 and dropped, or 400 for all): `multicastUnknown` chooses.
 */
function recipients(call: Call): Person[] | number {
  const { people, settings } = call.world;
  const found: Person[] = [];
  const seen = new Set<unknown>();
  for (const [index, id] of (call.body.to as unknown[]).entries()) {
    if (typeof id !== 'string' || !USER_ID.test(id)) return index;
    const person = people.find(id);
    if (person === null && settings.multicastUnknown === 'fail') return index;
    if (person !== null && !seen.has(id)) found.push(person);
    seen.add(id);
  }
  return found;
}

function multicast(call: Call): Answer {
  const refused = checkMessages(call, envelope) ?? conflictOf(call);
  if (refused !== null) return refused;
  const people = recipients(call);
  if (typeof people === 'number') return invalidProperty(`to[${people}]`);
  // Multicast is for friends only; whoever else is named is left out without a word.
  const friends = people.filter((person) => person.follows);
  const cost = reachedOf(friends, call.now).length;
  const over = overQuota(call.world, cost, call.now);
  if (over !== null) return over;
  send(call, numberMessages(call), { kind: 'multicast', to: call.body.to as string[], people: friends, cost }, {});
  return ok();
}

export const multicastEndpoints: readonly Endpoint[] = [
  {
    method: 'POST',
    path: '/v2/bot/message/multicast',
    limit: LIMITS.secondly200,
    takes: 'json',
    retryKey: true,
    handle: multicast,
  },
];
