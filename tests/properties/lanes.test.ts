import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Db, one } from '../../bot/db/db.ts';
import { migrate } from '../../bot/db/migrate.ts';
import { conversationOf, keepConversation, takeTurn } from '../../bot/db/queries/conversation.ts';
import { deadLetters, finishEvent, nextEvent } from '../../bot/db/queries/inbox.ts';
import { openSqlite } from '../../bot/db/sqlite.ts';
import { Lanes } from '../../bot/webhook/lanes.ts';
import { receive } from '../../bot/webhook/receive.ts';
import type { EventRow } from '../../bot/webhook/turn.ts';
import { type Life, mortal, newLife } from '../support/mortal.ts';
import { runs } from '../support/runs.ts';

/** What may happen to two processes over one store, in any order. */
type Happening =
  | { readonly kind: 'receive'; readonly process: number; readonly lane: number; readonly ages: readonly number[] }
  /** LINE sends an earlier event again. */
  | { readonly kind: 'again'; readonly process: number; readonly nth: number }
  /** The process dies at its next turn: before its commit, or after. */
  | { readonly kind: 'doom'; readonly process: number; readonly when: 'before' | 'after' }
  | { readonly kind: 'crash'; readonly process: number }
  /** The next turn of the process throws. */
  | { readonly kind: 'fail'; readonly process: number }
  | { readonly kind: 'time'; readonly ms: number };

const process_ = fc.nat(1);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    kind: fc.constant('receive' as const),
    process: process_,
    lane: fc.nat(2),
    ages: fc.array(fc.nat(5_000), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('again' as const), process: process_, nth: fc.nat(20) }),
  fc.record({ kind: fc.constant('doom' as const), process: process_, when: fc.constantFrom('before', 'after') }),
  fc.record({ kind: fc.constant('crash' as const), process: process_ }),
  fc.record({ kind: fc.constant('fail' as const), process: process_ }),
  fc.record({ kind: fc.constant('time' as const), ms: fc.constantFrom(500, 1_500, 16_000, 130_000) }),
);

let db: Db;
let folder: string;
let worlds = 0;
beforeAll(async () => {
  // In memory where there is a file system for it: the laws are about order, not about disks.
  folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'vhv-lanes-'));
  const file = join(folder, 'lanes.sqlite');
  await migrate(`file:${file}`);
  db = openSqlite(file);
});
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Seen {
  readonly lane: string;
  readonly at: number;
  /** Moments of one counter: stored, each begin of a turn, each commit of one. */
  stored: number;
  readonly begun: number[];
  readonly committed: number[];
}

interface Process {
  lanes: Lanes;
  life: Life;
  doom: 'before' | 'after' | null;
  fails: boolean;
}

/** A little world over its own lanes of the shared store; one counter orders all that happens in it. */
class World {
  readonly name = `w${++worlds}`;
  readonly events = new Map<string, Seen>();
  now = 1_000_000;
  moment = 0;
  readonly processes: Process[] = [this.born(), this.born()];

  born(): Process {
    const life = newLife();
    const process: Process = { life, doom: null, fails: false, lanes: null as unknown as Lanes };
    process.lanes = new Lanes({
      db: mortal(life, db),
      clock: { now: () => this.now },
      log: { info() {}, warn() {}, error() {} },
      width: 2,
      dispatch: () => {},
      turn: (lane, row) => this.turn(process, lane, row),
    });
    return process;
  }

  async turn(process: Process, lane: string, row: EventRow): Promise<null> {
    const seen = this.events.get(row.event_id);
    seen?.begun.push(++this.moment);
    if (process.fails) {
      process.fails = false;
      throw new Error('a bug in a verb');
    }
    if (process.doom === 'before') return this.dies(process);
    const seq = ((await one(db, conversationOf({ lane })))?.seq ?? 0) + 1;
    await db.commit([
      takeTurn({ lane, seq, eventId: row.event_id, at: this.now }),
      finishEvent({ lane, eventId: row.event_id, at: this.now, mark: '' }),
      keepConversation({ lane, seq, state: '{}', at: this.now }),
    ]);
    seen?.committed.push(++this.moment);
    return process.doom === 'after' ? this.dies(process) : null;
  }

