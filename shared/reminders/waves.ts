import { addDays, type Day, dayAt, startOfDay } from '../calendar/days.ts';
import type { MonthWindow } from '../calendar/deadlines.ts';
import { type Holidays, isHoliday, QUIET } from './quiet-hours.ts';

/** [from, to) in ms. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** A wave of an area's rule: `days` whole days before the last day on which the month is in time. */
export interface RuleWave {
  readonly name: string;
  readonly days: number;
}

/** It goes into LINE's name of the wave, of 30 characters. */
export const WAVE_NAME = /^[a-z0-9-]{1,12}$/;

export type WaveSlot = 'day' | 'morning' | 'evening';
/** The narrowest first: who is bound to an hour is placed before those who are not. */
export const WAVE_SLOTS: readonly WaveSlot[] = ['morning', 'evening', 'day'];

const MINUTE = 60 * 1000;

/** Minutes of the day in Bangkok. */
interface Hours {
  readonly from: number;
  readonly to: number;
  readonly source: string;
}

/** When a slot is sent in, if nobody says otherwise. */
const WAVE_HOURS: Readonly<Record<WaveSlot, Hours>> = {
  day: { from: 8 * 60, to: 17 * 60, source: 'line-platform.md §2.8: over a day, not after 17:00, when LINE is busy' },
  morning: { from: 7 * 60, to: 11 * 60 + 30, source: 'from the end of the quiet hours until before LINE’s busy noon' },
  evening: { from: 17 * 60 + 30, to: 19 * 60 + 45, source: 'after work, with a rest before the quiet hours of 20:00' },
};

/**
 * The day of a wave: so many days before the last day on which the month is in time. A holiday moves it to an earlier
 * day, never to a later one, and never before the month opens.
 */
export function waveDay(window: Pick<MonthWindow, 'opensAt' | 'dueAt'>, daysBefore: number, holidays: Holidays): Day {
  const opening = dayAt(window.opensAt);
  const planned = addDays(dayAt(window.dueAt - 1), -daysBefore);
  if (planned <= opening) return opening;
  for (let day = planned; day >= opening; day = addDays(day, -1)) if (!isHoliday(day, holidays)) return day;
  return planned;
}

export interface SlotPlan {
  /** From this day on. */
  readonly day: Day;
  /** Nothing before this instant: the time of planning. */
  readonly notBefore: number;
  /** Nothing from this instant on: the reminder would come too late. */
  readonly dueAt: number;
  readonly holidays: Holidays;
  /** Instead of the slot's own hours. */
  readonly hours?: TimeRange | undefined;
}

/**
 * When a slot may send, a range a day, in whole minutes. With an operator's hours the slot's own hold as far as both
 * overlap, and the operator's where they do not; the quiet hours always hold.
 */
export function slotRanges(slot: WaveSlot, plan: SlotPlan): TimeRange[] {
  if (!plan.hours) return rangesOf(WAVE_HOURS[slot], plan);
  const own = slot === 'day' ? [] : rangesOf(WAVE_HOURS[slot], plan);
  return own.length > 0 ? own : rangesOf({ from: QUIET.until * 60, to: QUIET.from * 60 }, plan);
}

/** As slotRanges; who has no such hour left before the due time is reminded at another one rather than not at all. */
export function anyRanges(slot: WaveSlot, plan: SlotPlan): TimeRange[] {
  const order: WaveSlot[] = [slot, 'day', 'evening', 'morning'];
  return order.map((each) => slotRanges(each, plan)).find((ranges) => ranges.length > 0) ?? [];
}

function rangesOf(hours: Pick<Hours, 'from' | 'to'>, plan: SlotPlan): TimeRange[] {
  const earliest = Math.max(plan.notBefore, plan.hours?.from ?? plan.notBefore);
  const latest = Math.min(plan.dueAt, plan.hours?.to ?? plan.dueAt);
  const ranges: TimeRange[] = [];
  for (let day = plan.day; startOfDay(day) < latest; day = addDays(day, 1)) {
    if (isHoliday(day, plan.holidays)) continue;
    const midnight = startOfDay(day);
    const from = Math.ceil(Math.max(midnight + hours.from * MINUTE, earliest) / MINUTE) * MINUTE;
    const to = Math.floor(Math.min(midnight + hours.to * MINUTE, latest) / MINUTE) * MINUTE;
    if (from < to) ranges.push({ from, to });
  }
  return ranges;
}
