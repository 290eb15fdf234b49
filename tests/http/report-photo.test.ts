import { v4 as uuid } from 'uuid';
import { expect, test } from 'vitest';
import { type ApiBot, apiBot, type SignedIn } from './support/api.ts';
import { ELDER, MONTH, reportBody, send } from './support/reports.ts';

const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 3, 1, 7, 0xff, 0xd9]);
const PLACE = { kind: 'place', latitude: 13.756331, longitude: 100.501765, accuracy: 20 };

/** A volunteer's report with a photo and a place; answers how each is asked for by somebody. */
async function withAttachments(bot: ApiBot) {
  const her = await bot.register('ก', 'DEMO-0031');
  await send(bot, her, reportBody({ [ELDER]: 4 }));
  const ids = { photo: uuid(), place: uuid() };
  for (const kind of ['photo', 'place'] as const) {
    bot.store.prepare('insert into consent values (?, ?, ?, 1, ?)').run(her.me.id, kind, bot.clock.now(), '1');
    const body = kind === 'photo' ? { kind, jpeg: JPEG.toString('base64') } : PLACE;
    await bot.call('PUT', `/reports/${MONTH}/attachments/${ids[kind]}`, { as: her, body });
  }
  const { id: reportId, unit_id: unitId } = bot.store
    .prepare('select id, unit_id from report where person_id = ? and month = ?')
    .get(her.me.id, MONTH) as { id: string; unit_id: string };
  const ask = (as: SignedIn, kind: 'photo' | 'place') =>
    fetch(`${bot.url}/api/units/${unitId}/reports/${reportId}/photos/${ids[kind]}`, {
      headers: { authorization: `Bearer ${as.bearer}` },
    });
  return { her, ask };
}

test('staff of the unit see the photo, and no place', async () => {
  const bot = await apiBot();
  const { ask } = await withAttachments(bot);
  const officer = await bot.register('จ', 'DEMO-STAFF-1');
  const seen = await ask(officer, 'photo');
  expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  expect(Buffer.from(await seen.arrayBuffer())).toEqual(JPEG);
  expect((await ask(officer, 'place')).status).toBe(404);
});

test('nobody else does by this way, and it is written down', async () => {
  const bot = await apiBot();
  const { her, ask } = await withAttachments(bot);
  expect((await ask(her, 'photo')).status).toBe(404);
  const refused = "select count(*) as n from audit_entry where action = 'access.refused'";
  expect(bot.store.prepare(refused).get()).toEqual({ n: 1 });
});
