import { expect, test } from 'vitest';
import type { Consents } from '../../../shared/api/people.ts';
import { type Page, until } from './phone.ts';
import { atHerPage, ELDER, MONTH, type Scene } from './village.ts';

const VERSION = '2569-1';
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 3, 1, 7, 0xff, 0xd9]).toString('base64');
const PLACE = { latitude: 13.756331, longitude: 100.501765, accuracy: 20 };

/** She is signed in, has typed, and opened "photos and place"; then the signal went. */
async function typed(): Promise<Scene> {
  const scene = await atHerPage();
  scene.its.place = PLACE;
  scene.page.attach();
  await scene.page.idle();
  scene.page.set(ELDER, 4);
  return scene;
}

const stands = (page: Page, ...states: string[]) =>
  until(page.extras, (extras) => extras.map(({ state }) => state).join() === states.join());

const served = ({ bot }: Scene) =>
  bot.store
    .prepare('select kind from report_attachment order by kind')
    .all()
    .map((row) => (row as { kind: string }).kind);

async function consents({ bot, her }: Scene): Promise<string[]> {
  const { json } = await bot.call<Consents>('GET', '/consents', { as: her });
  return json.consents.filter(({ given }) => given).map(({ purpose }) => purpose);
}

/** Allows, adds both, and sends. */
async function sendWithBoth({ page }: Scene): Promise<void> {
  await page.agree('photo', VERSION, true);
  await page.agree('place', VERSION, true);
  expect(page.agreed.value).toEqual(['photo', 'place']);
  await page.addPhoto(new Blob([JPEG]));
  await page.addPlace();
  await stands(page, 'kept', 'kept');
  await page.send();
}

test('allowed and added without signal: her word goes after the report, and the photo and the place after her word', async () => {
  const scene = await typed();
  const { its, page } = scene;
  its.always = 'no-signal';
  await sendWithBoth(scene);
  await stands(page, 'waiting', 'waiting');
  expect(await consents(scene)).toEqual([]);
  its.always = null;
  page.fire('online');
  await stands(page, 'sent', 'sent');
  expect(page.queue.value.kind).toBe('sent');
  expect(await consents(scene)).toEqual(['photo', 'place']);
  expect(served(scene)).toEqual(['photo', 'place']);
  expect(page.agreed.value).toEqual(['photo', 'place']);
});

test('all of it survives the page, and goes with the next one', async () => {
  const scene = await typed();
  scene.its.always = 'no-signal';
  await sendWithBoth(scene);
  await scene.page.idle();
  scene.page.kill();
  scene.its.always = null;
  const again = scene.its.open();
  await stands(again, 'sent', 'sent');
  expect(served(scene)).toEqual(['photo', 'place']);
});

test('an answer that is lost makes nothing twice', async () => {
  const scene = await typed();
  const { bot, its, page } = scene;
  await sendWithBoth(scene);
  its.always = 'lost';
  await page.idle();
  for (let i = 0; i < 4; i++) await its.pass(300_000);
  its.always = null;
  page.fire('online');
  await stands(page, 'sent', 'sent');
  expect(served(scene)).toEqual(['photo', 'place']);
  expect(bot.store.prepare('select count(*) as n from consent').get()).toEqual({ n: 2 });
});

test('taken back elsewhere: the photo stays here, she is asked again, and it goes with her word', async () => {
  const scene = await typed();
  const { bot, her, its, page } = scene;
  await page.agree('photo', VERSION, true);
  await page.idle();
  await bot.call('PUT', '/consents/photo', { as: her, body: { given: false, version: VERSION } });
  await page.addPhoto(new Blob([JPEG]));
  await page.send();
  await stands(page, 'no-consent');
  expect(page.agreed.value).toEqual([]);
  expect(served(scene)).toEqual([]);
  page.kill();
  const again = its.open();
  await stands(again, 'no-consent');
  await again.agree('photo', VERSION, true);
  await stands(again, 'sent');
  expect(served(scene)).toEqual(['photo']);
});

test('allowed on another day: she is not asked again; taken away: it leaves the server too', async () => {
  const scene = await typed();
  await sendWithBoth(scene);
  await stands(scene.page, 'sent', 'sent');
  scene.page.kill();
  const another = scene.phone(scene.her).open();
  await until(another.queue, ({ kind }) => kind === 'draft');
  await until(another.signIn, ({ kind }) => kind === 'signed');
  another.attach();
  await until(another.agreed, (agreed) => agreed.join() === 'photo,place');
  another.kill();

  const back = scene.its.open();
  const [photo] = await stands(back, 'sent', 'sent');
  await back.removeExtra(photo?.id ?? '');
  await stands(back, 'sent');
  expect(served(scene)).toHaveLength(1);
});

test('what she takes back before it left is never sent', async () => {
  const scene = await typed();
  const { its, page } = scene;
  its.always = 'no-signal';
  await page.agree('photo', VERSION, true);
  await page.agree('photo', VERSION, false);
  expect(page.agreed.value).toEqual([]);
  its.always = null;
  await page.send();
  await until(page.queue, ({ kind }) => kind === 'sent');
  await page.idle();
  expect(scene.bot.store.prepare('select count(*) as n from consent').get()).toEqual({ n: 0 });
  expect((await scene.report(scene.her, MONTH))?.versions).toHaveLength(1);
});
