import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Gate, Pass, type Turned, type Watch } from '../../bot/admission/gate.ts';
import { KINDS, type Kind, type Room, type Why } from '../../bot/admission/kinds.ts';
import { runs } from '../support/runs.ts';

const ROOM: Room = {
  width: 2,
  each: 4,
  most: { submit: 20, write: 10, screen: 10 },
  patience: { submit: 20_000, write: 15_000, screen: 5_000 },
  away: { submit: 900_000, write: 300_000, screen: 60_000 },
};

/** What was settled has been heard. */
async function quiet(): Promise<void> {
  for (let n = 0; n < 5; n++) await Promise.resolve();
}

/** A gate, a clock that only the test moves, and requests that end when the test says so. */
function world(room: Partial<Room> = {}) {
  const turned: [Kind, Why][] = [];
  const waited: [Kind, number][] = [];
  const watch: Watch = {
    turned: (kind, why) => turned.push([kind, why]),
    waited: (kind, seconds) => waited.push([kind, seconds]),
  };
  const clock = { now: 1_000_000 };
  const gate = new Gate({ ...ROOM, ...room, now: () => clock.now, watch });
  const atWork: Pass[] = [];
  const letIn: Kind[] = [];
  const away: (Turned & { readonly kind: Kind })[] = [];
  const entered = (kind: Kind) => (one: Pass | Turned) => {
    if (!(one instanceof Pass)) return void away.push({ ...one, kind });
    atWork.push(one);
    letIn.push(kind);
  };
  const ask = (kind: Kind, user: string | null = null, gone: AbortSignal = new AbortController().signal) => {
    const one = gate.enter(kind, user, () => gone);
    if (one instanceof Promise) return one.then(entered(kind));
    entered(kind)(one);
  };
  const finish = async (ms = 10) => {
    clock.now += ms;
    atWork.shift()?.leave();
    await quiet();
  };
  return { gate, clock, atWork, letIn, away, turned, waited, ask, finish };
}

describe('who is let in', () => {
  test('everybody at once while there is room, without a wait', () => {
    const { gate, ask, letIn, waited } = world();
    void ask('screen');
    void ask('submit');
    expect([letIn, gate.atWork, waited]).toEqual([['screen', 'submit'], 2, []]);
  });

  test('then reports before other writes before screens, and each kind has its turn', async () => {
    const { ask, finish, letIn } = world({ width: 1, most: { submit: 50, write: 50, screen: 50 } });
    void ask('write');
    for (let n = 0; n < 16; n++) for (const kind of KINDS.toReversed()) void ask(kind);
    for (let n = 0; n < 16; n++) await finish(1);
    const of = (kind: Kind) => letIn.slice(1).filter((one) => one === kind).length;
    expect([of('submit'), of('write'), of('screen')]).toEqual([12, 2, 2]);
    for (let n = 0; n < 40; n++) await finish(1);
    expect([of('submit'), of('write'), of('screen')]).toEqual([16, 16, 16]);
  });

  test('one who went outside for her own phone makes room, and goes before all who were not in yet', async () => {
    const { gate, ask, atWork, letIn, finish } = world({ width: 1 });
    void ask('submit');
    const body = Promise.withResolvers<string>();
    const read = atWork[0]?.outside(() => body.promise);
    expect(gate.atWork).toBe(0);
    void ask('screen');
    void ask('submit');
    body.resolve('answers');
    await quiet();
    const first = atWork.shift();
    await finish();
    expect(await read).toBe('answers');
    expect([letIn, gate.atWork]).toEqual([['submit', 'screen'], 1]);
    first?.leave();
    first?.leave();
    await Promise.resolve();
    expect(gate.atWork).toBe(1);
  });
});

