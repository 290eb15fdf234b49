import type { SqlDialect } from '../db/statement.ts';

/** What a request is about, the most urgent first: a report, other things that she wrote, pages to look at. */
export type Kind = 'submit' | 'write' | 'screen';
export const KINDS: readonly Kind[] = ['submit', 'write', 'screen'];

/** Why somebody was sent away: no room, too long a wait, waited in vain, too many of her own, or she hung up herself. */
export type Why = 'full' | 'slow' | 'stalled' | 'own' | 'gone';

type ByKind = Readonly<Record<Kind, number>>;

export interface Room {
  /** Requests at work at once. */
  readonly width: number;
  /** Requests of one session at once, at work and waiting. */
  readonly each: number;
  /** Requests that may wait. */
  readonly most: ByKind;
  /** ms that it is worth to wait; who would wait longer is told at once, and who waited twice as long is told then. */
  readonly patience: ByKind;
  /** ms that nobody is asked to stay away longer than: what the phone waits at most (liff/offline/outcome.ts). */
  readonly away: ByKind;
}

/** Data with a source: our own choice, from what the phone waits for (liff/api/client.ts: 60 s for a post, 15 s for a page). */
const SHARED = {
  each: 32,
  most: { submit: 4_000, write: 1_000, screen: 1_000 },
  patience: { submit: 20_000, write: 15_000, screen: 5_000 },
  away: { submit: 900_000, write: 300_000, screen: 60_000 },
} satisfies Omit<Room, 'width'>;

/**
 * On SQLite one core does all: enough at once that their commits share an fsync (fewer cost 10 % of the rate), some 50 ms of
 * work in front of a report that comes. On PostgreSQL a request waits for
 * the network most of the time.
 */
export const ROOM: Readonly<Record<SqlDialect, Room>> = {
  sqlite: { width: 128, ...SHARED },
  postgres: { width: 96, ...SHARED },
};

/**
 * Of eight that are let in while all kinds wait, so many are of each: submits before writes before screens, and none of them
 * stands still.
 */
const TURNS: readonly Kind[] = ['submit', 'submit', 'submit', 'write', 'submit', 'submit', 'submit', 'screen'];

/** The part of all turns that a kind has for sure. */
export const shareOf = (kind: Kind) => TURNS.filter((one) => one === kind).length / TURNS.length;

/** Whose turn it is, the `turn`-th time, among the kinds that wait: the one whose turn it is, else the most urgent. */
export function kindOfTurn(turn: number, waits: (kind: Kind) => boolean): Kind | null {
  const own = TURNS[turn % TURNS.length];
  if (own !== undefined && waits(own)) return own;
  return KINDS.find(waits) ?? null;
}