  dies(process: Process): Promise<never> {
    process.life.end();
    return new Promise(() => {});
  }

  async receive(index: number, ids: readonly { lane: string; eventId: string; eventAt: number }[]): Promise<void> {
    const what = { kind: 'sticker' } as const;
    const payload = { what, replyToken: null, messageId: null };
    const incoming = ids.map((id) => ({ ...id, payload, why: '', unsend: null }));
    for (const { lane, eventId, eventAt } of ids) {
      if (this.events.has(eventId)) continue;
      this.events.set(eventId, { lane, at: eventAt, stored: Number.POSITIVE_INFINITY, begun: [], committed: [] });
    }
    const { fresh } = await receive(db, incoming, this.now);
    for (const { eventId } of fresh) Object.assign(this.events.get(eventId) ?? {}, { stored: ++this.moment });
    this.processes[index]?.lanes.wake(fresh);
  }

  async happen(what: Happening): Promise<void> {
    const process = 'process' in what ? this.processes[what.process] : undefined;
    if (what.kind === 'receive') {
      const lane = `${this.name}-${what.lane}`;
      const size = this.events.size;
      const ids = what.ages.map((age, n) => ({ lane, eventId: `${this.name}-e${size + n}`, eventAt: this.now - age }));
      await this.receive(what.process, ids);
    }
    if (what.kind === 'again') {
      const known = [...this.events][what.nth];
      if (known) await this.receive(what.process, [{ lane: known[1].lane, eventId: known[0], eventAt: known[1].at }]);
    }
    if (what.kind === 'doom' && process) process.doom = what.when;
    if (what.kind === 'fail' && process) process.fails = true;
    if (what.kind === 'crash') process?.life.end();
    if (what.kind === 'time') this.now += what.ms;
  }

  /** Things that happen at once, then quiet. */
  async together(whats: readonly Happening[]): Promise<void> {
    await Promise.all(whats.map((what) => this.happen(what)));
    await this.settle(whats.some(({ kind }) => kind === 'time'));
  }

  /** Lets everybody finish; the dead are born again, without what they held in memory. */
  async settle(sweep: boolean): Promise<void> {
    if (sweep) for (const { lanes, life } of this.processes) if (life.alive) await lanes.sweep();
    for (const [n, { lanes, life }] of this.processes.entries()) {
      await Promise.race([lanes.idle(), life.died]);
      if (!life.alive) this.processes[n] = this.born();
    }
  }

  async open(): Promise<boolean> {
    const lanes = new Set([...this.events.values()].map(({ lane }) => lane));
    for (const lane of lanes) if (await one(db, nextEvent({ lane }))) return true;
    return false;
  }
}

/** x was taken although y, which happened before it, was stored and open: y's turn was still to come. */
function overtaken(events: readonly Seen[]): boolean {
  return events.some((x) =>
    events.some((y) => {
      const begun = x.begun[0];
      const done = y.committed[0];
      if (x === y || x.lane !== y.lane || y.at >= x.at || begun === undefined || done === undefined) return false;
      return y.stored < begun && done > begun;
    }),
  );
}

test('whatever happens to two processes, each event is handled once and none overtakes in its lane', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(happening, { minLength: 1, maxLength: 4 }), { maxLength: 15 }),
      async (story) => {
        const world = new World();
        for (const whats of story) await world.together(whats);
        for (const process of world.processes) Object.assign(process, { doom: null, fails: false });
        for (let rounds = 0; rounds < 100 && (await world.open()); rounds++)
          await world.together([{ kind: 'time', ms: 130_000 }]);
        const events = [...world.events.values()];
        const dead = new Set((await db.rows(deadLetters({ limit: 100_000 }))).map(({ event_id: id }) => id));
        for (const [id, { begun, committed }] of world.events) {
          if (!dead.has(id)) expect(committed).toHaveLength(1);
          else expect([committed.length, begun.length >= 5]).toEqual([0, true]);
        }
        expect(overtaken(events)).toBe(false);
      },
    ),
    { numRuns: runs(1_000) },
  );
});
