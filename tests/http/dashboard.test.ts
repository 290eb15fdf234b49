import { v7 as uuid } from 'uuid';
import { expect, test } from 'vitest';
import { bind } from '../../bot/db/bind.ts';
import type { Db } from '../../bot/db/db.ts';
import { areaParts, areaSums } from '../../bot/db/queries/area-month.ts';
import {
  childrenOf,
  MOST_PLACES,
  placesOf,
  sumsBelow,
  unitRows,
  unitsBelow,
} from '../../bot/db/queries/dashboard-reading.ts';
import { openSqlite } from '../../bot/db/sqlite.ts';
import type { Statement } from '../../bot/db/statement.ts';
import { addUpAreas } from '../../bot/jobs/add-up-areas.ts';
import { buildUnitMonths } from '../../bot/jobs/build-unit-months.ts';
import type { DashboardAnswer, DashboardFileAnswer } from '../../shared/api/dashboard.ts';
import { addMonths } from '../../shared/calendar/months.ts';
import type { ApiBot, SignedIn } from './support/api.ts';
import { AREAS, staffStage } from './support/staff-stage.ts';

const MONTH = '2026-11';
const LAST_TWELVE = Array.from({ length: 12 }, (_, n) => addMonths(MONTH, n - 11));
const OF_UNIT = '/areas/demo-unit/dashboard';
const read = async (bot: ApiBot, as: SignedIn, path: string) => bot.call<DashboardAnswer>('GET', path, { as });

async function built(bot: ApiBot) {
  const db = openSqlite(bot.file);
  await buildUnitMonths({ db, clock: bot.clock, ids: { uuid } }, 'moved', {});
  await buildUnitMonths({ db, clock: bot.clock, ids: { uuid } }, 'without', {});
  await addUpAreas({ db, clock: bot.clock }, {});
  await db.close();
}

test('a unit’s officer sees her unit, village by village, and the items summed', async () => {
  const { bot, person } = await staffStage();
  const as = await person('officer', [{ role: 'unit-staff', areaId: AREAS.unit }]);
  const empty = await read(bot, as, `${OF_UNIT}?month=2020-01`);
  expect(empty.json).toMatchObject({
    builtAt: null,
    above: [],
    dueAt: '2020-01-31T17:00:00.000Z',
    closesAt: '2020-02-05T17:00:00.000Z',
    total: { entitled: 0, reportedRate: null, level: 'none' },
  });
  await built(bot);
  const { status, json } = await read(bot, as, `${OF_UNIT}?month=${MONTH}`);
  expect(status).toBe(200);
  expect(json.area).toMatchObject({ id: AREAS.unit, kind: 'unit' });
  expect(json.total).toMatchObject({ reported: 1, waiting: 1, certified: 0, level: 'low' });
  expect(json.children.reduce((sum, one) => sum + one.entitled, 0)).toBe(json.total.entitled);
  expect(json.children.filter(({ reported }) => reported > 0)).toHaveLength(1);
  expect(json.trend.map(({ month }) => month)).toEqual(LAST_TWELVE);
  expect(json.items).toHaveLength(31);
  expect(json.items.find(({ code }) => code === 'promote_health.7')).toMatchObject({ now: 4 });
  // The current month when none is told; its village likewise.
  expect((await read(bot, as, OF_UNIT)).json.month).toBe(MONTH);
  const village = json.children.find(({ reported }) => reported > 0);
  const inside = await read(bot, as, `/areas/${village?.id}/dashboard`);
  expect(inside.json).toMatchObject({ children: [], total: { reported: 1 }, above: [{ id: AREAS.unit }] });
});