describe('who is not', () => {
  test('more of one person at once than a thumb can make', async () => {
    const { ask, away, finish, letIn } = world();
    for (let n = 0; n < 6; n++) void ask('screen', 'her');
    void ask('screen', 'another');
    expect(away.map(({ why, retryAfter }) => [why, retryAfter])).toEqual([
      ['own', 1],
      ['own', 1],
    ]);
    for (let n = 0; n < 6; n++) await finish();
    expect(letIn).toHaveLength(5);
    void ask('screen', 'her');
    expect(letIn).toHaveLength(6);
  });

  test('a full queue: the time to stay away is the time that the queue takes at the pace that was measured', async () => {
    const { ask, finish, away } = world({ most: { submit: 100, write: 10, screen: 10 } });
    for (let n = 0; n < 102; n++) void ask('submit');
    for (let n = 0; n < 1_000; n++) {
      await finish(100);
      void ask('submit');
    }
    expect(away).toEqual([]);
    for (let n = 0; n < 600; n++) void ask('submit');
    const seconds = away.map(({ retryAfter }) => retryAfter);
    // 100 of them at ten a second, and each who is sent away a tenth of a second after the one before (6/8 are submits' own).
    expect(Math.min(...seconds)).toBeGreaterThan(9);
    expect(Math.min(...seconds)).toBeLessThan(14);
    expect(Math.max(...seconds)).toBeGreaterThan(70);
    expect(Math.max(...seconds)).toBeLessThan(120);
  });

  test('a herd that is sent away does not come back as one: no second has more than can be taken', async () => {
    const { ask, finish, away } = world({ most: { submit: 50, write: 10, screen: 10 } });
    for (let n = 0; n < 52; n++) void ask('submit');
    for (let n = 0; n < 1_000; n++) {
      await finish(10);
      void ask('submit');
    }
    for (let n = 0; n < 5_000; n++) void ask('submit');
    const bySecond = Map.groupBy(away, ({ retryAfter }) => Math.ceil(retryAfter));
    expect(Math.max(...[...bySecond.values()].map((those) => those.length))).toBeLessThan(150);
  });

  test('a wait that she would not sit through is told at once; screens before reports', async () => {
    const { ask, finish, away } = world({ most: { submit: 1_000, write: 10, screen: 1_000 } });
    for (let n = 0; n < 12; n++) void ask('submit');
    for (let n = 0; n < 500; n++) {
      await finish(500);
      void ask('submit');
    }
    for (let n = 0; n < 25; n++) void ask('screen');
    expect(away.every(({ kind, why }) => kind === 'screen' && why === 'slow')).toBe(true);
    expect(away.length).toBeGreaterThan(15);
    void ask('submit');
    expect(away.some(({ kind }) => kind === 'submit')).toBe(false);
  });

  test('in a store that stands still: nobody waits for ever, and newcomers are told the standing', async () => {
    const { ask, clock, away } = world();
    for (let n = 0; n < 10; n++) void ask('submit');
    clock.now += 41_000;
    void ask('submit');
    await quiet();
    expect(away.map(({ why }) => why)).toEqual(Array(8).fill('stalled'));
    for (const { retryAfter } of away) expect(retryAfter).toBeGreaterThan(20);
  });

  test('who hung up leaves nothing behind', async () => {
    const { gate, ask, turned, finish, letIn } = world();
    for (let n = 0; n < 2; n++) void ask('submit');
    const lines = Array.from({ length: 4 }, () => new AbortController());
    const asked = lines.map(({ signal }) => ask('submit', 'her', signal));
    for (const line of lines) line.abort();
    await Promise.all(asked);
    expect([gate.waiting('submit'), turned]).toEqual([0, Array(4).fill(['submit', 'gone'])]);
    await finish();
    await finish();
    for (let n = 0; n < 2; n++) void ask('submit', 'her');
    expect([letIn.length, gate.atWork]).toEqual([4, 2]);
  });
});

type Step =
  | { readonly do: 'ask'; readonly kind: Kind; readonly user: number }
  | { readonly do: 'finish'; readonly nth: number; readonly ms: number }
  | { readonly do: 'hang up'; readonly nth: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('ask' as const), kind: fc.constantFrom(...KINDS), user: fc.nat(9) }),
  fc.record({ do: fc.constant('finish' as const), nth: fc.nat(5), ms: fc.nat(3_000) }),
  fc.record({ do: fc.constant('hang up' as const), nth: fc.nat(50) }),
);

interface Told {
  readonly kind: Kind;
  readonly n: number;
  readonly how: 'in' | 'away';
}

/** Requests of ten people, as a story tells them; what each was told. */
function story(gate: Gate, clock: { now: number }) {
  const lines: AbortController[] = [];
  const atWork: Pass[] = [];
  const told: Told[] = [];
  const ask = (kind: Kind, user: string) => {
    const n = lines.length;
    const line = new AbortController();
    lines.push(line);
    const heard = (entered: Pass | Turned) => {
      told.push({ kind, n, how: entered instanceof Pass ? 'in' : 'away' });
      if (entered instanceof Pass) atWork.push(entered);
    };
    const entered = gate.enter(kind, user, () => line.signal);
    if (entered instanceof Promise) void entered.then(heard);
    else heard(entered);
  };
  const finish = (nth: number) => atWork.splice(nth % Math.max(1, atWork.length), 1)[0]?.leave();
  const happen = (one: Step) => {
    if (one.do === 'ask') ask(one.kind, `u${one.user}`);
    if (one.do === 'hang up') lines[one.nth]?.abort();
    if (one.do !== 'finish') return;
    clock.now += one.ms;
    finish(one.nth);
  };
  return { lines, atWork, told, finish, happen };
}

test('whatever comes: never more at work than there is room, everybody is told once, kinds keep their order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 200 }), async (steps) => {
      const clock = { now: 0 };
      const gate = new Gate({ ...ROOM, now: () => clock.now });
      const { lines, atWork, told, finish, happen } = story(gate, clock);
      for (const one of steps) {
        happen(one);
        await quiet();
        expect(gate.atWork).toBe(atWork.length);
        expect(gate.atWork).toBeLessThanOrEqual(ROOM.width);
        for (const kind of KINDS) expect(gate.waiting(kind)).toBeLessThanOrEqual(ROOM.most[kind]);
      }
      for (; atWork.length > 0; await quiet()) finish(0);
      expect(told.map(({ n }) => n).toSorted((a, b) => a - b)).toEqual(lines.map((_, n) => n));
      const letIn = told.filter(({ how }) => how === 'in');
      for (const those of Map.groupBy(letIn, ({ kind }) => kind).values())
        expect(those).toEqual(those.toSorted((a, b) => a.n - b.n));
      expect([gate.atWork, ...KINDS.map((kind) => gate.waiting(kind))]).toEqual([0, 0, 0, 0]);
    }),
    { numRuns: runs(300) },
  );
});
