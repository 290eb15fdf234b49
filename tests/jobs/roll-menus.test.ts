import { describe, expect, test } from 'vitest';
import { rollMenus } from '../../bot/jobs/roll-menus.ts';
import type { Fault } from '../simulator/mischief/outbound.ts';
import { turningStand } from './support/menus.ts';

test('a volunteer sees the month in her menu: open, nearly over, sent, the next one, sent back, closed', async () => {
  const stand = await turningStand();
  const she = await stand.register('she', 'DEMO-0001');
  expect(stand.seenBy(she)).toBe('vhv:volunteer');
  await stand.turnAt('2026-11-24T23:59');
  expect(stand.seenBy(she)).toBe('vhv:volunteer');
  await stand.turnAt('2026-11-25T00:00');
  expect(stand.seenBy(she)).toBe('vhv:due-soon');
  await stand.report(she);
  expect(stand.seenBy(she)).toBe('vhv:reported');
  await stand.turnAt('2026-11-30T23:59');
  expect(stand.seenBy(she)).toBe('vhv:reported');
  await stand.turnAt('2026-12-01T00:00');
  expect(stand.seenBy(she)).toBe('vhv:volunteer');
  await stand.sendBack(she, '2026-11');
  expect(stand.seenBy(she)).toBe('vhv:returned');
  await stand.turnAt('2026-12-06T00:00');
  expect(stand.seenBy(she)).toBe('vhv:volunteer');
  expect(stand.calls('batch')).toBe(3);
  expect(stand.bot.sim.openapiBreaks).toEqual([]);
});

test('each turn is one call at LINE for the whole country, however often the schedule comes by', async () => {
  const stand = await turningStand();
  const users = [];
  for (const code of ['DEMO-0001', 'DEMO-0002', 'DEMO-0003']) users.push(await stand.register(code, code));
  const [first] = users;
  if (first) await stand.report(first);
  const links = stand.calls('bulk/link');
  await stand.turnAt('2026-11-25T00:00');
  await stand.turnAt('2026-11-25T00:10');
  await stand.turnAt('2026-11-27T00:00');
  expect(users.map(stand.seenBy)).toEqual(['vhv:reported', 'vhv:due-soon', 'vhv:due-soon']);
  expect(stand.calls('batch')).toBe(1);
  expect(stand.calls('bulk/link')).toBe(links);
});

test('whoever owes the old month still holds its menu on the 1st, and who owes no more goes on when it closes', async () => {
  const stand = await turningStand();
  const [owes, both] = [await stand.register('owes', 'DEMO-0001'), await stand.register('both', 'DEMO-0002')];
  await stand.turnAt('2026-11-25T00:00');
  await stand.turnAt('2026-12-01T00:00');
  expect(stand.seenBy(owes)).toBe('vhv:due-soon');
  // December is sent, November never was.
  stand.bot.store.exec(`insert into report (unit_id, id, person_id, month, number, state, seq, version, first_submitted_at,
    on_time, streak, points) select 'demo-unit', 'dec', person_id, '2026-12', 'n-dec', 'submitted', 1, 1, 1, 1, 0, 0
    from line_link where line_user_id = '${both.person.userId}'`);
  await stand.turnAt('2026-12-06T00:00');
  expect([owes, both].map(stand.seenBy)).toEqual(['vhv:volunteer', 'vhv:reported']);
});

test('what turned while the server was down is caught up by one call', async () => {
  const stand = await turningStand();
  const [sent, owes] = [await stand.register('sent', 'DEMO-0001'), await stand.register('owes', 'DEMO-0002')];
  await stand.report(sent);
  await stand.turnAt('2026-12-10T09:00');
  expect([sent, owes].map(stand.seenBy)).toEqual(['vhv:volunteer', 'vhv:volunteer']);
  expect(stand.calls('batch')).toBe(1);
});

test('a clock that was wrong is followed back, by links', async () => {
  const stand = await turningStand();
  const she = await stand.register('she', 'DEMO-0001');
  await stand.turnAt('2026-11-25T00:00');
  expect(stand.seenBy(she)).toBe('vhv:due-soon');
  stand.bot.clock.advance(-2 * 3_600_000);
  await stand.roll();
  expect(stand.seenBy(she)).toBe('vhv:volunteer');
  await stand.turnAt('2026-11-25T00:00');
  expect(stand.seenBy(she)).toBe('vhv:due-soon');
});

test('menus that were never shown turn quietly, and who shows them later shows the right ones', async () => {
  const stand = await turningStand('2026-11-20T10:00', false);
  const she = await stand.register('she', 'DEMO-0001');
  await stand.turnAt('2026-11-26T00:00');
  expect(stand.writes()).toEqual([]);
  await stand.deploy();
  expect(stand.seenBy(she)).toBe('vhv:due-soon');
  await stand.turnAt('2026-11-26T01:00');
  expect(stand.calls('batch')).toBe(0);
});

