import { describe, expect, onTestFinished, test } from 'vitest';
import { sendWaves } from '../../bot/jobs/send-waves.ts';
import { moveWave } from '../../bot/services/wave/control.ts';
import { D5, type StandOptions, type WaveStand, waveStand } from './support/wave-stand.ts';
import type { Volunteer } from './support/wave-store.ts';

const MULTICAST = 'POST /v2/bot/message/multicast';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

async function stand(options: StandOptions): Promise<WaveStand> {
  const made = await waveStand(options);
  onTestFinished(() => made.stop());
  return made;
}

/** Rounds of one process until nothing moves any more, with time passing in between. */
async function sendAll(world: WaveStand, minutes = 40): Promise<void> {
  const sender = world.process();
  for (let n = 0; n < minutes * 4; n++) {
    await sendWaves(sender);
    if (world.wave('w').state !== 'running') return;
    world.clock.advance(MINUTE / 4);
  }
}

const states = (world: WaveStand) => world.chunks().map(({ state }) => state);
const times = (world: WaveStand) => [...world.received().values()];

describe('a wave', () => {
  test('reaches everybody once, in a chunk a unit, and is finished', async () => {
    const world = await stand({ units: [3, 2] });
    world.plan('w', world.people);
    expect(await sendWaves(world.process())).toBe(2);
    expect(world.chunks().map(({ state, recipients, body }) => [state, recipients, body])).toEqual([
      ['sent', 3, null],
      ['sent', 2, null],
    ]);
    expect(times(world)).toEqual([1, 1, 1, 1, 1]);
    expect(world.budget().reserved).toBe(5);
    expect(world.wave('w')).toEqual({ state: 'finished', reason: null });
    expect(world.sim.sent.map((one) => one.aggregationUnit)).toEqual(['rem_202611_d5', 'rem_202611_d5']);
    expect(Object.fromEntries(world.counts)).toEqual({ 'call-accepted': 2, sent: 5 });
  });

  test('leaves out who has reported, blocked us, left, or chose the menu since it was planned', async () => {
    const world = await stand({ units: [6] });
    const [a, b, c, d, e, f] = world.people as [Volunteer, Volunteer, Volunteer, Volunteer, Volunteer, Volunteer];
    world.plan('w', world.people);
    world.report(a);
    world.store.prepare('update follower set blocked_at = 1 where lane = ?').run(b.lineUserId);
    world.store.prepare('delete from line_link where person_id = ?').run(c.id);
    world.store.prepare("insert into reminder_choice values (?, 'menu', 'any', 0)").run(d.id);
    world.store.prepare('update follower set refused_at = 1 where lane = ?').run(e.lineUserId);
    await sendWaves(world.process());
    expect([...world.received().keys()]).toEqual([f.lineUserId]);
    expect(world.budget().reserved).toBe(1);
  });

  test('writes to nobody whom another one has written to that day, and to everybody on the next', async () => {
    const world = await stand({ units: [3, 2] });
    const [first] = world.people;
    world.plan('w', world.people.slice(0, 2));
    world.plan('x', world.people, { unitName: 'x' });
    world.plan('y', world.people, { unitName: 'y', runAt: () => D5 + 24 * HOUR });
    const senders = [world.process(), world.process()];
    // Of two who want the same people at once one comes again in the next round.
    while ((await Promise.all(senders.map(sendWaves))).some((sent) => sent > 0));
    expect(times(world)).toEqual([1, 1, 1, 1, 1]);
    expect(world.budget().reserved).toBe(5);
    world.clock.advance(24 * HOUR);
    world.report(first as Volunteer);
    await sendWaves(world.process());
    expect(times(world)).toEqual([1, 2, 2, 2, 2]);
    expect(['w', 'x', 'y'].map((id) => world.wave(id).state)).toEqual(['finished', 'finished', 'finished']);
  });

  test('names the day on which the unit’s own month is due, and comes no later', async () => {
    const world = await stand({ units: [1, 1] });
    const due = (unit: string, day: string) =>
      world.store
        .prepare("insert into report_calendar values (?, '2026-11', null, ?, null, null)")
        .run(unit, Date.parse(`${day}T00:00:00+07:00`));
    due('unit-0', '2026-11-28');
    due('unit-1', '2026-11-25');
    world.plan('w', world.people);
    await sendWaves(world.process());
    expect(world.chunks().map(({ state }) => state)).toEqual(['sent', 'expired']);
    expect(JSON.stringify(world.sim.sent[0]?.messages)).toContain('27 พ.ย.');
  });

  test('with nobody left in it costs no call', async () => {
    const world = await stand({ units: [2] });
    world.plan('w', world.people);
    for (const who of world.people) world.report(who);
    await sendWaves(world.process());
    expect(world.chunks()[0]).toMatchObject({ state: 'empty', attempts: 0 });
    expect(world.wave('w').state).toBe('finished');
    expect(world.sim.sent).toEqual([]);
  });

  test('keeps quiet at night and on the unit’s holidays, whatever its plan says', async () => {
    const night = await stand({ units: [1], start: Date.parse('2026-11-25T20:00:00+07:00') });
    night.plan('w', night.people);
    expect(await sendWaves(night.process())).toBe(0);
    night.clock.advance(11 * HOUR);
    expect(await sendWaves(night.process())).toBe(1);

    const world = await stand({ units: [1, 1] });
    world.store.prepare("insert into holiday values ('unit-0', '2026-11-25', 'งานวัด')").run();
    world.plan('w', world.people);
    expect(await sendWaves(world.process())).toBe(1);
    expect(states(world)).toEqual(['waiting', 'sent']);
    world.clock.advance(22 * HOUR);
    expect(await sendWaves(world.process())).toBe(1);
    expect(times(world)).toEqual([1, 1]);
  });

  test('expires with its month, which ends at midnight in Bangkok', async () => {
    const world = await stand({ units: [1, 1], start: Date.parse('2026-11-30T19:00:00+07:00') });
    world.plan('w', world.people);
    world.sim.fail({ endpoint: MULTICAST, fault: 'error-before', times: 100 });
    // One chunk is in doubt, the other was never tried.
    world.store.prepare("update wave_chunk set run_at = run_at + 1 where unit_id = 'unit-1'").run();
    await sendWaves(world.process());
    world.clock.advance(5 * HOUR - 1);
    expect(await sendWaves(world.process())).toBe(0);
    expect(states(world)).toEqual(['waiting', 'waiting']);
    world.clock.advance(1);
    await sendWaves(world.process());
    expect(states(world)).toEqual(['unknown', 'expired']);
    expect(world.wave('w').state).toBe('finished');
  });

  test('pauses and is cancelled within a chunk', async () => {
    const world = await stand({ units: [1, 1] });
    world.plan('w', world.people, { runAt: (n) => D5 + n * MINUTE });
    const order = { waveId: 'w', actor: 'operator', reason: 'ฝนตก', now: D5 } as const;
    await sendWaves(world.process());
    await moveWave(world.db, { ...order, move: 'pause' });
    world.clock.advance(MINUTE);
    expect(await sendWaves(world.process())).toBe(0);
    await moveWave(world.db, { ...order, move: 'resume' });
    await moveWave(world.db, { ...order, move: 'cancel' });
    expect(await sendWaves(world.process())).toBe(0);
    expect(states(world)).toEqual(['sent', 'cancelled']);
    expect(times(world)).toEqual([1]);
  });

  test('that was held up is let out at the rate of the answers, by however many processes', async () => {
    const world = await stand({ units: Array.from({ length: 14 }, () => 100), answersPerSecond: 1 });
    world.plan('w', world.people);
    world.clock.advance(HOUR);
    const senders = [world.process(), world.process()];
    const round = async () => (await Promise.all(senders.map(sendWaves))).reduce((sum, sent) => sum + sent, 0);
    // 500 at once, then 3⅓ people a second.
    expect(await round()).toBe(5);
    world.clock.advance(MINUTE);
    expect(await round()).toBe(2);
    senders.push(world.process());
    world.clock.advance(MINUTE);
    expect(await round()).toBe(2);
    // What a clock that was ahead has left behind holds nobody up.
    world.store.prepare('update throttle set blocked_until = ?').run(world.now() + 10 * HOUR);
    world.clock.advance(MINUTE);
    expect(await round()).toBeGreaterThan(0);
  });
});

