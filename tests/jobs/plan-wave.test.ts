import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { moveWave } from '../../bot/services/wave/control.ts';
import { maySend } from '../../shared/reminders/quiet-hours.ts';
import { addVolunteer, BEFORE, must, type PlanStand, planStand } from './support/plan-stand.ts';

let stand: PlanStand;
beforeEach(async () => {
  stand = await planStand();
});
afterEach(() => stand.stop());

const counts = () => stand.store.prepare('select unit_id, part, people from wave_chunk order by unit_id, part').all();
const recipients = () =>
  stand.store
    .prepare<[], { n: number; people: number }>(
      'select count(*) as n, count(distinct person_id) as people from wave_recipient',
    )
    .get();

describe('who is in a wave', () => {
  test('chunks hold 500 at most, of one unit each', async () => {
    stand.area('big', 'unit', 'th', 1003);
    stand.area('small', 'unit', 'th', 1);
    stand.area('empty', 'unit', 'th');
    const wave = must(await stand.plan());
    expect(wave).toMatchObject({ state: 'planned', people: 1004, chunks: { waiting: 4 } });
    expect(counts()).toEqual([
      { unit_id: 'big', part: 'day-1', people: 500 },
      { unit_id: 'big', part: 'day-2', people: 500 },
      { unit_id: 'big', part: 'day-3', people: 3 },
      { unit_id: 'small', part: 'day-1', people: 1 },
    ]);
  });

  test('an area with a rule of its own has waves of its own, but an operator’s wave goes to all', async () => {
    stand.area('north', 'province', 'th');
    stand.area('n1', 'unit', 'north', 2);
    stand.area('own', 'district', 'north');
    stand.area('o1', 'unit', 'own', 3);
    stand.rule('own', [{ name: 'd3', days: 3 }]);
    expect(must(await stand.plan())).toMatchObject({ people: 2 });
    expect(must(await stand.plan({ areaId: 'own', name: 'd3' }))).toMatchObject({ people: 3 });
    expect(must(await stand.plan({ name: 'flood' }))).toMatchObject({ people: 5 });
    expect(stand.times('o1')[1]).toMatch(/^2026-11-27T/);
  });

  test('who was in the wave of that name in a smaller area is not in it again', async () => {
    stand.area('u1', 'unit', 'th', 2);
    stand.area('u2', 'unit', 'th', 2);
    expect(must(await stand.plan({ areaId: 'u1' }))).toMatchObject({ people: 2 });
    expect(must(await stand.plan())).toMatchObject({ people: 2 });
    expect(recipients()).toEqual({ n: 4, people: 4 });
  });

  test('who gets one on that day already is in no second one, but for a first that nobody has started', async () => {
    stand.area('u1', 'unit', 'th', 2);
    const first = must(await stand.plan({ areaId: 'u1', name: 'one' }));
    stand.area('u2', 'unit', 'th', 3);
    expect(must(await stand.plan({ name: 'two' }))).toMatchObject({ people: 5 });
    const start = { waveId: first.id, move: 'start', actor: 'operator', reason: null, now: BEFORE } as const;
    must(await moveWave(stand.db, start));
    expect(must(await stand.plan({ name: 'three' }))).toMatchObject({ people: 3 });
    const hours = { from: BEFORE + 24 * 3_600_000, to: BEFORE + 30 * 3_600_000 };
    stand.store.exec("update wave_chunk set state = 'sent', frozen_at = run_at where unit_id = 'u1'");
    expect(must(await stand.plan({ areaId: 'u1', name: 'same-day' }))).toMatchObject({ people: 0 });
    stand.store.exec("delete from wave_recipient where unit_id = 'u1' and nth > 1");
    expect(must(await stand.plan({ areaId: 'u1', name: 'next-day', hours }))).toMatchObject({ people: 2 });
  });

  test('who is on the lists of two units belongs to where she came last', async () => {
    stand.area('u1', 'unit', 'th', 1);
    stand.area('u2', 'unit', 'th');
    stand.store
      .prepare(
        "insert into assignment (person_id, role, area_id, from_month) values ('u1-0', 'volunteer', 'u2', '2026-11')",
      )
      .run();
    must(await stand.plan());
    expect(counts()).toEqual([{ unit_id: 'u2', part: 'day-1', people: 1 }]);
  });
});

