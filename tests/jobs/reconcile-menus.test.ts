import { describe, expect, test } from 'vitest';
import { reconcileEverybody, reconcileMenus } from '../../bot/jobs/reconcile-menus.ts';
import type { SimUser } from '../simulator/platform/people/sim-user.ts';
import { type TurningStand, turningStand } from './support/menus.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

async function threePeople(stand: TurningStand): Promise<SimUser[]> {
  const users = [];
  for (const code of ['DEMO-0001', 'DEMO-0002', 'DEMO-0003']) users.push(await stand.register(code, code));
  return users;
}

/** What LINE lost, or never did: one has no menu, one another's. */
function damage(users: readonly SimUser[], other: string | null): void {
  const [first, second] = users;
  if (first) first.person.richMenuId = null;
  if (second) second.person.richMenuId = other;
}

/** People who are linked and whom LINE does not know. */
function many(stand: TurningStand, count: number, first: string): void {
  stand.bot.store.exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})
    insert into person (id, given_name, family_name) select 'many-' || i, 'x', 'y' from n`);
  stand.bot.store.exec(`insert into line_link (line_user_id, person_id, linked_at, notice_version)
    select '${first}' || lower(hex(randomblob(14))), id, 1, '1' from person where id like 'many-%'`);
}

describe('the reconciler', () => {
  test('links whose menu is not what it should be, and nobody else', async () => {
    const stand = await turningStand();
    const users = await threePeople(stand);
    damage(users, stand.bot.sim.world.menus.aliases.get('vhv-reported') ?? null);
    const before = stand.writes().length;
    expect(await reconcileMenus(stand.ports)).toBe('done');
    expect(users.map(stand.seenBy)).toEqual(['vhv:volunteer', 'vhv:volunteer', 'vhv:volunteer']);
    expect(stand.writes().slice(before)).toEqual(['POST /v2/bot/richmenu/bulk/link']);
    await reconcileMenus(stand.ports);
    expect(stand.writes()).toHaveLength(before + 1);
    expect(stand.bot.sim.openapiBreaks).toEqual([]);
  });

  test('goes on where its last run ended, and begins anew after the turn of a month', async () => {
    const stand = await turningStand();
    const users = await threePeople(stand);
    many(stand, 100, 'Uffff');
    const cursor = () =>
      JSON.parse(
        String(stand.bot.store.prepare("select state from schedule where name = 'reconcile-menus'").pluck().get()),
      ).after as string;
    await reconcileMenus(stand.ports, { steps: 1 });
    const first = cursor();
    await reconcileMenus(stand.ports, { steps: 1 });
    expect(cursor() > first).toBe(true);
    await stand.turnAt('2026-11-25T00:00');
    for (const user of users) user.person.richMenuId = null;
    await reconcileMenus(stand.ports, { steps: 1 });
    expect(users.map(stand.seenBy)).toEqual(['vhv:due-soon', 'vhv:due-soon', 'vhv:due-soon']);
  });

  test('leaves alone who blocked us, and what LINE does not tell', async () => {
    const stand = await turningStand();
    const [blocked, unclear] = await threePeople(stand);
    await blocked?.block();
    await stand.bot.settle();
    for (const user of [blocked, unclear]) if (user) user.person.richMenuId = null;
    stand.bot.sim.fail({ endpoint: 'GET /v2/bot/user', fault: 'error-before', times: 9 });
    const before = stand.writes().length;
    await reconcileMenus(stand.ports);
    expect(stand.writes()).toHaveLength(before);
    stand.bot.sim.heal();
    stand.bot.clock.advance(HOUR);
    await reconcileMenus(stand.ports);
    expect(unclear && stand.seenBy(unclear)).toBe('vhv:volunteer');
    expect(blocked?.person.richMenuId).toBeNull();
  });

  test('stops when LINE has enough, and keeps its place', async () => {
    const stand = await turningStand();
    const users = await threePeople(stand);
    // 97 in front of them whom LINE does not know: two slices of 40 without them.
    many(stand, 97, 'U0000');
    for (const user of users) user.person.richMenuId = null;
    stand.bot.sim.fail({ endpoint: 'GET /v2/bot/user', fault: 'rate-limit', after: 80, times: 1 });
    await expect(reconcileMenus(stand.ports)).rejects.toThrow('enough');
    // Those who were asked for at the same moment as the one that was too much.
    const looks = () =>
      stand.bot.sim.calls.filter(({ method, path }) => method === 'GET' && path.startsWith('/v2/bot/user/U'));
    await expect.poll(() => looks().length).toBe(100);
    const asked = stand.bot.sim.callsTotal;
    expect(await reconcileMenus(stand.ports)).toBe('done');
    expect(stand.bot.sim.callsTotal - asked).toBeLessThan(40);
    expect(users.map(stand.seenBy)).toEqual(['vhv:volunteer', 'vhv:volunteer', 'vhv:volunteer']);
  });

  test('rests after a pass for an hour, or seven times as long as that took', async () => {
    const stand = await turningStand();
    const users = await threePeople(stand);
    many(stand, 97, 'U0000');
    const repairedAfter = async (minutes: number) => {
      damage(users, null);
      stand.bot.clock.advance(minutes * MINUTE);
      await reconcileMenus(stand.ports);
      return users.every((user) => stand.seenBy(user) === 'vhv:volunteer');
    };
    expect(await repairedAfter(0)).toBe(true);
    expect([await repairedAfter(59), await repairedAfter(1)]).toEqual([false, true]);
    stand.bot.clock.advance(HOUR);
    await reconcileMenus(stand.ports, { steps: 1 });
    expect(await repairedAfter(10)).toBe(true);
    expect([await repairedAfter(69), await repairedAfter(1)]).toEqual([false, true]);
    // A clock that is put back by days does not make it rest for days.
    expect(await repairedAfter(-3 * 24 * 60)).toBe(true);
  });

  test('waits while a month turns, and has nothing to do before the menus are shown', async () => {
    const stand = await turningStand();
    const [she] = await threePeople(stand);
    stand.bot.clock.advance(5 * 24 * 3_600_000);
    await stand.roll();
    if (she) she.person.richMenuId = null;
    await reconcileMenus(stand.ports);
    expect(she && stand.seenBy(she)).toBe('vhv:guest');
    await expect(reconcileEverybody(stand.ports, () => {})).rejects.toThrow('run it again later');
    const bare = await turningStand('2026-11-20T10:00', false);
    expect(await reconcileMenus(bare.ports)).toBe('done');
    await expect(reconcileEverybody(bare.ports, () => {})).rejects.toThrow('no menus yet');
  });

  test('at an operator’s word looks at everybody', async () => {
    const stand = await turningStand();
    const users = await threePeople(stand);
    damage(users, null);
    const told: number[] = [];
    expect(await reconcileEverybody(stand.ports, ({ checked }) => told.push(checked))).toEqual({
      checked: 3,
      repaired: 2,
    });
    expect(told).toEqual([3]);
    expect(users.map(stand.seenBy)).toEqual(['vhv:volunteer', 'vhv:volunteer', 'vhv:volunteer']);
  });
});
