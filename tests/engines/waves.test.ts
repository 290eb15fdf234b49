import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../bot/db/db.ts';
import { noteFollower } from '../../bot/db/queries/conversation.ts';
import { linkLineUser } from '../../bot/db/queries/directory.ts';
import { setChoice } from '../../bot/db/queries/reminder-choice.ts';
import { openReport } from '../../bot/db/queries/report.ts';
import { statement } from '../../bot/db/statement.ts';
import { foreseeWave } from '../../bot/jobs/foresee-wave.ts';
import { planWave } from '../../bot/jobs/plan-wave.ts';
import type { Pace } from '../../bot/services/in-steps.ts';
import { ensureBudget, setBudget } from '../../bot/services/wave/budget.ts';
import { moveWave } from '../../bot/services/wave/control.ts';
import type { WaveRequest } from '../../bot/services/wave/request.ts';
import { listWaves, type WaveView } from '../../bot/services/wave/view.ts';
import { isProblem, type Problem } from '../../shared/api/problems.ts';
import { dayAt } from '../../shared/calendar/days.ts';
import { ENGINES, type OpenEngine } from './engines.ts';
import { makeUnit } from './people.ts';

const NOW = Date.parse('2026-11-20T10:00:00+07:00');
const clock = { now: () => NOW };

const recipients = statement('test.wave-recipients', (q, p: { unitId: string; waveId: string }) =>
  q
    .selectFrom('wave_recipient')
    .select(['person_id', 'nth', 'part', 'line_user_id'])
    .where('unit_id', '=', p.unitId)
    .where('wave_id', '=', p.waveId)
    .orderBy('person_id'),
);
const chunks = statement('test.wave-chunks', (q, p: { unitId: string; waveId: string }) =>
  q
    .selectFrom('wave_chunk')
    .select(['part', 'people', 'run_at', 'state'])
    .where('unit_id', '=', p.unitId)
    .where('wave_id', '=', p.waveId)
    .orderBy('part'),
);