test('above, each child is the sum of its units, and one may go down and up within her scope', async () => {
  const { bot, person } = await staffStage();
  const as = await person('province', [{ role: 'province', areaId: AREAS.province }]);
  await built(bot);
  const province = (await read(bot, as, `/areas/${AREAS.province}/dashboard`)).json;
  expect(province.above).toEqual([]);
  for (const child of province.children) {
    const inside = (await read(bot, as, `/areas/${child.id}/dashboard`)).json;
    expect(inside.total).toEqual(figuresOnly(child));
    expect(inside.above.map(({ id }) => id)).toEqual([AREAS.province]);
  }
  expect(province.total.entitled).toBe(province.children.reduce((sum, { entitled }) => sum + entitled, 0));
  expect(province.uncertified.units.map(({ id }) => id)).toContain(AREAS.unit);
  expect(province.uncertified.units[0]).toMatchObject({ waiting: 1, within: 'อำเภอตัวอย่าง', phone: '0000000000' });
  const village = (await read(bot, as, `/areas/${AREAS.village}/dashboard`)).json;
  expect(village.above.map(({ kind }) => kind)).toEqual(['province', 'district', 'unit']);
  const everywhere = await person('national', [{ role: 'national', areaId: AREAS.country }]);
  const country = (await read(bot, everywhere, `/areas/${AREAS.country}/dashboard`)).json;
  expect(country.children.map(({ id }) => id).sort()).toEqual([AREAS.province, AREAS.otherProvince]);
  expect(country.children.find(({ id }) => id === AREAS.province)).toMatchObject(province.total);
  const { total, trend, items } = province;
  expect(country).toMatchObject({ total, trend, items });
  const within = 'จังหวัดตัวอย่าง';
  expect(country.uncertified).toEqual({
    ...province.uncertified,
    units: province.uncertified.units.map((unit) => ({ ...unit, within })),
  });
  expect(country.children.find(({ id }) => id === AREAS.otherProvince)).toMatchObject({ entitled: 0, level: 'none' });
  for (const outside of [AREAS.otherProvince, AREAS.country, 'nowhere'])
    expect((await read(bot, as, `/areas/${outside}/dashboard`)).status).toBe(404);
  for (const wrong of ['2026-13', 'x']) expect((await read(bot, as, `${OF_UNIT}?month=${wrong}`)).status).toBe(422);
});

test('what was added up before any unit had figures says that there are none yet, not that nobody is there', async () => {
  const { bot, person } = await staffStage();
  const as = await person('national', [{ role: 'national', areaId: AREAS.country }]);
  const db = openSqlite(bot.file);
  const before = bot.clock.now() - 120_000;
  await addUpAreas({ db, clock: { now: () => before } }, {});
  await db.close();
  expect((await read(bot, as, `/areas/${AREAS.country}/dashboard`)).json.builtAt).toBeNull();
  await built(bot);
  expect((await read(bot, as, `/areas/${AREAS.country}/dashboard`)).json.builtAt).not.toBeNull();
});

test('whoever adds up takes the area first that was looked at longest ago, and as many as her pace allows', async () => {
  const { bot } = await staffStage();
  await built(bot);
  const db = openSqlite(bot.file);
  const start = bot.clock.now();
  const looked = async (minutes: number, steps?: number) => {
    const now = start + minutes * 60_000;
    const result = await addUpAreas({ db, clock: { now: () => now } }, { steps });
    const rows = bot.store.prepare('select built_at from area_month where month = ? order by 1').pluck().all(MONTH);
    return [result, ...rows.map((at) => (Number(at) - start) / 60_000)];
  };
  expect(await looked(0)).toEqual(['done', 0, 0]);
  expect(await looked(2, 1)).toEqual(['more', 0, 2]);
  expect(await looked(3, 1)).toEqual(['more', 2, 3]);
  expect(await looked(3)).toEqual(['done', 2, 3]);
  // A clock was an hour ahead.
  expect(await looked(60)).toEqual(['done', 60, 60]);
  expect(await looked(5, 1)).toEqual(['more', 5, 60]);
  expect(await looked(5)).toEqual(['done', 5, 5]);
  await db.close();
});

