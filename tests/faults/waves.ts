import type { WaveSender } from '../../bot/jobs/send-chunk.ts';
import { sendWaves } from '../../bot/jobs/send-waves.ts';
import type { Sent } from '../../bot/ports.ts';
import { moveWave } from '../../bot/services/wave/control.ts';
import { isProblem } from '../../shared/api/problems.ts';
import { dayAt } from '../../shared/calendar/days.ts';
import { maySend } from '../../shared/reminders/quiet-hours.ts';
import type { WaveMove } from '../../shared/reminders/wave-states.ts';
import { type ChunkRow, type WaveStand, waveStand } from '../jobs/support/wave-stand.ts';
import type { Volunteer } from '../jobs/support/wave-store.ts';
import type { OutboundMischief } from '../simulator/mischief/outbound.ts';
import { type Life, newLife } from '../support/mortal.ts';

/** What happens in a story of waves, one after the other. People and processes are given by any number. */
export type WaveStep =
  | { readonly do: 'pass'; readonly minutes: number }
  | { readonly do: 'jump'; readonly minutes: number }
  | { readonly do: 'report' | 'block' | 'vanish'; readonly who: number }
  | { readonly do: 'move'; readonly wave: number; readonly move: WaveMove }
  /** One process sends, or both at once; `diesAt`: the first dies at its so-many-th call to store or LINE. */
  | { readonly do: 'round'; readonly both: boolean; readonly diesAt: number | null; readonly when: 'before' | 'after' };

export interface WaveStory {
  /** Minutes of the first day, in Bangkok. */
  readonly startsAt: number;
  readonly units: readonly number[];
  readonly perChunk: number;
  readonly waves: number;
  /** Minutes between the beginnings of waves. */
  readonly apart: number;
  readonly budget: number;
  readonly quota: number;
  /** The second day is one for the first unit. */
  readonly holiday: boolean;
  readonly dice: OutboundMischief;
  readonly steps: readonly WaveStep[];
}

const HOLIDAY = { unitId: 'unit-0', day: '2026-11-26' };

/** The key lives 24 hours and a day of sending 13: a clock that was put back by more in one day could outlive it. */
const MOST_BACK = 10 * 60;
const MINUTE = 60_000;

interface Call {
  readonly key: string;
  readonly to: readonly string[];
  /** The step in which it was made. */
  readonly step: number;
  /** What our clock said. */
  readonly at: number;
}

/** Plays the story, lets everything come to rest, and answers every promise that was broken. */
export async function playWaves(story: WaveStory): Promise<string[]> {
  const world = await waveStand({
    units: story.units,
    budget: story.budget,
    start: Date.parse('2026-11-25T00:00:00+07:00') + story.startsAt * MINUTE,
    sim: { quota: { type: 'limited', value: story.quota }, outbound: story.dice, rateLimits: false },
  });
  try {
    const play = new Play(world, story);
    for (const step of story.steps) await play.take(step);
    await play.rest();
    return play.broken();
  } finally {
    await world.stop();
  }
}

class Play {
  readonly #world: WaveStand;
  readonly #story: WaveStory;
  readonly #calls: Call[] = [];
  /** Who has reported, and before which step. */
  readonly #reported = new Map<string, number>();
  /** The frozen lists, by their keys. */
  readonly #inHand = new Map<string, { readonly wave: string; readonly to: readonly string[] }>();
  /** Who blocked us, or left LINE. */
  readonly #away = new Set<string>();
  /** In which step a retry key was first seen, and on which day: its list was frozen then. */
  readonly #frozen = new Map<string, { readonly step: number; readonly day: string }>();
  #step = 0;
  #off = 0;
  #back = 0;

  constructor(world: WaveStand, story: WaveStory) {
    this.#world = world;
    this.#story = story;
    const start = world.now();
    if (story.holiday)
      world.store.prepare("insert into holiday values (?, ?, 'วันหยุด')").run(HOLIDAY.unitId, HOLIDAY.day);
    for (let n = 0; n < story.waves; n++) {
      const runAt = (chunk: number) => start + (n * story.apart + ((chunk * 7) % 40)) * MINUTE;
      world.plan(`w${n}`, world.people, { perChunk: story.perChunk, runAt, unitName: `rem_${n}` });
    }
  }

