import { expect, test } from 'vitest';
import type { Consents } from '../../shared/api/people.ts';
import { type ApiBot, apiBot, type SignedIn } from './support/api.ts';

const VERSION = '2569-1';
const read = async (bot: ApiBot, as: SignedIn) => (await bot.call<Consents>('GET', '/consents', { as })).json;
const say = (bot: ApiBot, as: SignedIn, purpose: string, given: boolean, version = VERSION) =>
  bot.call<Consents & { code: string; errors: unknown }>('PUT', `/consents/${purpose}`, {
    as,
    body: { given, version },
  });
const rows = (bot: ApiBot) => bot.store.prepare('select purpose, given, version from consent order by at').all();
const notes = (bot: ApiBot) =>
  bot.store.prepare("select action, detail from audit_entry where action like 'consent.%' order by seq").all();

test('nothing is agreed to until she says so, each purpose by itself', async () => {
  const bot = await apiBot();
  const she = await bot.register('ก', 'DEMO-0001');
  const before = await read(bot, she);
  expect(before.notice).toEqual({ version: '2569-3', at: expect.any(String), newest: '2569-3' });
  const never = { given: false, version: null, at: null, newest: VERSION };
  expect(before.consents).toEqual([
    { purpose: 'photo', ...never },
    { purpose: 'place', ...never },
    { purpose: 'research', ...never },
  ]);
  const answer = await say(bot, she, 'photo', true);
  const given = { given: true, version: VERSION, at: new Date(bot.clock.now()).toISOString(), newest: VERSION };
  expect(answer.json.consents).toEqual([
    { purpose: 'photo', ...given },
    { purpose: 'place', ...never },
    { purpose: 'research', ...never },
  ]);
  expect(await read(bot, she)).toEqual(answer.json);
});

test('every word is kept, also when she changes her mind within a millisecond; the same word again is none', async () => {
  const bot = await apiBot();
  const she = await bot.register('ก', 'DEMO-0001');
  for (const given of [false, true, true, false, true, false]) await say(bot, she, 'place', given);
  expect(rows(bot)).toEqual([1, 0, 1, 0].map((given) => ({ purpose: 'place', given, version: VERSION })));
  expect(notes(bot).map((note) => (note as { action: string }).action)).toEqual([
    'consent.given',
    'consent.withdrawn',
    'consent.given',
    'consent.withdrawn',
  ]);
  expect((await read(bot, she)).consents[1]).toMatchObject({ purpose: 'place', given: false });
});

test('twenty answers at once leave a history without gaps, and one that holds', async () => {
  const bot = await apiBot();
  const she = await bot.register('ก', 'DEMO-0001');
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => say(bot, she, 'photo', n % 2 === 0)));
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
  for (const { status } of answers) expect([200, 503]).toContain(status);
  const kept = rows(bot) as { given: number }[];
  expect(kept.map(({ given }) => given)).toEqual(kept.map((_, n) => (n % 2 === 0 ? 1 : 0)));
  expect(notes(bot)).toHaveLength(kept.length);
});

test('words that were never written, and purposes that there are not', async () => {
  const bot = await apiBot();
  const she = await bot.register('ก', 'DEMO-0001');
  const unknown = await say(bot, she, 'photo', true, '2570-1');
  expect([unknown.status, unknown.json.errors]).toEqual([422, [{ path: 'version', code: 'unknown-version' }]]);
  expect((await say(bot, she, 'marketing', true)).status).toBe(404);
  expect((await bot.call('PUT', '/consents/photo', { as: she, body: { given: 'yes', version: VERSION } })).status).toBe(
    422,
  );
  expect(rows(bot)).toEqual([]);
});

test('what she agreed to in older words she may take back in them, but not agree to anew', async () => {
  const bot = await apiBot();
  const she = await bot.register('ก', 'DEMO-0001');
  bot.store.exec("insert into consent values ('demo-volunteer-0001', 'photo', 1, 1, '2568-1')");
  expect((await read(bot, she)).consents[0]).toMatchObject({ given: true, version: '2568-1', newest: VERSION });
  expect((await say(bot, she, 'photo', true, '2568-1')).status).toBe(422);
  expect((await say(bot, she, 'photo', false, '2568-1')).status).toBe(200);
  expect((await read(bot, she)).consents[0]).toMatchObject({ given: false, version: '2568-1' });
});

test('hers are hers: another’s session sees and changes its own', async () => {
  const bot = await apiBot();
  const [she, other] = [await bot.register('ก', 'DEMO-0001'), await bot.register('ข', 'DEMO-0002')];
  await say(bot, she, 'research', true);
  expect((await read(bot, other)).consents.every(({ given }) => !given)).toBe(true);
  const stranger = await bot.signIn(bot.user('ค').userId);
  expect((await say(bot, stranger, 'photo', true)).json.code).toBe('not-registered');
});
