import type { MonthWindow } from '../../shared/calendar/deadlines.ts';
import { type MenuName, movesBetween, turnsBetween, windowsAround } from '../../shared/reminders/menu.ts';

/** How far the turning of menus is, as the schedule's row keeps it. */
export interface RollState {
  /** Every instant up to this one is behind us, ms. */
  readonly done: number;
  /** Fingerprint of the calendars that areas have of their own. */
  readonly calendars: string;
  /** How many rolls there were: the reconciler begins anew after each. */
  readonly rolls: number;
  readonly roll: Roll | null;
}

/** Menus on their way from how they were at `from` to how they should be at `to`. */
export interface Roll {
  readonly from: number;
  readonly to: number;
  /** What one batch call at LINE does for everybody who holds a menu; none: links do all of it. */
  readonly moves: readonly (readonly [MenuName, MenuName])[];
  readonly batch: Batch;
  /** Does anybody's calendar turn, or only those that areas have of their own? */
  readonly whom: 'everybody' | 'apart';
  /** The LINE user, or with 'apart' the unit, that was looked at last. */
  readonly after: string;
}

export type Batch =
  /** `tries`: how often LINE said that it failed. */
  | { readonly at: 'asking'; readonly notBefore: number; readonly tries: number }
  | { readonly at: 'waiting'; readonly requestId: string; readonly since: number; readonly tries: number }
  | { readonly at: 'over' };

/**
 * What there is to do at `now`: all that turned since, at once. A clock that was put back turns the menus back, by links
 * alone.
 * @param own the windows of areas that have a calendar of their own
 */
export function planRoll(state: RollState, own: readonly MonthWindow[], calendars: string, now: number): RollState {
  const [early, late] = [Math.min(state.done, now), Math.max(state.done, now)];
  const turned = turnsBetween(windowsAround(early, late), early, late);
  if (!turned && calendars === state.calendars && !turnsBetween(own, early, late)) return state;
  const moves = [...movesBetween(state.done, now)];
  const roll: Roll = {
    from: state.done,
    to: now,
    moves,
    batch: moves.length > 0 ? { at: 'asking', notBefore: now, tries: 0 } : { at: 'over' },
    whom: turned ? 'everybody' : 'apart',
    after: '',
  };
  return { ...state, calendars, roll };
}

/** After everybody was looked at. */
export function endRoll(state: RollState, { to }: Roll): RollState {
  return { ...state, done: to, rolls: state.rolls + 1, roll: null };
}

/** The menu that LINE shows once it has moved whoever held `before`. */
export function movedMenu({ moves }: Roll, before: MenuName): MenuName {
  return moves.find(([from]) => from === before)?.[1] ?? before;
}
