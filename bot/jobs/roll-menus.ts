import type { Db } from '../db/db.ts';
import { one } from '../db/db.ts';
import { richMenus } from '../db/queries/menu.ts';
import { jobState, keepJobState } from '../db/queries/menu-people.ts';
import { sha256 } from '../keys.ts';
import {
  type AllWindows,
  isApart,
  type LinkedHolder,
  menuAt,
  ownWindows,
  readHolders,
  readUnitHolders,
} from '../menus/holders.ts';
import { type Batch, endRoll, movedMenu, planRoll, type Roll, type RollState } from '../menus/roll.ts';
import type { Clock, Line, Log } from '../ports.ts';
import { inSteps, type Pace } from '../services/in-steps.ts';
import { linkByMenu, type MenuIds } from './link-menus.ts';

export interface MenuPorts {
  readonly db: Db;
  readonly line: Pick<Line, 'linkRichMenus' | 'moveRichMenus' | 'richMenuMove' | 'richMenuOf' | 'unlinkRichMenu'>;
  readonly clock: Clock;
  readonly log: Log;
}

export const ROLL_MENUS = 'roll-menus';
/** People in a step; on SQLite about 7 ms, in which nobody else is served (bench of 200,000 people). */
const PAGE = 250;
const UNITS = 20;
const STEPS = 50_000;
/** So often a long pass writes down how far it is; what is done twice does no harm. */
const SAVE_EVERY = 20;
const MINUTE = 60_000;
/** LINE refills one batch call in this time (3 an hour). */
const REFILL_MS = 20 * MINUTE;
const UNCLEAR_MS = 5 * MINUTE;
/** Longer than LINE was ever seen to take; then links do what it did not. */
const PATIENCE_MS = 3 * 60 * MINUTE;
const MOST_TRIES = 3;

/**
 * Turns the menus when a month opens, comes to its last days or closes: one batch call at LINE moves whoever holds a menu,
 * then links put right whom the shared calendar does not speak of. Run it every minute or so; what was missed is caught up
 * at once. Answers 'more' when its pace ended before its work did.
 */
export async function rollMenus(ports: MenuPorts, pace: Pace = {}): Promise<'done' | 'more'> {
  const { db, clock } = ports;
  const now = clock.now();
  const known = await readRollState(db);
  const ids = await menuIds(db);
  const windows = await ownWindows(db, Math.min(known?.roll?.from ?? known?.done ?? now, now));
  const calendars = await sha256(JSON.stringify([...windows.own]));
  // Until the menus are shown nobody holds one; whoever shows them links everybody by her state of then.
  if (!known || ids.size === 0) {
    await keepState(db, { done: now, calendars, rolls: known?.rolls ?? 0, roll: null });
    return 'done';
  }
  const state = known.roll ? known : planRoll(known, [...windows.own.values()].flat(), calendars, now);
  if (!state.roll) return 'done';
  if (state !== known) await keepState(db, state);
  const roll = await moveAtLine(ports, ids, state.roll);
  if (roll !== state.roll) await keepState(db, { ...state, roll });
  if (roll.batch.at !== 'over') return 'done';
  return putRight(ports, ids, windows, { ...state, roll }, pace);
}

/** How far the turning is; null before the first look. */
export async function readRollState(db: Db): Promise<RollState | null> {
  const row = await one(db, jobState({ name: ROLL_MENUS }));
  return row?.state ? (JSON.parse(row.state) as RollState) : null;
}

async function keepState(db: Db, state: RollState): Promise<void> {
  await db.commit([keepJobState({ name: ROLL_MENUS, state: JSON.stringify(state) })]);
}

/** The menus at LINE, as the menu command made them. */
export async function menuIds(db: Db): Promise<MenuIds> {
  const kept = await db.rows(richMenus({}));
  return new Map(kept.map((row) => [row.name, row.rich_menu_id]));
}