describe.each(Object.entries(ENGINES))('planning waves on %s', (_name, open) => {
  let engine: OpenEngine;
  let unitId: string;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine?.stop());

  /** Twelve volunteers, all linked but the last: see what each test does with them. */
  beforeEach(async () => {
    unitId = `unit-${uuid()}`;
    await makeUnit(engine.dbs[0], unitId, 12);
    await engine.dbs[0].commit(Array.from({ length: 11 }, (_, n) => link(n)));
  });
  const who = (n: number) => `${unitId}-p${n}`;
  const lineOf = (n: number) => `U-${who(n)}`;
  const link = (n: number) => linkLineUser({ lineUserId: lineOf(n), personId: who(n), at: 1, noticeVersion: '2569-2' });
  const request = (name: string): WaveRequest => ({
    areaId: unitId,
    month: '2026-11',
    name,
    actor: 'operator',
    answersPerSecond: 20,
  });
  const plan = async (name: string, pace: Pace = {}, db: Db = engine.dbs[0]) =>
    must(await planWave({ db, ids: { uuid: () => uuid() }, clock }, request(name), pace));
  const inWave = (wave: WaveView) => engine.dbs[0].rows(recipients({ unitId, waveId: wave.id }));
  const chunksOf = (wave: WaveView) => engine.dbs[0].rows(chunks({ unitId, waveId: wave.id }));

  test('takes whoever has not reported and wants to hear of it, in the hours that suit her', async () => {
    const [db] = engine.dbs;
    const at = 1;
    await db.commit([
      setChoice({ personId: who(0), level: 'all', slot: 'morning', at }),
      setChoice({ personId: who(1), level: 'all', slot: 'evening', at }),
      setChoice({ personId: who(2), level: 'menu', slot: 'any', at }),
      setChoice({ personId: who(3), level: 'last', slot: 'any', at }),
      noteFollower({ lane: lineOf(4), at, blockedAt: at }),
      noteFollower({ lane: lineOf(6), at, blockedAt: null }),
      openReport({
        unitId,
        id: `r-${unitId}`,
        personId: who(5),
        month: '2026-11',
        number: '1',
        at,
        onTime: 1,
        streak: 0,
        points: 0,
        villageId: null,
        attention: 0,
        numbers: null,
        filedAt: null,
      }),
    ]);
    const forecast = must(await foreseeWave(db, request('d5'), NOW));
    expect(forecast).toMatchObject({ units: 1, volunteers: 12, people: 7, chunks: 3, needed: null });
    expect(forecast.away).toMatchObject({ reported: 1, 'not-linked': 1, blocked: 1, 'menu-only': 1, 'last-only': 1 });

    const wave = await plan('d5');
    expect(wave).toMatchObject({ state: 'planned', people: 7, waiting: 7, chunks: { waiting: 3 } });
    const expected = [0, 1, 6, 7, 8, 9, 10].map((n) => ({
      person_id: who(n),
      nth: 1,
      part: n === 0 ? 'morning-1' : n === 1 ? 'evening-1' : 'day-1',
      line_user_id: lineOf(n),
    }));
    expect(await inWave(wave)).toEqual(expected.sort((a, b) => (a.person_id < b.person_id ? -1 : 1)));
    const rows = await chunksOf(wave);
    expect(rows.map(({ part, people }) => [part, people])).toEqual([
      ['day-1', 5],
      ['evening-1', 1],
      ['morning-1', 1],
    ]);
    for (const { run_at } of rows) expect(dayAt(run_at)).toBe('2026-11-25');
    expect(rows.map(({ run_at }) => run_at).sort()).toEqual(expect.arrayContaining([wave.startsAt, wave.endsAt]));
  });

  test('reminds nobody more than three times a month, and who wants only the last wave in that one', async () => {
    await engine.dbs[0].commit([setChoice({ personId: who(0), level: 'last', slot: 'any', at: 1 })]);
    const people = [];
    for (const name of ['extra', 'd5', 'd1', 'again']) people.push((await plan(name)).people);
    expect(people).toEqual([10, 10, 11, 0]);
    const [last] = await listWaves(engine.dbs[0], '2026-11');
    expect(last?.people).toBe(0);
  });

  test('of two planners at once one finishes, and everybody is in it once', async () => {
    const both = await Promise.all([plan('d5'), plan('d5', {}, engine.dbs.at(-1))]);
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
    const wave = await plan('d5');
    expect(wave).toMatchObject({ state: 'planned', people: 11, chunks: { waiting: 1 } });
    expect(await inWave(wave)).toHaveLength(11);
  });

  test('a planning that was cut short goes on, and one that is finished is answered as it is', async () => {
    const cut = await plan('d5', { steps: 0 });
    expect(cut).toMatchObject({ state: 'planning', people: 0 });
    const wave = await plan('d5');
    expect(wave).toMatchObject({ id: cut.id, state: 'planned', people: 11 });
    expect(await plan('d5')).toEqual(wave);
  });

  test('a cancelled wave is none of her three, and cannot be planned on', async () => {
    const [db] = engine.dbs;
    const wave = await plan('d5');
    const move = { waveId: wave.id, actor: 'operator', reason: 'rain', now: NOW } as const;
    expect(await moveWave(db, { ...move, move: 'pause' })).toMatchObject({ problem: 'wave-not-now' });
    expect(await moveWave(db, { ...move, move: 'cancel' })).toEqual({ state: 'cancelled' });
    expect(await moveWave(db, { ...move, move: 'cancel' })).toEqual({ state: 'cancelled' });
    expect(await inWave(wave)).toEqual([]);
    expect(await chunksOf(wave)).toMatchObject([{ state: 'cancelled' }]);
    expect(await plan('d5')).toMatchObject({ state: 'cancelled', reason: 'rain', chunks: { cancelled: 1 } });
    expect((await inWave(await plan('d1'))).map(({ nth }) => nth)).toEqual(Array.from({ length: 11 }, () => 1));
  });

  test('a month takes over the budget of the one before, and is never set below what is spoken for', async () => {
    const [db] = engine.dbs;
    const set = { plan: 'pro', messages: 40_000, baht: 60, now: NOW };
    expect(await setBudget(db, { ...set, month: '2027-01', plan: 'gold' })).toMatchObject({
      problem: 'invalid-request',
      errors: [{ path: 'plan', code: 'unknown' }],
    });
    expect(await setBudget(db, { ...set, month: '2027-01' })).toMatchObject({ most: 36_000, reserved: 0 });
    const next = await ensureBudget(db, '2027-02', NOW);
    expect(next).toMatchObject({
      month: '2027-02',
      plan: 'pro',
      messages: 40_000,
      baht: 60,
      most: 36_000,
      reserved: 0,
    });
    expect(await ensureBudget(db, '2027-02', NOW)).toEqual(next);
    expect(await setBudget(db, { ...set, month: '2027-02', messages: 10 })).toMatchObject({ most: 10 });
    expect(await ensureBudget(db, '2020-01', NOW)).toBeNull();
  });
});

function must<T extends object>(value: T | Problem): T {
  if (isProblem(value)) throw new Error(JSON.stringify(value));
  return value as T;
}