describe('when LINE says', () => {
  test('that the rate is passed, the chunk comes again soon, once', async () => {
    const world = await stand({ units: [2] });
    world.plan('w', world.people);
    world.sim.fail({ endpoint: MULTICAST, fault: 'rate-limit', times: 3 });
    await sendAll(world);
    expect(times(world)).toEqual([1, 1]);
    expect(world.chunks()[0]).toMatchObject({ state: 'sent', attempts: 4 });
    expect(world.clock.now() - D5).toBeLessThan(2 * MINUTE);
  });

  test('that the month’s quota is gone, the wave stops cleanly and goes on when there is more', async () => {
    const world = await stand({ units: [4, 4], sim: { quota: { type: 'limited', value: 5 } } });
    world.plan('w', world.people);
    await sendWaves(world.process());
    expect(world.wave('w')).toEqual({ state: 'stopped', reason: 'quota' });
    expect(world.budget().reserved).toBe(4);
    expect(states(world).sort()).toEqual(['sent', 'waiting']);
    expect(world.chunks().find(({ state }) => state === 'waiting')).toMatchObject({ frozen_at: null, body: null });
    // Who reports while it stands is left out afterwards.
    const left = world.people.filter((who) => !world.received().has(who.lineUserId));
    world.report(left[0] as Volunteer);
    world.sim.world.usage.plan = { type: 'limited', value: 100 };
    await moveWave(world.db, { waveId: 'w', move: 'resume', actor: 'operator', reason: null, now: world.now() });
    await sendAll(world);
    expect(times(world)).toHaveLength(7);
    expect(world.budget().reserved).toBe(7);
    expect(world.wave('w').state).toBe('finished');
  });

  test('nothing, the same bytes come again under the same key, and nobody gets them twice', async () => {
    for (const fault of ['error-before', 'error-after', 'reset', 'reset-after', 'conflict', 'hang-after'] as const) {
      const world = await stand({ units: [2] });
      world.plan('w', world.people);
      world.sim.fail({ endpoint: MULTICAST, fault, times: 2 });
      await sendAll(world);
      expect([fault, ...times(world)]).toEqual([fault, 1, 1]);
      expect(states(world)).toEqual(['sent']);
      expect(world.budget().reserved).toBe(2);
    }
  });

  test('that an id is bad, the list is halved until it stands alone, and its person is on the call list', async () => {
    const world = await stand({ units: [9] });
    world.plan('w', world.people);
    const bad = world.people[4] as Volunteer;
    const users = world.sim.world.people.users as Map<string, unknown>;
    users.delete(bad.lineUserId);
    await sendAll(world);
    expect(times(world)).toEqual(Array.from({ length: 8 }, () => 1));
    expect(world.budget().reserved).toBe(8);
    expect(world.wave('w').state).toBe('finished');
    const flagged = world.store.prepare('select lane from follower where refused_at is not null').pluck().all();
    expect(flagged).toEqual([bad.lineUserId]);
    const trail = world.store
      .prepare("select subject from audit_entry where action = 'follower.refused'")
      .pluck()
      .all();
    expect(trail).toEqual([`person:${bad.id}`]);
    expect(states(world).filter((state) => state === 'refused')).toEqual(['refused']);
    expect(world.chunks().map(({ part }) => part)).toContain('day-1.0');
  });

  test('that the token is wrong or the message, it flags nobody and stops', async () => {
    const world = await stand({ units: [2] });
    world.plan('w', world.people);
    world.sim.fail({ endpoint: MULTICAST, fault: 'invalid-access-token' });
    await sendWaves(world.process());
    expect(world.wave('w')).toEqual({ state: 'stopped', reason: 'line' });
    expect(world.budget().reserved).toBe(0);
    expect(world.store.prepare('select count(*) from follower where refused_at is not null').pluck().get()).toBe(0);
    await moveWave(world.db, { waveId: 'w', move: 'resume', actor: 'operator', reason: null, now: world.now() });
    await sendAll(world);
    expect(times(world)).toEqual([1, 1]);
  });
});

