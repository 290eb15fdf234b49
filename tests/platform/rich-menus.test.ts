import { describe, expect, test } from 'vitest';
import { type Stand, stand, TOKEN } from './support/stand.ts';

const HOUR = 3_600_000;
const area = (action: object = { type: 'message', text: 'แต้ม' }) => ({
  bounds: { x: 0, y: 0, width: 100, height: 100 },
  action,
});
const menu = (fields: object = {}) => ({
  size: { width: 1200, height: 810 },
  selected: true,
  name: 'A',
  chatBarText: 'เมนู',
  areas: [area()],
  ...fields,
});

/** The head of a PNG of this size: all that an upload looks at. */
function png(width: number, height: number, bytes = 64): Uint8Array<ArrayBuffer> {
  const image = new Uint8Array(bytes);
  image.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  new DataView(image.buffer).setUint32(16, width);
  new DataView(image.buffer).setUint32(20, height);
  return image;
}

function jpeg(width: number, height: number): Uint8Array<ArrayBuffer> {
  const image = new Uint8Array([
    0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc2, 0, 17, 8, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ]);
  new DataView(image.buffer).setUint16(13, height);
  new DataView(image.buffer).setUint16(15, width);
  return image;
}

async function upload({ sim }: Stand, id: string, body: Uint8Array<ArrayBuffer> = png(1200, 810), type = 'image/png') {
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': type };
  const answer = await fetch(`${sim.url}/v2/bot/richmenu/${id}/content`, { method: 'POST', body, headers });
  return { status: answer.status, message: ((await answer.json()) as { message?: string }).message };
}

async function create(all: Stand, fields: object = {}, image = true): Promise<string> {
  const answer = await all.api('POST', '/v2/bot/richmenu', menu(fields));
  expect([answer.status, answer.json]).toEqual([200, { richMenuId: expect.stringMatching(/^richmenu-[0-9a-f]{32}$/) }]);
  const { richMenuId } = answer.json as { richMenuId: string };
  if (image) expect(await upload(all, richMenuId)).toEqual({ status: 200 });
  return richMenuId;
}

const seen = (all: Stand, name: string) =>
  fetch(`${all.sim.url}/phone/api/users/${all.sim.user(name).userId}`).then(
    async (answer) =>
      ((await answer.json()) as { richMenu: { richMenuId: string } | null }).richMenu?.richMenuId ?? null,
  );

describe('rich menu objects', () => {
  const wrongs: [string, object][] = [
    ['width below 800', { size: { width: 799, height: 300 } }],
    ['width over 2500', { size: { width: 2501, height: 1000 } }],
    ['height below 250', { size: { width: 800, height: 249 } }],
    ['too tall', { size: { width: 1449, height: 1000 } }],
    ['name over 300', { name: 'a'.repeat(301) }],
    ['chatBarText over 14 graphemes', { chatBarText: 'ก่'.repeat(15) }],
    ['21 areas', { areas: Array(21).fill(area()) }],
    ['an area without bounds', { areas: [{ action: { type: 'message', text: 'x' } }] }],
    ['a label over 20', { areas: [area({ type: 'message', label: 'a'.repeat(21), text: 'x' })] }],
    ['a camera', { areas: [area({ type: 'camera', label: 'x' })] }],
    ['an alias with capitals', { areas: [area({ type: 'richmenuswitch', richMenuAliasId: 'A', data: 'x' })] }],
  ];
  test.each(wrongs)('%s is refused', async (_, fields) => {
    const { api } = await stand();
    expect((await api('POST', '/v2/bot/richmenu/validate', menu(fields))).status).toBe(400);
  });

  const rights: [string, object][] = [
    ['the smallest', { size: { width: 800, height: 250 } }],
    ['exactly 1.45', { size: { width: 1450, height: 1000 } }],
    ['14 graphemes of 28 units', { chatBarText: 'ก่'.repeat(14) }],
    ['20 areas', { areas: Array(20).fill(area()) }],
    ['no label', { areas: [area({ type: 'postback', data: 'x' })] }],
    ['a switch', { areas: [area({ type: 'richmenuswitch', richMenuAliasId: 'tab-2_b', data: 'x' })] }],
  ];
  test.each(rights)('%s passes', async (_, fields) => {
    const all = await stand({ openapiDir: null });
    expect((await all.api('POST', '/v2/bot/richmenu/validate', menu(fields))).json).toEqual({});
  });

  test('what is missing is named as LINE names it', async () => {
    const { api } = await stand();
    const { name: _, ...nameless } = menu();
    expect((await api('POST', '/v2/bot/richmenu', nameless)).json).toEqual({
      message: 'The request body has 1 error(s)',
      details: [{ message: 'must be specified', property: 'name' }],
    });
  });
});

