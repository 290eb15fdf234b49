import { type Answer, accepted, bodyErrors, failure, ok } from '../answers.ts';
import { USER_ID } from '../ids.ts';
import { reachable } from '../people/reach.ts';
import { userOfReadToken } from '../people/talk.ts';
import { LIMITS } from '../store/buckets.ts';
import type { Call, Endpoint } from './endpoint.ts';

/** 5…60 seconds in steps of five; only in one-on-one chats; nothing happens for who cannot see it. */
function loading({ world, body, now }: Call): Answer {
  const details = [];
  const { chatId, loadingSeconds = 20 } = body;
  if (typeof chatId !== 'string' || !USER_ID.test(chatId))
    details.push({ message: 'Only user id is allowed', property: 'chatId' });
  if (typeof loadingSeconds !== 'number' || loadingSeconds < 5 || loadingSeconds > 60)
    details.push({ message: 'Must be between 5 and 60', property: 'loadingSeconds' });
  else if (loadingSeconds % 5 !== 0)
    details.push({ message: 'loadingSeconds must be a multiple of five', property: 'loadingSeconds' });
  if (details.length > 0) return bodyErrors(details);
  const person = world.people.find(String(chatId));
  if (person === null || !reachable(person, now)) return accepted();
  const ms = Number(loadingSeconds) * 1000;
  person.loadingUntil = now + ms;
  world.people.changed(person.userId);
  world.clock.after(ms, () => world.people.changed(person.userId));
  return accepted();
}

function markAsRead({ body }: Call): Answer {
  const token = body.markAsReadToken;
  if (typeof token !== 'string' || userOfReadToken(token) === null) return failure(400, 'Invalid markAsReadToken');
  return ok();
}

export const chatEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/v2/bot/chat/loading/start', limit: LIMITS.secondly100, takes: 'json', handle: loading },
  { method: 'POST', path: '/v2/bot/chat/markAsRead', takes: 'json', handle: markAsRead },
];