describe('money', () => {
  test('stops the wave at the budget, not a message later', async () => {
    const world = await stand({ units: [3, 3, 3], budget: 7 });
    world.plan('w', world.people);
    await sendWaves(world.process());
    expect(world.wave('w')).toEqual({ state: 'stopped', reason: 'budget' });
    expect(world.budget()).toEqual({ most: 7, reserved: 6 });
    expect(times(world)).toHaveLength(6);
  });

  test('that nobody has set is none', async () => {
    const world = await stand({ units: [3], budget: null });
    world.plan('w', world.people);
    await sendWaves(world.process());
    expect(world.wave('w')).toEqual({ state: 'stopped', reason: 'budget' });
    expect(world.sim.sent).toEqual([]);
  });

  test('that others have spent in the same account is not ours', async () => {
    const world = await stand({ units: [3, 3], budget: 10 });
    // A broadcast from LINE's own desk.
    world.sim.world.usage.add('broadcast', 15_000 - 4, 14_996, D5);
    world.store.prepare('update message_budget set baht = 0').run();
    world.plan('w', world.people);
    await sendWaves(world.process());
    expect(world.budget()).toEqual({ most: 4, reserved: 3 });
    expect(world.wave('w')).toEqual({ state: 'stopped', reason: 'budget' });
  });

  test('is not spent while LINE does not tell its quota', async () => {
    const world = await stand({ units: [3] });
    world.plan('w', world.people);
    world.sim.fail({ endpoint: 'GET /v2/bot/message/quota', fault: 'error-before', times: 2 });
    expect(await sendWaves(world.process())).toBe(0);
    expect(world.log).toContainEqual({ level: 'warn', event: 'wave.waits', reason: 'quota-unread' });
    expect(world.wave('w').state).toBe('running');
    await sendAll(world);
    expect(times(world)).toHaveLength(3);
  });
});