describe('images', () => {
  test.each<[string, Uint8Array<ArrayBuffer>, string, number]>([
    ['png', png(1200, 810), 'image/png', 200],
    ['jpeg', jpeg(2500, 1686), 'image/jpeg', 200],
    ['exactly 1 MB', png(800, 540, 1024 * 1024), 'image/png', 200],
    ['over 1 MB', png(800, 540, 1024 * 1024 + 1), 'image/png', 400],
    ['too narrow', png(799, 400), 'image/png', 400],
    ['too tall', png(1449, 1000), 'image/png', 400],
    ['a png called jpeg', png(1200, 810), 'image/jpeg', 400],
    ['no image', new Uint8Array(30), 'image/png', 400],
    ['webp', png(1200, 810), 'image/webp', 415],
  ])('%s', async (_, bytes, type, status) => {
    const all = await stand();
    const id = await create(all, {}, false);
    expect((await upload(all, id, bytes, type)).status).toBe(status);
  });

  test('are fetched as they came, and never replaced', async () => {
    const all = await stand();
    const id = await create(all);
    expect(await upload(all, id)).toEqual({
      status: 400,
      message: 'An image has already been uploaded to the richmenu',
    });
    expect((await upload(all, 'richmenu-x')).status).toBe(404);
    const back = await fetch(`${all.sim.url}/v2/bot/richmenu/${id}/content`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    expect([back.headers.get('content-type'), new Uint8Array(await back.arrayBuffer())]).toEqual([
      'image/png',
      png(1200, 810),
    ]);
  });
});

describe('life of a menu', () => {
  test('own menu over default, for friends only', async () => {
    const all = await stand();
    const { sim, api } = all;
    const [a, b] = [await create(all), await create(all)];
    const user = sim.user('a');
    const own = `/v2/bot/user/${user.userId}/richmenu`;
    expect((await api('GET', '/v2/bot/user/all/richmenu')).json).toEqual({
      message: 'no default richmenu',
      details: [],
    });
    expect((await api('POST', `${own}/${b}`)).status).toBe(200);
    expect((await api('GET', own)).json).toEqual({ message: 'the user has no richmenu', details: [] });
    await user.follow();
    expect((await api('POST', `/v2/bot/user/all/richmenu/${a}`)).json).toEqual({});
    expect(await seen(all, 'a')).toBe(a);
    await api('POST', `${own}/${b}`);
    expect((await api('GET', own)).json).toEqual({ richMenuId: b });
    expect(await seen(all, 'a')).toBe(b);
    await api('DELETE', own);
    expect(await seen(all, 'a')).toBe(a);
    await api('DELETE', '/v2/bot/user/all/richmenu');
    expect(await seen(all, 'a')).toBeNull();
    expect(sim.openapiBreaks).toEqual([]);
  });

  test('a menu without image cannot be shown; one that is not there cannot be found', async () => {
    const all = await stand();
    const bare = await create(all, {}, false);
    const noImage = { message: 'must upload richmenu image before applying it to user', details: [] };
    const user = all.sim.user('a').userId;
    expect((await all.api('POST', `/v2/bot/user/all/richmenu/${bare}`)).json).toEqual(noImage);
    expect((await all.api('POST', `/v2/bot/user/${user}/richmenu/${bare}`)).json).toEqual(noImage);
    expect((await all.api('POST', `/v2/bot/user/${user}/richmenu/richmenu-x`)).json).toEqual({ message: 'Not found' });
    expect((await all.api('POST', `/v2/bot/user/x/richmenu/${bare}`)).json).toEqual({
      message: "The value for the 'userId' parameter is invalid",
    });
  });

  test('list, get, delete', async () => {
    const all = await stand();
    const id = await create(all);
    expect((await all.api('GET', '/v2/bot/richmenu/list')).json).toEqual({
      richmenus: [{ richMenuId: id, ...menu() }],
    });
    expect((await all.api('GET', `/v2/bot/richmenu/${id}`)).json).toEqual({ richMenuId: id, ...menu() });
    expect((await all.api('DELETE', `/v2/bot/richmenu/${id}`)).json).toEqual({});
    expect((await all.api('DELETE', `/v2/bot/richmenu/${id}`)).json).toEqual({ message: 'Not found' });
    expect(all.sim.openapiBreaks).toEqual([]);
  });

  test('bulk links', async () => {
    const all = await stand();
    const id = await create(all);
    const ids = ['a', 'b'].map((name) => all.sim.user(name).userId);
    await all.sim.user('a').follow();
    const link = (body: object) => all.api('POST', '/v2/bot/richmenu/bulk/link', body);
    expect([
      (await link({ richMenuId: id, userIds: ids })).status,
      all.sim.user('a').person.richMenuId,
      all.sim.user('b').person.richMenuId,
    ]).toEqual([202, id, null]);
    expect((await link({ richMenuId: id, userIds: ['x'] })).json).toEqual({
      message: "The property, 'userIds[0]', in the request body is invalid (line: -, column: -)",
    });
    expect((await link({ richMenuId: 'x', userIds: ids })).json).toMatchObject({
      details: [{ message: 'invalid richMenuId' }],
    });
    expect((await link({ richMenuId: 'richmenu-x', userIds: ids })).json).toEqual({
      message: 'richmenu not found',
      details: [],
    });
    expect((await link({ richMenuId: id, userIds: Array(501).fill(ids[0]) })).status).toBe(400);
    expect((await all.api('POST', '/v2/bot/richmenu/bulk/unlink', { userIds: ids })).status).toBe(202);
    expect(all.sim.user('a').person.richMenuId).toBeNull();
  });

  test('aliases and switches', async () => {
    const all = await stand();
    const [a, b] = [await create(all), await create(all)];
    const user = all.sim.user('a');
    await user.follow();
    const alias = (richMenuAliasId: unknown, richMenuId: string) =>
      all.api('POST', '/v2/bot/richmenu/alias', { richMenuAliasId, richMenuId });
    expect((await alias('tab', a)).json).toEqual({});
    expect((await alias('tab', a)).json).toMatchObject({ message: 'conflict richmenu alias id' });
    expect((await alias('other', 'richmenu-x')).json).toMatchObject({ message: 'richmenu not found' });
    expect((await alias('Upper', a)).status).toBe(400);
    expect((await all.api('GET', '/v2/bot/richmenu/alias/none')).json).toMatchObject({
      message: 'richmenu alias not found',
    });
    const tap = async (richMenuAliasId: string) =>
      (await user.tap({ type: 'richmenuswitch', richMenuAliasId, data: 'd' })).done?.event.postback;
    expect(await tap('tab')).toEqual({ data: 'd', params: { newRichMenuAliasId: 'tab', status: 'SUCCESS' } });
    expect(user.person.richMenuId).toBe(a);
    expect((await all.api('POST', '/v2/bot/richmenu/alias/tab', { richMenuId: b })).json).toEqual({});
    expect((await all.api('GET', '/v2/bot/richmenu/alias/tab')).json).toEqual({
      richMenuAliasId: 'tab',
      richMenuId: b,
    });
    expect((await all.api('GET', '/v2/bot/richmenu/alias/list')).json).toEqual({
      aliases: [{ richMenuAliasId: 'tab', richMenuId: b }],
    });
    await all.api('DELETE', `/v2/bot/richmenu/${b}`);
    expect(await tap('tab')).toEqual({ data: 'd', params: { status: 'RICHMENU_NOTFOUND' } });
    expect((await all.api('DELETE', '/v2/bot/richmenu/alias/tab')).json).toEqual({});
    expect(await tap('tab')).toEqual({ data: 'd', params: { status: 'RICHMENU_ALIAS_ID_NOTFOUND' } });
    expect(all.sim.openapiBreaks).toEqual([]);
  });
});

describe('batches', () => {
  async function linked() {
    const all = await stand();
    const menus = [await create(all), await create(all), await create(all)] as [string, string, string];
    const users = menus.map((_, i) => all.sim.user(`u${i}`));
    for (const [i, user] of users.entries()) {
      await user.follow();
      await all.api('POST', `/v2/bot/user/${user.userId}/richmenu/${menus[i]}`);
    }
    const batch = (operations: object[], key?: string) =>
      all.api('POST', '/v2/bot/richmenu/batch', { operations, ...(key && { resumeRequestKey: key }) });
    return { ...all, menus, batch, now: () => users.map((user) => user.person.richMenuId) };
  }

  test('operations see what was before, and do not chain', async () => {
    const {
      menus: [a, b, c],
      batch,
      now,
      api,
      clock,
      sim,
    } = await linked();
    const answer = await batch([
      { type: 'link', from: a, to: b },
      { type: 'link', from: b, to: c },
      { type: 'unlink', from: c },
    ]);
    expect([answer.status, answer.json]).toEqual([202, {}]);
    expect(now()).toEqual([b, c, null]);
    const progress = () =>
      api('GET', `/v2/bot/richmenu/progress/batch?requestId=${answer.headers.get('x-line-request-id')}`);
    expect((await progress()).json).toMatchObject({ phase: 'ongoing' });
    clock.advance(3_000);
    expect((await progress()).json).toMatchObject({ phase: 'succeeded', completedTime: expect.any(String) });
    clock.advance(14 * 24 * HOUR);
    expect((await progress()).json).toEqual({ message: 'Not found' });
    expect(sim.openapiBreaks).toEqual([]);
  });

  test('the same resume key does nothing twice', async () => {
    const {
      menus: [a, b, c],
      batch,
      now,
    } = await linked();
    await batch([{ type: 'link', from: a, to: b }], 'rollover-202611');
    expect(now()).toEqual([b, b, c]);
    await batch([{ type: 'link', from: b, to: a }], 'rollover-202611');
    expect(now()).toEqual([b, b, c]);
  });

  test('three an hour', async () => {
    const { batch, clock } = await linked();
    const all = async () => (await batch([{ type: 'unlinkAll' }])).status;
    expect([await all(), await all(), await all(), await all()]).toEqual([202, 202, 202, 429]);
    clock.advance(HOUR / 3);
    expect([await all(), await all()]).toEqual([202, 429]);
  });

  test('refusals, as the reference words them', async () => {
    const all = await linked();
    const {
      menus: [a, b],
    } = all;
    const bare = await create(all, {}, false);
    const wrong = async (...operations: object[]) => {
      const answer = await all.api('POST', '/v2/bot/richmenu/validate/batch', { operations });
      return [answer.status, (answer.json as { details: object[] }).details[0]];
    };
    expect(await wrong({ type: 'link', from: 'x', to: b })).toEqual([
      400,
      { message: 'invalid richMenuId', property: 'operations[0].from' },
    ]);
    expect(await wrong({ type: 'unlink', from: a }, { type: 'link', from: a, to: b })).toEqual([
      400,
      { message: `from richmenu (${a}) is duplicated`, property: 'operations[].from' },
    ]);
    expect(await wrong({ type: 'unlinkAll' }, { type: 'unlink', from: a })).toEqual([
      400,
      { message: "'unlinkAll' type can't be combined with other type", property: 'operations[].type' },
    ]);
    expect(await wrong({ type: 'link', from: a, to: bare })).toEqual([
      400,
      { message: `'to' richmenu (${bare}) must have image but it doesn't`, property: 'operations[0].to' },
    ]);
    expect(await wrong({ type: 'link', from: a, to: 'richmenu-x' })).toEqual([
      404,
      { message: 'Richmenu (richmenu-x) is not found', property: 'operations[0].to' },
    ]);
    expect((await wrong())[0]).toBe(400);
    expect((await wrong({ type: 'swap' }))[0]).toBe(400);
  });
});
