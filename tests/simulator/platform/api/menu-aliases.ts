import { type Answer, bodyErrors, failure, ok } from '../answers.ts';
import { LIMITS } from '../store/buckets.ts';
import type { Call, Endpoint } from './endpoint.ts';

const MOST_ALIASES = 1000;
const ALIAS = /^[a-z0-9_-]{1,32}$/;
const NO_ALIAS: Answer = { status: 404, json: { message: 'richmenu alias not found', details: [] } };
const NO_MENU: Answer = { status: 400, json: { message: 'richmenu not found', details: [] } };

/** A menu needs its image before an alias may name it (Create rich menu alias). */
function refuseTarget({ world, body }: Call): Answer | null {
  const id = body.richMenuId;
  if (typeof id !== 'string' || !world.menus.menus.has(id)) return NO_MENU;
  return world.menus.images.has(id) ? null : failure(400, 'must upload richmenu image before applying it to user');
}

function create(call: Call): Answer {
  const { aliases } = call.world.menus;
  const alias = call.body.richMenuAliasId;
  if (typeof alias !== 'string' || !ALIAS.test(alias))
    return bodyErrors([{ message: 'invalid richMenuAliasId', property: 'richMenuAliasId' }]);
  if (aliases.has(alias)) return { status: 400, json: { message: 'conflict richmenu alias id', details: [] } };
  const refused = refuseTarget(call);
  if (refused !== null) return refused;
  if (aliases.size >= MOST_ALIASES) return failure(400, 'The maximum number of richmenu aliases has been reached');
  aliases.set(alias, String(call.body.richMenuId));
  return ok();
}

function update(call: Call): Answer {
  const { aliases } = call.world.menus;
  const alias = call.params.richMenuAliasId ?? '';
  if (!aliases.has(alias)) return NO_ALIAS;
  const refused = refuseTarget(call);
  if (refused !== null) return refused;
  aliases.set(alias, String(call.body.richMenuId));
  return ok();
}

function get({ world, params }: Call): Answer {
  const richMenuAliasId = params.richMenuAliasId ?? '';
  const richMenuId = world.menus.aliases.get(richMenuAliasId);
  return richMenuId === undefined ? NO_ALIAS : ok({ richMenuAliasId, richMenuId });
}

const list = ({ world }: Call): Answer =>
  ok({ aliases: [...world.menus.aliases].map(([richMenuAliasId, richMenuId]) => ({ richMenuAliasId, richMenuId })) });

export const menuAliasEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/v2/bot/richmenu/alias', takes: 'json', handle: create },
  { method: 'GET', path: '/v2/bot/richmenu/alias/list', handle: list },
  { method: 'POST', path: '/v2/bot/richmenu/alias/:richMenuAliasId', takes: 'json', handle: update },
  { method: 'GET', path: '/v2/bot/richmenu/alias/:richMenuAliasId', handle: get },
  {
    method: 'DELETE',
    path: '/v2/bot/richmenu/alias/:richMenuAliasId',
    limit: LIMITS.hourly100,
    handle: ({ world, params }) => (world.menus.aliases.delete(params.richMenuAliasId ?? '') ? ok() : NO_ALIAS),
  },
];