  async take(step: WaveStep): Promise<void> {
    this.#step++;
    const { clock, store, sim } = this.#world;
    switch (step.do) {
      case 'pass':
        return clock.advance(step.minutes * MINUTE);
      case 'jump':
        return this.#jump(step.minutes);
      case 'report': {
        const who = this.#person(step.who);
        if (!this.#reported.has(who.lineUserId)) this.#world.report(who);
        this.#reported.set(who.lineUserId, this.#reported.get(who.lineUserId) ?? this.#step);
        return;
      }
      case 'block':
        this.#away.add(this.#person(step.who).lineUserId);
        store.prepare('update follower set blocked_at = 1 where lane = ?').run(this.#person(step.who).lineUserId);
        return;
      case 'vanish':
        this.#away.add(this.#person(step.who).lineUserId);
        (sim.world.people.users as Map<string, unknown>).delete(this.#person(step.who).lineUserId);
        return;
      case 'move':
        return this.#move(`w${step.wave % this.#story.waves}`, step.move);
      case 'round':
        return this.#round(step);
    }
  }

  #person(n: number): Volunteer {
    const { people } = this.#world;
    return people[n % people.length] as Volunteer;
  }

  #jump(minutes: number): void {
    if (minutes < 0) this.#back -= minutes;
    if (this.#back > MOST_BACK) return;
    this.#off += minutes * MINUTE;
    this.#world.setOff(this.#off);
  }

  async #move(waveId: string, move: WaveMove): Promise<void> {
    const order = { waveId, move, actor: 'operator', reason: 'ทดสอบ', now: this.#world.now() } as const;
    const moved = await moveWave(this.#world.db, order);
    if (isProblem(moved) && !['wave-not-now', 'wave-too-late'].includes(moved.problem)) throw new Error(moved.problem);
  }

  async #round(step: Extract<WaveStep, { do: 'round' }>): Promise<void> {
    const first = newLife();
    const doomed = doom(this.#watched(this.#world.process(first)), first, step);
    const second = step.both ? [sendWaves(this.#watched(this.#world.process()))] : [];
    await Promise.all([Promise.race([sendWaves(doomed), first.died]), ...second]);
    for (const { retry_key: key, body } of this.#world.chunks()) if (key !== null) this.#see(key, body);
  }

  #see(key: string, body: string | null): void {
    if (body !== null) this.#inHand.set(key, readBody(body));
    if (!this.#frozen.has(key)) this.#frozen.set(key, { step: this.#step, day: dayAt(this.#world.now()) });
  }

  #watched(sender: WaveSender): WaveSender {
    const multicast = (body: string, key: string): Promise<Sent> => {
      this.#see(key, body);
      this.#calls.push({ key, to: readBody(body).to, step: this.#step, at: this.#world.now() });
      return sender.line.multicast(body, key);
    };
    return { ...sender, line: { multicast } };
  }

  /** Nothing fails any more, and time goes on until the month is over. */
  async rest(): Promise<void> {
    const { sim, clock } = this.#world;
    sim.heal();
    for (let n = 0; n < 8 * 24; n++) {
      this.#step++;
      await sendWaves(this.#watched(this.#world.process()));
      clock.advance(60 * MINUTE);
    }
  }

  broken(): string[] {
    return [
      ...this.#twice(),
      ...this.#twiceADay(),
      ...this.#wrongly(),
      ...this.#lost(),
      ...this.#money(),
      ...this.#unended(),
    ];
  }

  *#twice(): Generator<string> {
    const got = new Set<string>();
    for (const { aggregationUnit, to } of this.#world.sim.sent)
      for (const id of to) {
        if (got.has(`${aggregationUnit} ${id}`)) yield `${id} was sent ${aggregationUnit} twice`;
        got.add(`${aggregationUnit} ${id}`);
      }
    const bodies = new Map<string, string>();
    for (const { key, to } of this.#calls) {
      if ((bodies.get(key) ?? String(to)) !== String(to)) yield `key ${key} was used for two lists`;
      bodies.set(key, String(to));
    }
  }

  /** Of all waves together, by the day on which our clock froze the list. */
  *#twiceADay(): Generator<string> {
    const got = new Set<string>();
    for (const { retryKey = '', to } of this.#world.sim.sent)
      for (const id of to) {
        const day = this.#frozen.get(retryKey)?.day;
        if (got.has(`${day} ${id}`)) yield `${id} was written to twice on ${day}`;
        got.add(`${day} ${id}`);
      }
  }

  *#wrongly(): Generator<string> {
    for (const { key, to, at } of this.#calls) {
      if (!maySend(at, new Set())) yield `called in quiet hours, ${new Date(at).toISOString()}`;
      const units = this.#world.people.filter(({ lineUserId }) => to.includes(lineUserId)).map(({ unitId }) => unitId);
      if (this.#story.holiday && dayAt(at) === HOLIDAY.day && units.includes(HOLIDAY.unitId))
        yield `${HOLIDAY.unitId} was called on its holiday`;
      const frozen = this.#frozen.get(key)?.step ?? 0;
      for (const id of to)
        if ((this.#reported.get(id) ?? frozen) < frozen) yield `${id} had reported before her list was frozen`;
    }
  }

  /** What is called sent LINE has taken, and whoever was left out of it had a reason. */
  *#lost(): Generator<string> {
    const { sim, chunks } = this.#world;
    const taken = new Map(sim.sent.map(({ retryKey, to }) => [retryKey, to]));
    for (const chunk of chunks()) {
      if (chunk.state !== 'sent' && chunk.state !== 'empty') continue;
      const to = chunk.state === 'sent' ? taken.get(chunk.retry_key ?? '') : [];
      if (!to) yield `${chunk.wave_id} ${chunk.part} is called sent, and LINE never took it`;
      for (const id of this.#membersOf(chunk))
        if (!to?.includes(id) && !this.#excused(id, chunk)) yield `${id} was left out of ${chunk.wave_id} for nothing`;
    }
  }

  #membersOf({ unit_id, wave_id, part }: ChunkRow): string[] {
    const members = 'select line_user_id from wave_recipient where unit_id = ? and wave_id = ? and part = ?';
    return this.#world.store.prepare(members).pluck().all(unit_id, wave_id, part) as string[];
  }

  /** She had reported or gone, or another wave had taken her in hand, be it that LINE then had no quota left for it. */
  #excused(id: string, { wave_id }: ChunkRow): boolean {
    const others = [...this.#inHand.values()].filter(({ wave }) => wave !== wave_id);
    return this.#away.has(id) || this.#reported.has(id) || others.some(({ to }) => to.includes(id));
  }

  *#money(): Generator<string> {
    const { most, reserved } = this.#world.budget();
    const counted = this.#world.sim.sent.reduce((sum, one) => sum + one.counted, 0);
    if (reserved > most || most > this.#story.budget) yield `${reserved} spoken for, ${most} allowed`;
    if (counted > reserved) yield `${counted} sent, ${reserved} spoken for`;
  }

  *#unended(): Generator<string> {
    for (let n = 0; n < this.#story.waves; n++) {
      const { state, reason } = this.#world.wave(`w${n}`);
      const ended = state === 'finished' || state === 'cancelled';
      if (!ended && reason === null) yield `wave ${n} is ${state} and nobody knows why`;
      const waiting = this.#world.chunks().filter((one) => one.wave_id === `w${n}` && one.state === 'waiting');
      if (ended && waiting.length > 0) yield `wave ${n} is ${state} and ${waiting.length} chunks wait`;
    }
  }
}

function readBody(body: string): { wave: string; to: readonly string[] } {
  const { to, customAggregationUnits } = JSON.parse(body) as { to: string[]; customAggregationUnits: string[] };
  return { wave: customAggregationUnits[0]?.replace('rem_', 'w') ?? '', to };
}

/** The process dies at its so-many-th call, before the call is made or after it was and before the answer is heard. */
function doom(sender: WaveSender, life: Life, step: Extract<WaveStep, { do: 'round' }>): WaveSender {
  let calls = 0;
  const dying = async <T>(call: () => Promise<T>): Promise<T> => {
    if (++calls !== step.diesAt) return call();
    if (step.when === 'after') await call();
    life.end();
    return new Promise(() => {});
  };
  const { db, line } = sender;
  return {
    ...sender,
    db: {
      ...db,
      dialect: db.dialect,
      rows: (one) => dying(() => db.rows(one)),
      commit: (all) => dying(() => db.commit(all)),
    },
    line: { multicast: (body, key) => dying(() => line.multicast(body, key)) },
  };
}
