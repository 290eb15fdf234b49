import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { one } from '../../bot/db/db.ts';
import { throttleOf } from '../../bot/db/queries/directory.ts';
import { type Counter, tryToFind } from '../../bot/services/registration/tries.ts';
import { TRY_LIMITS } from '../../shared/people/tries.ts';
import { ENGINES, type OpenEngine } from '../engines/engines.ts';

const NOW = Date.UTC(2026, 10, 15);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const user = (key: string): Counter[] => [{ kind: 'user', key }];
const nothing = async () => null;
const something = async () => ({ found: true });

describe.each(['better-sqlite3', 'PostgreSQL', 'D1'])('tries on %s', (name) => {
  let engine: OpenEngine;
  beforeAll(async () => {
    const open = ENGINES[name];
    if (!open) throw new Error('no engine');
    engine = await open();
  });
  afterAll(() => engine?.stop());

  test('four misses are free, then the waits grow up to an hour, and a day later all is forgotten', async () => {
    const [db] = engine.dbs;
    let now = NOW;
    const waits: number[] = [];
    for (let miss = 1; miss <= 13; miss++) {
      expect(await tryToFind(db, user('grows'), now, nothing)).toBeNull();
      const until = (await one(db, throttleOf({ key: 'grows' })))?.blocked_until ?? 0;
      waits.push(until === 0 ? 0 : (until - now) / MINUTE);
      if (until === 0) continue;
      const refused = await tryToFind(db, user('grows'), until - 1, something);
      expect(refused).toEqual({ problem: 'too-many-tries', detail: { retryAt: until } });
      now = until;
    }
    expect(waits).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
    await tryToFind(db, user('grows'), NOW + DAY + 1, nothing);
    expect(await one(db, throttleOf({ key: 'grows' }))).toMatchObject({ failures: 1, blocked_until: 0 });
  });

  test('a hundred at the same moment are a hundred, and only five of them are answered', async () => {
    const dbs = engine.dbs;
    let looked = 0;
    const look = async () => {
      looked++;
      return null;
    };
    const tries = Array.from({ length: 100 }, (_, n) =>
      tryToFind(dbs[n % dbs.length] ?? dbs[0], user('rush'), NOW, look),
    );
    const answers = await Promise.all(tries);
    expect(looked).toBe(TRY_LIMITS.user.free + 1);
    expect(answers.filter((answer) => answer !== null)).toHaveLength(95);
    expect(new Set(answers)).toContainEqual({ problem: 'too-many-tries', detail: { retryAt: NOW + MINUTE } });
  });

  test('what was found counts as no miss, but pardons none either', async () => {
    const [db] = engine.dbs;
    for (let n = 0; n < 9; n++) expect(await tryToFind(db, user('kind'), NOW, something)).toEqual({ found: true });
    for (let n = 0; n < 4; n++) {
      expect(await tryToFind(db, user('kind'), NOW, nothing)).toBeNull();
      expect(await tryToFind(db, user('kind'), NOW, something)).toEqual({ found: true });
    }
    expect(await tryToFind(db, user('kind'), NOW, nothing)).toBeNull();
    expect(await tryToFind(db, user('kind'), NOW, something)).toMatchObject({ problem: 'too-many-tries' });
  });

  test('every counter can make it wait, and the one for all only for seconds', async () => {
    const [db] = engine.dbs;
    const counters = (n: number): Counter[] => [
      { kind: 'user', key: `u${n}` },
      { kind: 'address', key: 'one-village' },
      { kind: 'all', key: 'everybody' },
    ];
    for (let n = 0; n <= TRY_LIMITS.address.free; n++)
      expect(await tryToFind(db, counters(n), NOW, nothing)).toBeNull();
    expect(await tryToFind(db, counters(99), NOW, something)).toEqual({
      problem: 'too-many-tries',
      detail: { retryAt: NOW + MINUTE },
    });
    expect(await one(db, throttleOf({ key: 'everybody' }))).toMatchObject({ failures: TRY_LIMITS.address.free + 1 });
    expect(TRY_LIMITS.all.waits).toEqual([5_000]);
  });
});