test('the table leaves by an address that ends with the session and with the duty, and runs nothing', async () => {
  const { bot, person } = await staffStage();
  const as = await person('officer', [{ role: 'district', areaId: AREAS.district }]);
  bot.store.prepare('update area set name = ? where id = ?').run("=cmd|'x'!A1", AREAS.unit);
  await built(bot);
  const lend = () =>
    bot.call<DashboardFileAnswer>('POST', `/areas/${AREAS.district}/dashboard/file?month=${MONTH}`, { as });
  const { json } = await lend();
  const open = (table: string) => bot.call('GET', `^${json.files[0]?.csv.replace('areas', table)}`);
  const file = await open('areas');
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  expect(file.text).toContain("\r\n'=cmd|");
  expect(file.text).not.toMatch(/[\n,"]=/);
  const lines = async (table: string) => (await open(table)).text.trim().split('\r\n');
  expect(json.files.map(({ table }) => table)).toEqual(['areas', 'months', 'items']);
  expect((await lines('areas')).length).toBe(4);
  const months = await lines('months');
  expect([months.length, months.at(-1)]).toEqual([13, expect.stringContaining('อำเภอตัวอย่าง,พฤศจิกายน 2569,')]);
  const items = await lines('items');
  expect([items.length, items.find((line) => line.startsWith('promote_health.7,'))]).toEqual([
    32,
    expect.stringContaining(',พฤศจิกายน 2569,4,'),
  ]);
  expect((await open('else')).json).toMatchObject({ code: 'ticket-expired' });
  bot.store.prepare("update assignment set to_month = '2026-10' where person_id = 'officer'").run();
  expect((await open('areas')).json).toMatchObject({ code: 'ticket-expired' });
  expect((await bot.call('GET', '^/api/dashboard-files/x/areas')).json).toMatchObject({ code: 'ticket-expired' });
});

test('a province of 130 units and twelve months answers by index, and asks no unit one by one', async () => {
  const asked: string[] = [];
  const through = (db: Db): Db => ({
    ...db,
    rows(statement) {
      asked.push(statement.template.name);
      return db.rows(statement);
    },
  });
  const { bot, person } = await staffStage({ through });
  bot.store.exec(`
    with recursive n(i) as (select 0 union all select i + 1 from n where i < 12)
      insert into area (id, kind, parent_id, name) select 'big-' || i, 'district', 'demo-province', 'big ' || i from n;
    with recursive n(i) as (select 0 union all select i + 1 from n where i < 129)
      insert into area (id, kind, parent_id, name) select 'big-unit-' || i, 'unit', 'big-' || (i % 13), 'unit ' || i from n;
    with recursive n(i) as (select 0 union all select i + 1 from n where i < 129),
      m(k) as (select 0 union all select k + 1 from m where k < 11),
      v(j) as (select 0 union all select j + 1 from v where j < 8)
      insert into unit_month select 'big-unit-' || i, case when k < 1 then '2025-12' else '2026-' || substr('0' || k, -2) end,
        case when j = 0 then '' else 'village-' || j end, 105, 90, 80, 70, 5, 9, 1, 2,
        '{' || (select group_concat('"item.' || code || '":' || (code * 7), ',') from (
          with recursive c(code) as (select 10 union all select code + 1 from c where code < 40) select code from c)) || '}',
        1, 1 from n, m, v;`);
  const statements: readonly Statement[] = [
    childrenOf({ areaId: 'demo-province' }),
    sumsBelow({ areaId: 'demo-province', from: LAST_TWELVE[0] ?? '', to: MONTH }),
    unitsBelow({ areaId: 'demo-province', month: MONTH, before: '2026-10' }),
    unitRows({ unitId: 'big-unit-1', from: '2025-12', to: MONTH }),
    areaSums({ parentId: 'th', from: LAST_TWELVE[0] ?? '', to: MONTH }),
    areaParts({ parentId: 'th', month: MONTH, before: '2026-10' }),
    placesOf(Object.fromEntries(Array.from({ length: MOST_PLACES }, (_, n) => [`id${n}`, 'big-unit-1']))),
  ];
  for (const statement of statements) {
    const plan = bot.store
      .prepare(`explain query plan ${statement.template.compiled('sqlite').sql}`)
      .all(...bind(statement, 'sqlite'))
      .map((step) => (step as { detail: string }).detail);
    // Its own list of areas below is a hundred and fifty.
    expect(plan.filter((step) => step.startsWith('SCAN') && !step.startsWith('SCAN down'))).toEqual([]);
    if (['dashboard.sums-below', 'dashboard.units-below', 'dashboard.unit-rows'].includes(statement.template.name))
      expect(
        plan.some((step) => /SEARCH (m|unit_month) USING .*unit_id=\?/.test(step)),
        plan.join('\n'),
      ).toBe(true);
  }
  const as = await person('province', [{ role: 'province', areaId: AREAS.province }]);
  asked.length = 0;
  const { json } = await read(bot, as, '/areas/demo-province/dashboard');
  const own = ['children', 'places', 'sums-below', 'units-below'];
  expect(asked.filter((name) => name.startsWith('dashboard')).toSorted()).toEqual(
    own.map((name) => `dashboard.${name}`),
  );
  expect(json.children.filter(({ id }) => id.startsWith('big-'))).toHaveLength(13);
  expect(json.trend.at(-1)).toMatchObject({
    entitled: 130 * 105,
    reported: 130 * 90,
    reportedRate: 85.7,
    level: 'watch',
  });
  const item = (of: DashboardAnswer) => of.items.find(({ code }) => code === 'item.10');
  expect(item(json)).toMatchObject({ now: 130 * 70, before: 130 * 70, median: 0.8 });
  // A unit is compared with those of its district.
  const unit = (await read(bot, as, '/areas/big-unit-1/dashboard')).json;
  expect(item(unit)).toMatchObject({ now: 70, median: 0.8 });
});

function figuresOnly({ id: _id, kind: _kind, name: _name, ...figures }: DashboardAnswer['children'][number]) {
  return figures;
}
