import type { TimeRange } from './waves.ts';

/** The share of those reminded who answer within 15 minutes. Source: domain.md §7, case D. */
const ANSWERING = 0.3;

/** One call, as far as its time is concerned. */
export interface SpreadChunk {
  readonly unitId: string;
  readonly part: string;
  readonly people: number;
}

/** Chunks that share their hours. */
export interface Batch {
  /** A range a day, in whole minutes, the earliest first. */
  readonly ranges: readonly TimeRange[];
  /** 'even': as calm as the day allows. 'soon': as early as the rate allows. */
  readonly style: 'even' | 'soon';
  readonly chunks: readonly SpreadChunk[];
}

export interface SpreadRules {
  readonly answersPerSecond: number;
  /** The same seed gives the same times. */
  readonly seed: string;
  /** People whom others write to, by minute since 1970. */
  readonly taken: ReadonlyMap<number, number>;
}

export interface Placed extends SpreadChunk {
  /** ms */
  readonly runAt: number;
}

/** Times for all, or the rate with which all would have found one; null: for no rate, some have no hours at all. */
export type Spread =
  | { readonly kind: 'fits'; readonly placed: readonly Placed[] }
  | { readonly kind: 'too-much'; readonly neededAnswersPerSecond: number | null };

const MINUTE = 60 * 1000;
/** Sums of a million fractions are not exact. */
const ROUNDING = 1e-9;

/**
 * Water-filling: pours the people of each batch into the minutes of its hours, where the least is in them already, and
 * no higher than the rate. A batch takes as few of its days as will hold it; when a later one finds no room in that way,
 * all take all their days, evenly. The law: in any 15 minutes no more people than the rate allows for them, but for what others
 * had put there, and one chunk of each batch, since a chunk leaves at once. Yields between batches, which may be many.
 */
export function* spreading(batches: readonly Batch[], rules: SpreadRules): Generator<void, Spread> {
  const perMinute = peoplePerMinute(rules.answersPerSecond);
  const few = yield* pourAll(batches, rules, perMinute, 'few');
  if (few.level <= perMinute) return { kind: 'fits', placed: few.placed };
  const all = yield* pourAll(batches, rules, perMinute, 'all');
  if (all.level <= perMinute) return { kind: 'fits', placed: all.placed };
  return { kind: 'too-much', neededAnswersPerSecond: yield* neededFor(batches, rules, all.level) };
}

/** Tried, since what others have planned stands otherwise in the way of another rate. */
function* neededFor(batches: readonly Batch[], rules: SpreadRules, level: number): Generator<void, number | null> {
  if (!Number.isFinite(level)) return null;
  for (let most = level; ; most *= 1.01) {
    const answers = answersOf(most);
    const tried = yield* pourAll(batches, rules, peoplePerMinute(answers), 'all');
    if (tried.level <= peoplePerMinute(answers)) return answers;
  }
}

