import { expect, test } from 'vitest';
import type { Fault } from '../simulator/mischief/outbound.ts';
import { type MenuStand, menuStand } from './stand.ts';

const PEOPLE = 30;

/** Errands of so many friends at once, as on the last evening. */
async function rushOf(stand: MenuStand) {
  const users = Array.from({ length: PEOPLE }, (_, n) => stand.bot.sim.user(`many-${n}`));
  for (const user of users) await user.follow();
  await stand.bot.settle();
  const put = stand.bot.store.prepare(`insert into outbox (lane, id, kind, notices, state, attempts, run_at, created_at)
    values (?, ?, 'menu', ?, 'waiting', 0, ?, ?)`);
  const now = stand.bot.clock.now();
  const write = (n: number, id: string, menu: string) =>
    put.run(users[n]?.person.userId, id, JSON.stringify([{ menu }]), now, now);
  for (let n = 0; n < PEOPLE; n++) write(n, 'b-errand', n % 3 === 0 ? 'reported' : 'volunteer');
  // One changed twice before the drain came by.
  write(1, 'c-errand', 'reported');
  return users.map((user, n) => [user, n % 3 === 0 || n === 1 ? 'vhv:reported' : 'vhv:volunteer'] as const);
}

const waiting = (stand: MenuStand) =>
  stand.bot.store.prepare("select count(*) from outbox where state = 'waiting'").pluck().get();

test('many errands at once leave by one call for each menu, and the later one of a person counts', async () => {
  const stand = await menuStand();
  await stand.deploy();
  const before = stand.writes().length;
  const wanted = await rushOf(stand);
  await stand.bot.pass(6_000);
  for (const [user, menu] of wanted) expect(stand.seenBy(user)).toBe(menu);
  const calls = stand.writes().slice(before);
  expect(calls.filter((call) => call.endsWith('bulk/link'))).toHaveLength(2);
  expect(calls.length).toBeLessThan(5);
  expect(waiting(stand)).toBe(0);
});

test.each<Fault>(['not-found', 'error-before', 'reset-after', 'rate-limit'])(
  'what a bulk link did not do (%s) is done one by one',
  async (fault) => {
    const stand = await menuStand();
    await stand.deploy();
    stand.bot.sim.fail({ endpoint: 'POST /v2/bot/richmenu/bulk/link', fault, times: 9 });
    const wanted = await rushOf(stand);
    await stand.bot.pass(8_000);
    for (const [user, menu] of wanted) expect(stand.seenBy(user)).toBe(menu);
    expect(waiting(stand)).toBe(0);
  },
);