describe('when a wave goes', () => {
  test('each unit by its own due time and holidays', async () => {
    stand.area('usual', 'unit', 'th', 1);
    stand.area('early', 'unit', 'th', 1);
    stand.area('feast', 'province', 'th');
    stand.area('feasting', 'unit', 'feast', 1);
    stand.area('past', 'unit', 'th', 1);
    stand.due('early', '2026-11-28T00:00:00+07:00');
    stand.due('past', '2026-11-15T00:00:00+07:00');
    stand.holiday('feast', '11-25');
    const wave = must(await stand.plan());
    expect(wave).toMatchObject({ people: 3, dueAt: Date.parse('2026-12-01T00:00:00+07:00') });
    expect(['usual', 'early', 'feasting'].map((unit) => stand.times(unit)[0]?.slice(0, 10))).toEqual([
      '2026-11-25',
      '2026-11-22',
      '2026-11-24',
    ]);
    expect(stand.times('past')).toEqual([]);
  });

  test('an operator’s own wave goes at once, in her hours if she names some, and never at night', async () => {
    stand.area('u1', 'unit', 'th', 3);
    const now = must(await stand.plan({ name: 'now' }));
    expect((now.startsAt ?? 0) - BEFORE).toBeLessThan(60_000);
    const hours = { from: BEFORE + 5 * 3_600_000, to: BEFORE + 30 * 3_600_000 };
    const later = must(await stand.plan({ name: 'later', hours }));
    expect(later.startsAt).toBeGreaterThanOrEqual(hours.from);
    expect(later.endsAt).toBeLessThan(hours.to);
    expect(maySend(later.startsAt ?? 0, new Set())).toBe(true);
    stand.now = Date.parse('2026-11-20T23:00:00+07:00');
    const night = must(await stand.plan({ name: 'night' }));
    expect(night.startsAt).toBeGreaterThanOrEqual(Date.parse('2026-11-21T08:00:00+07:00'));
  });

  test('what does not fit says which rate would do, and goes on with it', async () => {
    for (let n = 0; n < 4; n++) stand.area(`u${n}`, 'unit', 'th', 200);
    stand.now = Date.parse('2026-11-30T16:00:00+07:00');
    const refused = await stand.plan({ answersPerSecond: 0.01 });
    expect(refused).toMatchObject({ problem: 'wave-does-not-fit' });
    const needed = 'problem' in refused ? Number(refused.detail?.needed) : 0;
    // 800 people in the hour that is left, of whom 30 % answer.
    expect(needed).toBeCloseTo((800 * 0.3) / 3600, 3);
    expect(must(await stand.plan({ answersPerSecond: needed }))).toMatchObject({ state: 'planned', people: 800 });
  });

  test('leaves room to what other waves have planned', async () => {
    for (let n = 0; n < 60; n++) stand.area(`u${n}`, 'unit', 'th', 20);
    // 600 people an hour; each wave brings 1,200.
    const answersPerSecond = 0.05;
    must(await stand.plan({ name: 'one', answersPerSecond }));
    must(await stand.plan({ name: 'two', answersPerSecond }));
    const rows = stand.store.prepare('select run_at, people from wave_chunk order by run_at').all() as {
      run_at: number;
      people: number;
    }[];
    for (const { run_at: from } of rows) {
      const within = rows.filter(({ run_at }) => run_at >= from && run_at < from + 900_000);
      expect(within.reduce((sum, { people }) => sum + people, 0)).toBeLessThanOrEqual(150 + 2 * 20);
    }
  });
});

