import { v4 as uuid } from 'uuid';
import { expect, test } from 'vitest';
import { type ApiBot, apiBot, type SignedIn } from './support/api.ts';
import { ELDER, MONTH, read, reportBody, send, setState } from './support/reports.ts';

const EXIF = [0xff, 0xe1, 0, 8, ...Buffer.from('Exif13')];
const jpeg = (last: number, beside: readonly number[] = []) =>
  Buffer.from([0xff, 0xd8, ...beside, 0xff, 0xda, 0, 3, 1, last, 0xff, 0xd9]).toString('base64');
const PLACE = { kind: 'place', latitude: 13.756331, longitude: 100.501765, accuracy: 20 };

const pathOf = (id: string) => `/reports/${MONTH}/attachments/${id}`;
const put = (bot: ApiBot, as: SignedIn, id: string, body: unknown) =>
  bot.call<{ code?: string; errors?: unknown }>('PUT', pathOf(id), { as, body });
const photo = (last: number, beside: readonly number[] = []) => ({ kind: 'photo', jpeg: jpeg(last, beside) });

async function reported(bot: ApiBot, code = 'DEMO-0031', name = 'ก') {
  const her = await bot.register(name, code);
  await send(bot, her, reportBody({ [ELDER]: 4 }));
  return her;
}

function consents(bot: ApiBot, { me }: SignedIn, purpose: string, given = 1) {
  bot.clock.advance(1);
  bot.store
    .prepare('insert into consent (person_id, purpose, at, given, version) values (?, ?, ?, ?, ?)')
    .run(me.id, purpose, bot.clock.now(), given, '1');
}

test('a photo comes once, after the report, with consent, and without what the camera wrote beside it', async () => {
  const bot = await apiBot();
  const her = await bot.register('ก', 'DEMO-0031');
  const id = uuid();
  expect((await put(bot, her, id, photo(1))).json.code).toBe('not-found');
  await send(bot, her, reportBody({ [ELDER]: 4 }));
  expect((await put(bot, her, id, photo(1))).json.code).toBe('consent-needed');
  consents(bot, her, 'photo');
  expect((await put(bot, her, id, photo(1, EXIF))).status).toBe(201);
  expect((await put(bot, her, id, photo(1, EXIF))).status).toBe(200);
  expect((await put(bot, her, id, photo(2))).json.code).toBe('submission-conflict');
  const got = await fetch(`${bot.url}/api${pathOf(id)}`, { headers: { authorization: `Bearer ${her.bearer}` } });
  expect([got.status, got.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  expect(Buffer.from(await got.arrayBuffer()).toString('base64')).toBe(jpeg(1));
  expect((await read(bot, her)).json.attachments).toMatchObject([{ id, kind: 'photo' }]);
  consents(bot, her, 'photo', 0);
  expect((await put(bot, her, uuid(), photo(3))).json.code).toBe('consent-needed');
});

test('what is no photo, or too much, is not kept', async () => {
  const bot = await apiBot();
  const her = await reported(bot);
  consents(bot, her, 'photo');
  const wrong = await put(bot, her, uuid(), { kind: 'photo', jpeg: 'AAAA' });
  expect([wrong.status, wrong.json.errors]).toEqual([422, [{ path: 'jpeg', code: 'not-a-jpeg' }]]);
  expect((await put(bot, her, 'no-uuid', photo(1))).status).toBe(422);
  for (const n of [1, 2, 3]) expect((await put(bot, her, uuid(), photo(n))).status).toBe(201);
  expect((await put(bot, her, uuid(), photo(4))).json.code).toBe('too-many-attachments');
  const huge = Buffer.alloc(700_000).toString('base64');
  expect((await put(bot, her, uuid(), { kind: 'photo', jpeg: huge })).json.code).toBe('too-large');
  setState(bot, her.me.id, 'certified');
  expect((await put(bot, her, uuid(), photo(5))).json.code).toBe('report-certified');
});

test('a place is kept for its owner, stands in no log and no trail, and can be taken back', async () => {
  const bot = await apiBot();
  const her = await reported(bot);
  consents(bot, her, 'place');
  const id = uuid();
  expect((await put(bot, her, id, PLACE)).status).toBe(201);
  const { kind: _, ...place } = PLACE;
  expect((await bot.call('GET', pathOf(id), { as: her })).json).toEqual(place);
  const trail = bot.store.prepare('select * from audit_entry').all();
  expect(JSON.stringify(trail)).toContain(id);
  for (const told of [trail, bot.log]) expect(JSON.stringify(told)).not.toContain('13.756331');
  expect((await put(bot, her, uuid(), { ...PLACE, accuracy: 1 })).json.code).toBe('too-many-attachments');
  for (const _time of [1, 2]) expect((await bot.call('DELETE', pathOf(id), { as: her })).status).toBe(204);
  expect((await bot.call('GET', pathOf(id), { as: her })).status).toBe(404);
  expect((await read(bot, her)).json.attachments).toEqual([]);
});

test("another person's photo is not there", async () => {
  const bot = await apiBot();
  const her = await reported(bot);
  const him = await reported(bot, 'DEMO-0032', 'ข');
  consents(bot, her, 'photo');
  const id = uuid();
  await put(bot, her, id, photo(1));
  expect((await bot.call('GET', pathOf(id), { as: him })).status).toBe(404);
  await bot.call('DELETE', pathOf(id), { as: him });
  expect((await bot.call('GET', pathOf(id), { as: her })).status).toBe(200);
});
