import { expect, test } from 'vitest';
import { openSqlite } from '../../../bot/db/sqlite.ts';
import { tellDigests } from '../../../bot/jobs/tell-digests.ts';
import { DIGEST_TITLE } from '../../../shared/text/unit-digest.ts';
import { type ApiBot, apiBot } from '../../http/support/api.ts';

const at = (day: string) => Date.parse(`${day}T08:00:00+07:00`);
/** The last Monday of the month that the demo is in. */
const MONDAY = at('2026-11-30');

async function stage() {
  const bot = await apiBot({ start: MONDAY });
  const officer = await bot.register('จ', 'DEMO-STAFF-1');
  await bot.settle();
  const told = () =>
    bot.store
      .prepare("select kind, state, notices, run_at from outbox where notices like '%unit-digest%' order by created_at")
      .all() as { kind: string; state: string; notices: string; run_at: number }[];
  return { bot, officer, told };
}

async function run(bot: ApiBot, now = MONDAY, pace = {}) {
  const db = openSqlite(bot.file);
  try {
    return await tellDigests({ db, clock: { now: () => now } }, pace);
  } finally {
    await db.close();
  }
}

test('an officer is told once, with her next reply, in numbers alone', async () => {
  const { bot, officer, told } = await stage();
  expect(await run(bot)).toBe('done');
  expect(await run(bot, MONDAY + 3_600_000)).toBe('done');
  const rows = told();
  expect(rows.map(({ kind, state }) => [kind, state])).toEqual([['reply', 'lost']]);
  const [{ args }] = JSON.parse(rows[0]?.notices ?? '[]');
  expect(args).toMatchObject({ month: '2026-11', reviews: { waiting: 0 } });
  expect(args.totals.missing).toBeGreaterThan(0);
  expect(Object.keys(args).sort()).toEqual(['month', 'name', 'reviews', 'totals']);
  const seen = () => JSON.stringify(officer.user.chat).split(`"${DIGEST_TITLE}"`).length - 1;
  expect(seen()).toBe(0);
  await officer.user.says('เมนู');
  await bot.settle();
  const once = seen();
  expect(once).toBeGreaterThan(0);
  await officer.user.says('เมนู');
  await bot.settle();
  expect(seen()).toBe(once);
  expect(await run(bot, MONDAY + 7_200_000)).toBe('done');
  // Itself, and the reply that took it along.
  expect(told().map(({ state }) => state)).toEqual(['carried', 'sent']);
});

test('nobody is told before its day or behind its span, and the review days have a digest of their own', async () => {
  const { bot, told } = await stage();
  for (const day of ['2026-11-23', '2026-11-25', '2026-12-01', '2026-12-06']) await run(bot, at(day));
  expect(told()).toEqual([]);
  await run(bot, at('2026-12-02'));
  await run(bot, at('2026-12-04'));
  expect(told()).toHaveLength(1);
});

test('a push only where the area wants it and the budget has room for it', async () => {
  const { bot, told } = await stage();
  const set = bot.store.prepare("insert into area_setting values ('demo-unit', 'push-digest', '1')");
  set.run();
  const budget = bot.store.prepare(
    "insert or replace into message_budget (month, plan, messages, baht, most, reserved, set_at) values ('2026-11', 'pro', 1, 0, 1, ?, 1)",
  );
  budget.run(1);
  await run(bot);
  expect(told().map(({ kind }) => kind)).toEqual(['reply']);
  bot.store.exec("delete from outbox where notices like '%unit-digest%'; update message_budget set reserved = 0");
  await Promise.all([run(bot), run(bot)]);
  expect(told().map(({ kind, state, run_at }) => [kind, state, run_at])).toEqual([['push', 'waiting', MONDAY]]);
  expect(bot.store.prepare('select reserved from message_budget').get()).toEqual({ reserved: 1 });
  // On a holiday of the unit it waits for the next morning on which anybody may be written to.
  bot.store.exec(`delete from outbox where notices like '%unit-digest%'; update message_budget set reserved = 0;
    insert into holiday values ('demo-unit', '2026-11-30', 'x');
    insert into message_budget select '2026-12', plan, messages, baht, most, 0, set_at from message_budget`);
  await run(bot);
  expect(told().map(({ run_at }) => run_at)).toEqual([at('2026-12-01') - 3_600_000]);
});

test('each officer of a unit gets a push of her own: LINE takes two of one key for the same', async () => {
  const { bot, officer } = await stage();
  const colleague = await bot.register('ฉ', 'DEMO-STAFF-2');
  bot.store.exec("insert into area_setting values ('demo-unit', 'push-digest', '1')");
  await run(bot);
  await bot.pass(1_000);
  for (const { user } of [officer, colleague]) expect(JSON.stringify(user.chat)).toContain(DIGEST_TITLE);
});

test('a run that is cut short goes on where it left off', async () => {
  const { bot, told } = await stage();
  expect(await run(bot, MONDAY, { steps: 0 })).toBe('more');
  expect(await run(bot, MONDAY, { steps: 1 })).toBe('more');
  expect(told()).toHaveLength(1);
  expect(await run(bot, MONDAY, { steps: 1 })).toBe('done');
});
