import { type Answer, failure, notFound, ok } from '../answers.ts';
import { LIMITS } from '../store/buckets.ts';
import { imageSize } from '../store/image-size.ts';
import type { RichMenu } from '../store/rich-menus.ts';
import { refuseRichMenu } from '../validate/rich-menu.ts';
import type { Call, Endpoint } from './endpoint.ts';

const MOST_MENUS = 1000;
const MAX_IMAGE = 1024 * 1024;

function create({ world, body }: Call): Answer {
  const refused = refuseRichMenu(body);
  if (refused !== null) return refused;
  const { menus } = world.menus;
  if (menus.size >= MOST_MENUS) return failure(400, 'The maximum number of richmenus has been reached');
  const richMenuId = `richmenu-${world.ids.token(32)}`;
  const { size, selected, name, chatBarText, areas } = body as unknown as RichMenu;
  menus.set(richMenuId, { richMenuId, name, size, chatBarText, selected, areas });
  return ok({ richMenuId });
}

/** Links to a deleted menu go with it; a phone shows that when the chat is opened again (§4.2), here at once. */
function remove({ world, params }: Call): Answer {
  const id = params.richMenuId ?? '';
  if (!world.menus.menus.delete(id)) return notFound();
  world.menus.images.delete(id);
  if (world.menus.defaultId === id) world.menus.defaultId = null;
  for (const person of world.people.users.values()) {
    if (person.richMenuId === id) person.richMenuId = null;
    world.people.changed(person.userId);
  }
  return ok();
}

/** Same limits as for the menu's size; an image cannot be replaced (Upload rich menu image). */
function upload({ world, params, bytes, header }: Call): Answer {
  const id = params.richMenuId ?? '';
  const contentType = header('content-type') ?? '';
  if (contentType !== 'image/jpeg' && contentType !== 'image/png')
    return failure(415, `The content type, ${contentType || 'null'}, is not supported`);
  if (!world.menus.menus.has(id)) return notFound();
  if (world.menus.images.has(id)) return failure(400, 'An image has already been uploaded to the richmenu');
  const image = imageSize(bytes);
  if (image === null || image.type !== contentType) return failure(400, 'The image is not valid');
  const { width, height } = image;
  const allowed = width >= 800 && width <= 2500 && height >= 250 && width / height >= 1.45 && bytes.length <= MAX_IMAGE;
  if (!allowed) return failure(400, 'The image size is not allowed for richmenu');
  world.menus.images.set(id, { bytes: Uint8Array.from(bytes), contentType });
  return ok();
}

function download({ world, params }: Call): Answer {
  const image = world.menus.images.get(params.richMenuId ?? '');
  return image === undefined
    ? notFound()
    : { status: 200, bytes: image.bytes, headers: { 'content-type': image.contentType } };
}

function get({ world, params }: Call): Answer {
  const menu = world.menus.menus.get(params.richMenuId ?? '');
  return menu === undefined ? notFound() : ok(menu);
}

export const menuEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/v2/bot/richmenu', limit: LIMITS.hourly100, takes: 'json', handle: create },
  {
    method: 'POST',
    path: '/v2/bot/richmenu/validate',
    takes: 'json',
    handle: ({ body }) => refuseRichMenu(body) ?? ok(),
  },
  {
    method: 'GET',
    path: '/v2/bot/richmenu/list',
    limit: LIMITS.secondly10,
    handle: ({ world }) => ok({ richmenus: [...world.menus.menus.values()] }),
  },
  { method: 'POST', path: '/v2/bot/richmenu/:richMenuId/content', takes: 'bytes', handle: upload },
  { method: 'GET', path: '/v2/bot/richmenu/:richMenuId/content', handle: download },
  { method: 'GET', path: '/v2/bot/richmenu/:richMenuId', handle: get },
  { method: 'DELETE', path: '/v2/bot/richmenu/:richMenuId', limit: LIMITS.hourly100, handle: remove },
];