describe('a planning that dies', () => {
  test('before any of its commits goes on and ends the same', async () => {
    for (let n = 0; n < 9; n++) stand.area(`u${n}`, 'unit', 'th', 3);
    let deaths = 0;
    for (let commit = 1; (await stand.planUntil(commit)) === 'died'; commit++) {
      deaths++;
      // Each time one commit further than the last, over what that one left.
      expect(recipients()?.n).toBe(recipients()?.people);
    }
    expect(deaths).toBeGreaterThanOrEqual(5);
    expect(must(await stand.plan())).toMatchObject({ state: 'planned', people: 27, chunks: { waiting: 9 } });
    expect(recipients()).toEqual({ n: 27, people: 27 });
  });

  test('or is cancelled in between leaves nobody in it', async () => {
    for (let n = 0; n < 9; n++) stand.area(`u${n}`, 'unit', 'th', 3);
    const wave = must(await stand.plan({}, { steps: 1 }));
    expect(wave).toMatchObject({ state: 'planning' });
    expect(recipients()?.n).toBe(12);
    const cancel = { waveId: wave.id, move: 'cancel', actor: 'operator', reason: null, now: BEFORE } as const;
    expect(await moveWave(stand.db, cancel)).toEqual({ state: 'cancelled' });
    expect(recipients()?.n).toBe(0);
    expect(must(await stand.plan())).toMatchObject({ state: 'cancelled' });
    expect(recipients()?.n).toBe(0);
  });

  test('or whose time is short gets through in several runs, also where hardly anybody is in it', async () => {
    for (let n = 0; n < 30; n++) stand.area(`u${n}`, 'unit', 'th', n % 10 === 0 ? 3 : 0);
    let runs = 1;
    for (let wave = must(await stand.plan({}, { steps: 2 })); wave.state === 'planning'; runs++)
      wave = must(await stand.plan({}, { steps: 2 }));
    expect(runs).toBeLessThan(10);
    expect(recipients()).toEqual({ n: 9, people: 9 });
    expect(must(await stand.plan())).toMatchObject({ state: 'planned', people: 9, chunks: { waiting: 3 } });
  });

  test('takes nobody twice who is entered between', async () => {
    for (let n = 0; n < 9; n++) stand.area(`u${n}`, 'unit', 'th', 3);
    must(await stand.plan({}, { steps: 1 }));
    for (let n = 0; n < 9; n++) addVolunteer(stand.store, `new-${n}`, `u${n}`);
    const wave = must(await stand.plan());
    expect(recipients()).toEqual({ n: wave.people, people: wave.people });
  });
});

test('what cannot be is refused clearly', async () => {
  stand.area('u1', 'unit', 'th', 1);
  expect(await stand.plan({ name: 'Wave 1' })).toMatchObject({ errors: [{ path: 'name', code: 'name' }] });
  expect(await stand.plan({ month: '2026-13' })).toMatchObject({ errors: [{ path: 'month', code: 'month' }] });
  expect(await stand.plan({ areaId: 'nowhere' })).toEqual({ problem: 'area-unknown' });
  expect(await stand.plan({ month: '2026-12' })).toEqual({ problem: 'month-not-open' });
  expect(await stand.plan({ month: '2026-10' })).toEqual({ problem: 'wave-too-late' });
  expect(stand.store.prepare('select count(*) as n from wave').get()).toEqual({ n: 0 });
});

test('every change of a wave has its event and its audit row', async () => {
  stand.area('u1', 'unit', 'th', 1);
  const wave = must(await stand.plan());
  for (const move of ['start', 'pause', 'resume', 'finish'] as const)
    must(await moveWave(stand.db, { waveId: wave.id, move, actor: 'operator', reason: null, now: stand.now }));
  const kinds = (sql: string) =>
    stand.store
      .prepare<[], { kind: string }>(sql)
      .all()
      .map(({ kind }) => kind);
  expect(kinds('select kind from wave_event order by seq')).toEqual([
    'planning',
    'spreading',
    'planned',
    'start',
    'pause',
    'resume',
    'finish',
  ]);
  expect(kinds("select action as kind from audit_entry where unit_id = '-' order by seq")).toEqual([
    'wave.planning',
    'wave.planned',
    'wave.start',
    'wave.pause',
    'wave.resume',
    'wave.finish',
  ]);
});