describe('whom the shared calendar does not speak of', () => {
  test('an area with a later due time keeps its menu at D−5, and turns on its own days without a batch', async () => {
    const stand = await turningStand();
    const [near, apart] = [await stand.register('near', 'DEMO-0001'), await stand.register('apart', 'DEMO-0002')];
    stand.bot.store.exec(`update assignment set area_id = 'demo-unit-2' where role = 'volunteer' and person_id in
      (select person_id from line_link where line_user_id = '${apart.person.userId}')`);
    const due = Date.parse('2026-12-04T00:00+07:00');
    stand.bot.store.exec(
      `insert into report_calendar (area_id, month, due_at) values ('demo-unit-2', '2026-11', ${due})`,
    );
    await stand.turnAt('2026-11-25T00:00');
    expect([near, apart].map(stand.seenBy)).toEqual(['vhv:due-soon', 'vhv:volunteer']);
    await stand.turnAt('2026-11-27T23:59');
    expect(stand.seenBy(apart)).toBe('vhv:volunteer');
    await stand.turnAt('2026-11-28T00:00');
    expect(stand.seenBy(apart)).toBe('vhv:due-soon');
    expect(stand.calls('batch')).toBe(1);
  });

  test('a due time that an area puts off is seen at once', async () => {
    const stand = await turningStand();
    const she = await stand.register('she', 'DEMO-0001');
    await stand.turnAt('2026-11-25T00:00');
    expect(stand.seenBy(she)).toBe('vhv:due-soon');
    const due = Date.parse('2026-12-04T00:00+07:00');
    stand.bot.store.exec(
      `insert into report_calendar (area_id, month, due_at) values ('demo-unit', '2026-11', ${due})`,
    );
    await stand.turnAt('2026-11-25T09:00');
    expect(stand.seenBy(she)).toBe('vhv:volunteer');
  });

  test('staff hold theirs; one who is a volunteer too is asked for the new month', async () => {
    const stand = await turningStand();
    const [both, staff] = [await stand.register('both', 'DEMO-0001'), await stand.register('staff', 'DEMO-STAFF-1')];
    expect(stand.seenBy(staff)).toBe('vhv:staff');
    stand.bot.store.exec(`insert into assignment (person_id, role, area_id, from_month) select person_id, 'unit-staff',
      'demo-unit', '2026-01' from line_link where line_user_id = '${both.person.userId}'`);
    await stand.report(both);
    expect(stand.seenBy(both)).toBe('vhv:staff');
    await stand.turnAt('2026-12-01T00:00');
    expect([both, staff].map(stand.seenBy)).toEqual(['vhv:volunteer', 'vhv:staff']);
  });
});

describe('a LINE in trouble', () => {
  const BATCH = 'POST /v2/bot/richmenu/batch';
  const faults: readonly Fault[] = ['rate-limit', 'error-before', 'error-after', 'reset', 'reset-after'];
  test.each(faults)('%s at the batch: it is asked again later, and everybody is moved once', async (fault) => {
    const stand = await turningStand();
    const she = await stand.register('she', 'DEMO-0001');
    stand.bot.sim.fail({ endpoint: BATCH, fault, times: 1 });
    await stand.turnAt('2026-11-25T00:00');
    const calls = stand.calls('batch');
    await stand.turnAt('2026-11-25T00:25');
    expect(stand.seenBy(she)).toBe('vhv:due-soon');
    expect(stand.calls('batch')).toBe(calls + 1);
    await stand.turnAt('2026-11-25T01:25');
    expect(stand.calls('batch')).toBe(calls + 1);
  });

  test('a batch that LINE refuses is made up for by links', async () => {
    const stand = await turningStand();
    const she = await stand.register('she', 'DEMO-0001');
    stand.bot.sim.fail({ endpoint: BATCH, fault: 'not-found', times: 9 });
    await stand.turnAt('2026-11-25T00:00');
    expect(stand.seenBy(she)).toBe('vhv:due-soon');
  });

  test('links that fail are taken up by the next run', async () => {
    const stand = await turningStand();
    const she = await stand.register('she', 'DEMO-0001');
    stand.bot.sim.fail({ endpoint: BATCH, fault: 'not-found', times: 9 });
    stand.bot.sim.fail({ endpoint: 'POST /v2/bot/richmenu/bulk/link', fault: 'error-before', times: 1 });
    stand.bot.clock.advance(5 * 24 * 3_600_000);
    await expect(stand.roll()).rejects.toThrow('linking menus: ambiguous');
    expect(stand.seenBy(she)).toBe('vhv:volunteer');
    await stand.roll();
    expect(stand.seenBy(she)).toBe('vhv:due-soon');
  });
});

test('two servers at once do no harm', async () => {
  const stand = await turningStand();
  const she = await stand.register('she', 'DEMO-0001');
  stand.bot.clock.advance(5 * 24 * 3_600_000);
  await Promise.all([stand.roll(), stand.roll(), stand.roll()]);
  stand.bot.clock.advance(60_000);
  await Promise.all([stand.roll(), stand.roll()]);
  expect(stand.seenBy(she)).toBe('vhv:due-soon');
  expect(await stand.roll()).toBe('done');
});

test('a short run goes on where it ended', async () => {
  const stand = await turningStand();
  stand.bot.store.exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i < 600)
    insert into person (id, given_name, family_name) select 'many-' || i, 'x', 'y' from n`);
  stand.bot.store.exec(`insert into line_link (line_user_id, person_id, linked_at, notice_version)
    select 'U' || lower(hex(randomblob(16))), id, 1, '1' from person where id like 'many-%'`);
  stand.bot.clock.advance(5 * 24 * 3_600_000);
  await stand.roll();
  stand.bot.clock.advance(60_000);
  const told = [];
  for (let run = 0; run < 4; run++) told.push(await rollMenus(stand.ports, { steps: 1 }));
  expect(told).toEqual(['more', 'more', 'done', 'done']);
});