/** `spreading` in one go. */
export function spread(batches: readonly Batch[], rules: SpreadRules): Spread {
  const steps = spreading(batches, rules);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The first and the last time; null for none. */
export function edgesOf(placed: readonly Placed[]): { startsAt: number; endsAt: number } | null {
  const [first] = placed;
  if (!first) return null;
  const edge = (of: (a: number, b: number) => number) => placed.reduce((at, { runAt }) => of(at, runAt), first.runAt);
  return { startsAt: edge(Math.min), endsAt: edge(Math.max) };
}

/** How many people a minute may be written to, so that their answers stay under the rate. */
export function peoplePerMinute(answersPerSecond: number): number {
  return (answersPerSecond * 60) / ANSWERING;
}

/** Rounded up to what a setting can say, so that the rate which is named does suffice. */
function answersOf(people: number): number {
  return Math.ceil(((people * ANSWERING) / 60) * 1000 + ROUNDING) / 1000;
}

interface Poured {
  readonly placed: Placed[];
  /** The fullest minute that would be needed. */
  readonly level: number;
}

function* pourAll(
  batches: readonly Batch[],
  { seed, taken }: SpreadRules,
  most: number,
  days: 'few' | 'all',
): Generator<void, Poured> {
  const last = Math.max(0, ...batches.flatMap(({ ranges }) => ranges.map(({ to }) => to / MINUTE)));
  const load = levelled(taken, most, last);
  const placed: Placed[] = [];
  let level = 0;
  for (const batch of batches) {
    const people = batch.chunks.reduce((sum, chunk) => sum + chunk.people, 0);
    const pouring = daysFor(batch, people, load, most, days);
    level = Math.max(level, pouring.level);
    const height = batch.style === 'soon' && days === 'few' ? most : pouring.level;
    if (level <= most || days === 'all') placed.push(...place(batch, people, pouring.minutes, height, load, seed));
    yield;
  }
  return { placed, level };
}

/** A chunk leaves at once: what is more than a minute may hold keeps the following ones, as far as `until`. */
function levelled(taken: ReadonlyMap<number, number>, most: number, until: number): Map<number, number> {
  const load = new Map<number, number>();
  const minutes = [...taken.keys()].sort((a, b) => a - b);
  let rest = 0;
  let next = 0;
  for (let at = minutes[0] ?? until; at < until; at = rest > 0 ? at + 1 : (minutes[next] ?? until)) {
    if (minutes[next] === at) {
      rest += taken.get(at) ?? 0;
      next++;
    }
    load.set(at, Math.min(rest, most));
    rest = Math.max(0, rest - most);
  }
  return load;
}

/** The fewest days that hold it under `most`, or all of them. */
function daysFor(
  { ranges }: Batch,
  people: number,
  load: ReadonlyMap<number, number>,
  most: number,
  days: 'few' | 'all',
): { readonly minutes: readonly number[]; readonly level: number } {
  for (let n = days === 'few' ? 1 : Math.max(1, ranges.length); ; n++) {
    const minutes = ranges.slice(0, n).flatMap(minutesOf);
    const level = levelOf(minutes, people, load);
    if (level <= most || n >= ranges.length) return { minutes, level };
  }
}

function minutesOf({ from, to }: TimeRange): number[] {
  return Array.from({ length: (to - from) / MINUTE }, (_, index) => from / MINUTE + index);
}

/** How high so many people stand over what is there already. */
function levelOf(minutes: readonly number[], people: number, load: ReadonlyMap<number, number>): number {
  if (people === 0) return 0;
  const loads = Float64Array.from(minutes, (minute) => load.get(minute) ?? 0).sort();
  let sum = people;
  for (let n = 1; n <= loads.length; n++) {
    sum += loads[n - 1] ?? 0;
    const level = sum / n;
    if (level <= (loads[n] ?? Number.POSITIVE_INFINITY)) return level;
  }
  return Number.POSITIVE_INFINITY;
}

/** Units in an order that has nothing to do with where they lie; the first one's place is the wave's own jitter. */
function place(
  { chunks }: Batch,
  people: number,
  minutes: readonly number[],
  height: number,
  load: Map<number, number>,
  seed: string,
): Placed[] {
  const jitter = hash(seed) / 2 ** 32;
  const shuffled = chunks
    .map((chunk) => ({ chunk, key: hash(`${seed} ${chunk.unitId} ${chunk.part}`) }))
    .sort((a, b) => a.key - b.key || (a.chunk.unitId < b.chunk.unitId ? -1 : 1));
  const placed: Placed[] = [];
  let next = 0;
  let before = 0;
  let filled = 0;
  for (const minute of minutes) {
    const room = Math.min(Math.max(0, height - (load.get(minute) ?? 0)), people - filled);
    if (room <= 0) continue;
    load.set(minute, (load.get(minute) ?? 0) + room);
    for (; next < shuffled.length; next++) {
      const { chunk } = shuffled[next] as (typeof shuffled)[number];
      const point = before + jitter * chunk.people;
      const isLast = filled + room >= people - ROUNDING * people;
      if (point >= filled + room && !isLast) break;
      const into = Math.min((point - filled) / room, 1 - 1 / MINUTE);
      placed.push({ ...chunk, runAt: minute * MINUTE + Math.floor(into * MINUTE) });
      before += chunk.people;
    }
    filled += room;
  }
  return placed;
}

/** FNV-1a with a last stir, 32 bits: fast, the same everywhere, and no secret. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
