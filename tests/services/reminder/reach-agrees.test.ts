import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { countFates } from '../../../bot/db/queries/wave-plan.ts';
import { openSqlite } from '../../../bot/db/sqlite.ts';
import { callList } from '../../../bot/services/reminder/out-of-reach.ts';
import { demoFolder } from '../../support/demo-store.ts';

const [UNIT, MONTH] = ['demo-unit-2', '2026-11'];

/** Every mixture of what decides whether somebody is reminded: a volunteer each. */
const MIXTURES = [false, true].flatMap((linked) =>
  [null, 1].flatMap((blocked) =>
    [null, 1].flatMap((refused) =>
      [null, 'all', 'last', 'menu'].flatMap((level) =>
        [false, true].map((reported) => ({ linked, blocked, refused, level, reported })),
      ),
    ),
  ),
);

test('the call list calls those whom a wave leaves out, and for the same reasons', async () => {
  const { file, remove } = await demoFolder();
  const store = new Database(file);
  const db = openSqlite(file);
  onTestFinished(async () => {
    await db.close();
    store.close();
    remove();
  });
  MIXTURES.forEach(({ linked, blocked, refused, level, reported }, n) => {
    const id = `p${n}`;
    store.prepare("insert into person (id, given_name, family_name) values (?, 'ก', ?)").run(id, id);
    store
      .prepare("insert into assignment (person_id, role, area_id, from_month) values (?, 'volunteer', ?, '2026-01')")
      .run(id, UNIT);
    store.prepare('insert into follower values (?, 0, ?, ?)').run(`U${id}`, blocked, refused);
    if (linked) store.prepare("insert into line_link values (?, ?, 0, '1')").run(`U${id}`, id);
    if (level) store.prepare("insert into reminder_choice values (?, ?, 'any', 0)").run(id, level);
    if (reported)
      store
        .prepare(
          `insert into report (unit_id, id, person_id, month, number, state, seq, version, first_submitted_at, on_time, streak, points)
           values (?, ?, ?, ?, ?, 'submitted', 1, 1, 0, 1, 0, 100)`,
        )
        .run(UNIT, id, id, MONTH, id);
  });
  const fates = await db.rows(countFates({ unitId: UNIT, month: MONTH, name: 'd5', last: 0, from: 0, to: 0 }));
  const peopleOf = (...wanted: string[]) =>
    fates.filter(({ fate }) => wanted.includes(fate)).reduce((sum, { people }) => sum + people, 0);
  const { totals, people } = await callList(db, { unitId: UNIT, month: MONTH });
  const called = (why: string | null) => people.filter(({ reach }) => (reach?.why ?? null) === why).length;
  expect(totals).toMatchObject({ entitled: MIXTURES.length, reported: peopleOf('reported') });
  expect(called(null)).toBe(peopleOf('in', 'last-only'));
  for (const [why, fate] of [
    ['never-linked', 'not-linked'],
    ['blocked', 'blocked'],
    ['refused', 'refused'],
    ['menu-only', 'menu-only'],
  ] as const)
    expect([why, called(why)]).toEqual([why, peopleOf(fate)]);
});
