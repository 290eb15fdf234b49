import { type Answer, accepted, bodyErrors, invalidParameter, invalidProperty, notFound, ok } from '../answers.ts';
import { USER_ID } from '../ids.ts';
import type { World } from '../world.ts';
import type { Call, Endpoint } from './endpoint.ts';

const MOST_IDS = 500;
/** LINE sends these with an empty `details`. */
const bare = (status: number, message: string): Answer => ({ status, json: { message, details: [] } });
const NO_IMAGE = bare(400, 'must upload richmenu image before applying it to user');

/** Null when the menu can be shown. */
function refuseMenu(world: World, id: string): Answer | null {
  if (!world.menus.menus.has(id)) return notFound();
  return world.menus.images.has(id) ? null : NO_IMAGE;
}

/** Only friends can have a menu of their own; for others LINE says 200 and does nothing. */
export function linkMenu(world: World, userId: string, richMenuId: string | null): void {
  const person = world.people.find(userId);
  if (person === null || !person.follows || person.blocked) return;
  person.richMenuId = richMenuId;
  world.people.changed(userId);
}

function setDefault({ world, params }: Call): Answer {
  const id = params.richMenuId ?? '';
  const refused = refuseMenu(world, id);
  if (refused !== null) return refused;
  world.menus.defaultId = id;
  for (const userId of world.people.users.keys()) world.people.changed(userId);
  return ok();
}

function clearDefault({ world }: Call): Answer {
  world.menus.defaultId = null;
  for (const userId of world.people.users.keys()) world.people.changed(userId);
  return ok();
}

function link({ world, params }: Call): Answer {
  const { userId = '', richMenuId = '' } = params;
  if (!USER_ID.test(userId)) return invalidParameter('userId');
  const refused = refuseMenu(world, richMenuId);
  if (refused !== null) return refused;
  linkMenu(world, userId, richMenuId);
  return ok();
}

function unlink({ world, params }: Call): Answer {
  const { userId = '' } = params;
  if (!USER_ID.test(userId)) return invalidParameter('userId');
  linkMenu(world, userId, null);
  return ok();
}

function linked({ world, params }: Call): Answer {
  const { userId = '' } = params;
  if (!USER_ID.test(userId)) return invalidParameter('userId');
  const richMenuId = world.people.find(userId)?.richMenuId ?? null;
  return richMenuId === null ? bare(404, 'the user has no richmenu') : ok({ richMenuId });
}

function refuseIds(body: Call['body']): Answer | null {
  const ids = body.userIds;
  if (!Array.isArray(ids) || ids.length < 1 || ids.length > MOST_IDS)
    return bodyErrors([{ message: `Size must be between 1 and ${MOST_IDS}`, property: 'userIds' }]);
  const wrong = ids.findIndex((id) => typeof id !== 'string' || !USER_ID.test(id));
  return wrong === -1 ? null : invalidProperty(`'userIds[${wrong}]'`);
}

/** LINE links in the background within seconds; here it is done when the answer leaves. */
function bulkLink({ world, body }: Call): Answer {
  const refused = refuseIds(body);
  if (refused !== null) return refused;
  const id = body.richMenuId;
  if (typeof id !== 'string' || !id.startsWith('richmenu-'))
    return bodyErrors([{ message: 'invalid richMenuId', property: 'richMenuId' }]);
  if (!world.menus.menus.has(id)) return bare(404, 'richmenu not found');
  if (!world.menus.images.has(id)) return NO_IMAGE;
  for (const userId of body.userIds as string[]) linkMenu(world, userId, id);
  return accepted();
}

function bulkUnlink({ world, body }: Call): Answer {
  const refused = refuseIds(body);
  if (refused !== null) return refused;
  for (const userId of body.userIds as string[]) linkMenu(world, userId, null);
  return accepted();
}

export const menuLinkEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/v2/bot/user/all/richmenu/:richMenuId', handle: setDefault },
  {
    method: 'GET',
    path: '/v2/bot/user/all/richmenu',
    handle: ({ world }) =>
      world.menus.defaultId === null ? bare(404, 'no default richmenu') : ok({ richMenuId: world.menus.defaultId }),
  },
  { method: 'DELETE', path: '/v2/bot/user/all/richmenu', handle: clearDefault },
  { method: 'POST', path: '/v2/bot/richmenu/bulk/link', takes: 'json', handle: bulkLink },
  { method: 'POST', path: '/v2/bot/richmenu/bulk/unlink', takes: 'json', handle: bulkUnlink },
  { method: 'POST', path: '/v2/bot/user/:userId/richmenu/:richMenuId', handle: link },
  { method: 'GET', path: '/v2/bot/user/:userId/richmenu', handle: linked },
  { method: 'DELETE', path: '/v2/bot/user/:userId/richmenu', handle: unlink },
];
