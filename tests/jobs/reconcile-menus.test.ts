import { describe, expect, test } from 'vitest';
import { reconcileEverybody, reconcileMenus } from '../../bot/jobs/reconcile-menus.ts';
import type { SimUser } from '../simulator/platform/people/sim-user.ts';
import { type TurningStand, turningStand } from './support/menus.ts';

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
    stand.bot.store.exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i < 100)
      insert into person (id, given_name, family_name) select 'many-' || i, 'x', 'y' from n`);
    stand.bot.store.exec(`insert into line_link (line_user_id, person_id, linked_at, notice_version)
      select 'Uffff' || lower(hex(randomblob(14))), id, 1, '1' from person where id like 'many-%'`);
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
    await reconcileMenus(stand.ports);
    expect(unclear && stand.seenBy(unclear)).toBe('vhv:volunteer');
    expect(blocked?.person.richMenuId).toBeNull();
  });

  test('stops when LINE has enough, and keeps its place', async () => {
    const stand = await turningStand();
    await threePeople(stand);
    stand.bot.sim.fail({ endpoint: 'GET /v2/bot/user', fault: 'rate-limit', times: 1 });
    await expect(reconcileMenus(stand.ports)).rejects.toThrow('enough');
    expect(await reconcileMenus(stand.ports)).toBe('done');
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
