import { expect, test } from 'vitest';
import type { Reminders } from '../../shared/api/reminders.ts';
import { type ApiBot, apiBot, type SignedIn } from './support/api.ts';

const read = async (bot: ApiBot, as: SignedIn) => (await bot.call<Reminders>('GET', '/reminders', { as })).json;
const put = (bot: ApiBot, as: SignedIn, body: unknown) =>
  bot.call<Reminders & { code: string }>('PUT', '/reminders', { as, body });
const notes = (bot: ApiBot) =>
  bot.store
    .prepare("select unit_id, actor, detail from audit_entry where action = 'reminder.chosen' order by seq")
    .all() as { unit_id: string; actor: string; detail: string }[];

test('who chose nothing gets all reminders; what she chooses holds at once', async () => {
  const bot = await apiBot();
  const she = await bot.register('ก', 'DEMO-0001');
  expect(await read(bot, she)).toEqual({ level: 'all', slot: 'any' });
  const answer = await put(bot, she, { level: 'last', slot: 'morning' });
  expect([answer.status, answer.json]).toEqual([200, { level: 'last', slot: 'morning' }]);
  expect(await read(bot, she)).toEqual({ level: 'last', slot: 'morning' });
});

test('each change is on the trail of her unit, with what was before and nothing personal; the same again is none', async () => {
  const bot = await apiBot();
  const she = await bot.register('ก', 'DEMO-0001');
  const menu = { level: 'menu', slot: 'any' };
  for (const body of [menu, menu, { level: 'all', slot: 'any' }]) await put(bot, she, body);
  expect(notes(bot).map(({ unit_id, actor }) => [unit_id, actor])).toEqual(
    Array(2).fill(['demo-unit', 'person:demo-volunteer-0001']),
  );
  expect(notes(bot).map(({ detail }) => JSON.parse(detail))).toEqual([
    { level: 'menu', slot: 'any', wasLevel: 'all', wasSlot: 'any' },
    { level: 'all', slot: 'any', wasLevel: 'menu', wasSlot: 'any' },
  ]);
});

test('twenty choices at once leave one row', async () => {
  const bot = await apiBot();
  const she = await bot.register('ก', 'DEMO-0001');
  const levels = ['all', 'last', 'menu'];
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) => put(bot, she, { level: levels[n % 3], slot: 'evening' })),
  );
  for (const { status } of answers) expect([200, 503]).toContain(status);
  expect(bot.store.prepare('select person_id, slot from reminder_choice').all()).toEqual([
    { person_id: 'demo-volunteer-0001', slot: 'evening' },
  ]);
});

test('is for volunteers, each for herself, and only what there is to choose', async () => {
  const bot = await apiBot();
  const [she, other] = [await bot.register('ก', 'DEMO-0001'), await bot.register('ข', 'DEMO-0002')];
  await put(bot, she, { level: 'menu', slot: 'any' });
  expect(await read(bot, other)).toEqual({ level: 'all', slot: 'any' });
  for (const body of [{}, { level: 'never', slot: 'any' }, { level: 'all' }, { level: 'all', slot: 'noon' }, 'x'])
    expect((await put(bot, she, body)).status).toBe(422);
  const staff = await bot.register('ค', 'DEMO-STAFF-1');
  expect((await put(bot, staff, { level: 'all', slot: 'any' })).json.code).toBe('not-assigned');
  const stranger = await bot.signIn(bot.user('ง').userId);
  expect((await put(bot, stranger, { level: 'all', slot: 'any' })).json.code).toBe('not-registered');
});