/** One step of the batch: asks for it, or asks how far it is. */
async function moveAtLine({ line, clock, log }: MenuPorts, ids: MenuIds, roll: Roll): Promise<Roll> {
  const now = clock.now();
  const { batch } = roll;
  if (batch.at === 'asking' && now >= batch.notBefore) {
    const links = roll.moves.flatMap(([from, to]) => {
      const [held, wanted] = [ids.get(from), ids.get(to)];
      return held && wanted ? [{ from: held, to: wanted }] : [];
    });
    if (links.length === 0) return { ...roll, batch: { at: 'over' } };
    // The same for the same work, so that an attempt of which we heard nothing is gone on with.
    const key = `vhv-roll-${(await sha256(JSON.stringify([roll.from, roll.to, links]))).slice(0, 32)}`;
    const sent = await line.moveRichMenus(links, key);
    log.info('menus.batch', { outcome: sent.kind, links: links.length, requestId: sent.requestId });
    if (sent.kind === 'refused') return byLinksAlone(roll);
    return { ...roll, batch: afterAsking(batch, sent.kind, sent.requestId, now) };
  }
  if (batch.at !== 'waiting') return roll;
  const told = await line.richMenuMove(batch.requestId);
  if (told.kind === 'told' && told.phase === 'succeeded') return { ...roll, batch: { at: 'over' } };
  if (told.kind === 'told' && told.phase === 'failed') return askAgain(roll, batch.tries + 1, now);
  return now - batch.since > PATIENCE_MS ? byLinksAlone(roll) : roll;
}

function afterAsking(
  batch: Extract<Batch, { at: 'asking' }>,
  outcome: 'accepted' | 'ambiguous' | 'rate-limited' | 'out-of-quota',
  requestId: string | null,
  now: number,
): Batch {
  if (outcome === 'accepted' && requestId !== null) return { at: 'waiting', requestId, since: now, tries: batch.tries };
  return { ...batch, notBefore: now + (outcome === 'rate-limited' ? REFILL_MS : UNCLEAR_MS) };
}

function askAgain(roll: Roll, tries: number, now: number): Roll {
  return tries < MOST_TRIES
    ? { ...roll, batch: { at: 'asking', notBefore: now + REFILL_MS, tries } }
    : byLinksAlone(roll);
}

/** Two thousand calls for a country instead of one, and no less right. */
const byLinksAlone = (roll: Roll): Roll => ({ ...roll, moves: [], batch: { at: 'over' } });

type Rolling = RollState & { readonly roll: Roll };

async function putRight(
  ports: MenuPorts,
  ids: MenuIds,
  windows: AllWindows,
  state: Rolling,
  pace: Pace,
): Promise<'done' | 'more'> {
  const { db, log } = ports;
  let { roll } = state;
  let [last, steps, linked] = [false, 0, 0];
  const units = [...windows.own.keys()].sort();
  await inSteps(STEPS, pace, async () => {
    const { holders, next } = await nextHolders(db, units, roll);
    linked += await linkByMenu(ports, ids, wrongOnes(holders, windows, roll));
    last = next === null;
    roll = { ...roll, after: next ?? roll.after };
    if (++steps % SAVE_EVERY === 0) await keepState(db, { ...state, roll });
    return { last };
  });
  await keepState(db, last ? endRoll(state, roll) : { ...state, roll });
  log.info('menus.rolled', { whom: roll.whom, linked, over: last });
  return last ? 'done' : 'more';
}

async function nextHolders(db: Db, units: readonly string[], { whom, after, from, to }: Roll) {
  const earliest = Math.min(from, to);
  if (whom === 'everybody') return readHolders(db, { since: 0, after, limit: PAGE, from: earliest });
  const some = units.filter((unitId) => unitId > after).slice(0, UNITS);
  const holders = (await Promise.all(some.map((unitId) => readUnitHolders(db, unitId, earliest)))).flat();
  return { holders, next: some.length < UNITS ? null : (some.at(-1) ?? null) };
}

/** Whom LINE's batch did not bring the menu that she should have, and all to whom another calendar applies. */
function wrongOnes(holders: readonly LinkedHolder[], windows: AllWindows, roll: Roll) {
  return holders.flatMap((holder) => {
    const menu = menuAt(holder, windows, roll.to);
    const held = movedMenu(roll, menuAt(holder, windows, roll.from));
    return menu === held && !isApart(holder, windows) ? [] : [{ lineUserId: holder.lineUserId, menu }];
  });
}
