import { type Answer, failure, invalidParameter, notFound, ok } from '../answers.ts';
import { CHAT_ID, USER_ID } from '../ids.ts';
import type { Person } from '../people/people.ts';
import { reachable } from '../people/reach.ts';
import type { World } from '../world.ts';
import type { Call, Endpoint } from './endpoint.ts';

const pictureOf = (world: World, person: Person) =>
  person.pictureUrl ?? `${world.publicUrl}/profile-image/${person.userId}`;

/** A profile is given of friends and of people who wrote lately; not of who blocked us. */
function profile({ world, params, now }: Call): Answer {
  const userId = params.userId ?? '';
  if (!USER_ID.test(userId)) return invalidParameter('userId');
  const person = world.people.find(userId);
  if (person === null || !reachable(person, now)) return notFound();
  const { displayName, language, statusMessage } = person;
  return ok({
    userId,
    displayName,
    pictureUrl: pictureOf(world, person),
    language,
    ...(statusMessage !== null && { statusMessage }),
  });
}

const DAY = 24 * 3_600_000;

/** A place in the list of followers and when it was given: tokens live 24 h. */
const tokenOf = (index: number, now: number) => Buffer.from(`${index}@${now}`).toString('base64url');
function indexOf(token: string, now: number): number | null {
  const match = /^(\d+)@(\d+)$/.exec(Buffer.from(token, 'base64url').toString());
  return match === null || now - Number(match[2]) > DAY ? null : Number(match[1]);
}

function followers({ world, query, now }: Call): Answer {
  if (!world.settings.verifiedAccount) return failure(403, 'Access to this API is not available for your account');
  const limit = Number(query.get('limit') ?? 300);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) return invalidParameter('limit');
  const token = query.get('start');
  const start = token === null ? 0 : indexOf(token, now);
  if (start === null) return failure(400, 'Invalid start param');
  const ids = [...world.people.users.values()]
    .filter(({ follows, blocked }) => follows && !blocked)
    .map(({ userId }) => userId);
  return ok({
    userIds: ids.slice(start, start + limit),
    ...(start + limit < ids.length && { next: tokenOf(start + limit, now) }),
  });
}

function info({ world }: Call): Answer {
  const { botUserId: userId, basicId, displayName } = world.settings;
  return ok({
    userId,
    basicId,
    displayName,
    pictureUrl: `${world.publicUrl}/profile-image/${userId}`,
    chatMode: 'bot',
    markAsReadMode: 'auto',
  });
}

function groupSummary({ world, params }: Call): Answer {
  const groupId = params.groupId ?? '';
  if (!CHAT_ID.test(groupId)) return invalidParameter('groupId');
  const group = world.people.findGroup(groupId);
  return group === null ? notFound() : ok({ groupId, groupName: group.name });
}

/** The token starts account linking; ten minutes, one use. */
function linkToken({ world, params, now }: Call): Answer {
  const userId = params.userId ?? '';
  if (!USER_ID.test(userId) || world.people.find(userId) === null) return invalidParameter('userId');
  const token = world.ids.token(32);
  world.linkTokens.set(token, { userId, at: now });
  return ok({ linkToken: token });
}

export const peopleEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/v2/bot/profile/:userId', handle: profile },
  { method: 'GET', path: '/v2/bot/followers/ids', handle: followers },
  { method: 'GET', path: '/v2/bot/info', handle: info },
  { method: 'GET', path: '/v2/bot/group/:groupId/summary', handle: groupSummary },
  { method: 'POST', path: '/v2/bot/user/:userId/linkToken', handle: linkToken },
];
