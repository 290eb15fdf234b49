import { type Problem, problem } from '../../../shared/api/problems.ts';
import { type Day, dayAt, startOfDay } from '../../../shared/calendar/days.ts';
import type { MonthWindow } from '../../../shared/calendar/deadlines.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import type { Holidays } from '../../../shared/reminders/quiet-hours.ts';
import { anyRanges, type TimeRange, waveDay } from '../../../shared/reminders/waves.ts';
import { type Db, one } from '../../db/db.ts';
import { calendarRows } from '../../db/queries/calendar.ts';
import { allHolidays, rulesInForce } from '../../db/queries/reminder-rule.ts';
import { areaById, areasBelow } from '../../db/queries/wave-plan.ts';
import { holidaysOf, lastWave, reminderRule } from '../reminder/rules.ts';
import { type CalendarRow, correctedWindow } from '../report/rule-book.ts';
import type { WaveRequest } from './request.ts';

/** Units that share a calendar and holidays: most of a nation is one. */
export interface UnitGroup {
  readonly window: MonthWindow;
  readonly holidays: Holidays;
}

export interface WaveUnit {
  readonly id: string;
  readonly group: UnitGroup;
}

/** Whom a wave is for, before anybody is looked at. */
export interface WaveScope {
  readonly areaName: string;
  /** Days before the due day; null: an operator's own wave, which starts now. */
  readonly days: number | null;
  /** The month's last wave, which also those get who want only one. */
  readonly isLast: boolean;
  /** In the order of their ids, whoever asks: times depend on it. */
  readonly units: readonly WaveUnit[];
  /** The latest of the units' due times. */
  readonly dueAt: number;
}

/**
 * The units of a wave: all below its area that go by the same rule as the area does, and for an operator's own wave all
 * of them. Units for which it would come too late are left out. Walks the tree in small reads.
 * @returns 'area-unknown', 'month-not-open', 'wave-too-late'
 */
export async function readScope(db: Db, request: WaveRequest, now: number): Promise<WaveScope | Problem> {
  const { areaId, month, name } = request;
  const area = await one(db, areaById({ areaId }));
  if (!area || area.kind === 'village') return problem('area-unknown');
  const { waves } = await reminderRule(db, areaId, month);
  const ruled = waves.find((wave) => wave.name === name);
  const calendar = (await db.rows(calendarRows({ areaId }))).filter((row) => row.month === month);
  const top: Place = { id: area.id, kind: area.kind, calendar, holidays: await holidaysOf(db, areaId) };
  const units = await unitsBelow(db, top, {
    month,
    ruledApart: ruled ? await areasWithRules(db, areaId, month) : NONE,
  });
  if (units.every(({ group }) => now < group.window.opensAt)) return problem('month-not-open');
  const days = ruled?.days ?? null;
  const inTime = new Set<UnitGroup>();
  for (const group of new Set(units.map((unit) => unit.group)))
    if (rangesFor({ group, days, hours: request.hours }, 'day', now).length > 0) inTime.add(group);
  const reached = units.filter(({ group }) => inTime.has(group)).sort((a, b) => (a.id < b.id ? -1 : 1));
  if (reached.length === 0) return problem('wave-too-late');
  return {
    areaName: area.name,
    days,
    isLast: ruled !== undefined && lastWave(waves)?.name === name,
    units: reached,
    dueAt: Math.max(...[...inTime].map((group) => group.window.dueAt)),
  };
}

interface GroupHours {
  readonly group: UnitGroup;
  readonly days: number | null;
  readonly hours: TimeRange | undefined;
}

/** When a slot of these units may be sent, from now on. */
export function rangesFor({ group, days, hours }: GroupHours, slot: Parameters<typeof anyRanges>[0], now: number) {
  const { window, holidays } = group;
  const today: Day = dayAt(now);
  const planned = days === null ? today : waveDay(window, days, holidays);
  const day = planned < today ? today : planned;
  return anyRanges(slot, { day, notBefore: now, dueAt: window.dueAt, holidays, hours });
}

/** The day on which these units' part of the wave begins: [from, to) in ms. */
export function firstDay(of: GroupHours, now: number): TimeRange {
  const from = startOfDay(dayAt(rangesFor(of, 'day', now)[0]?.from ?? now));
  return { from, to: from + DAY };
}

const DAY = 24 * 60 * 60 * 1000;
const NONE: ReadonlySet<string> = new Set();

interface Place {
  readonly id: string;
  readonly kind: string;
  /** Rows of the month, the nearest area's first. */
  readonly calendar: readonly CalendarRow[];
  readonly holidays: Holidays;
}

interface Walk {
  readonly month: Month;
  /** Areas that are left out with all that lies below them. */
  readonly ruledApart: ReadonlySet<string>;
}

async function unitsBelow(db: Db, top: Place, { month, ruledApart }: Walk): Promise<WaveUnit[]> {
  const own = await ownHolidays(db);
  const groups = new Map<string, UnitGroup>();
  const units: WaveUnit[] = [];
  const waiting = [top];
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    const { holidays } = place;
    if (place.kind === 'unit') {
      const window = correctedWindow(month, place.calendar);
      units.push({ id: place.id, group: sameGroup(groups, { window, holidays }) });
      continue;
    }
    const rows = await db.rows(areasBelow({ parentId: place.id, month }));
    for (const row of rows.filter(({ id }) => !ruledApart.has(id))) {
      const more = own.get(row.id);
      waiting.push({
        id: row.id,
        kind: row.kind,
        calendar: [row, ...place.calendar],
        holidays: more ? new Set([...holidays, ...more]) : holidays,
      });
    }
  }
  return units;
}

function sameGroup(groups: Map<string, UnitGroup>, group: UnitGroup): UnitGroup {
  const { opensAt, dueAt } = group.window;
  const key = `${opensAt} ${dueAt} ${[...group.holidays].join()}`;
  const known = groups.get(key) ?? group;
  groups.set(key, known);
  return known;
}

async function ownHolidays(db: Db): Promise<Map<string, string[]>> {
  const own = new Map<string, string[]>();
  for (const { area_id: areaId, day } of await db.rows(allHolidays({}))) {
    const days = own.get(areaId) ?? [];
    days.push(day);
    own.set(areaId, days);
  }
  return own;
}

/** The asked area itself is not set apart: its own rule is the one in question. */
async function areasWithRules(db: Db, areaId: string, month: Month): Promise<ReadonlySet<string>> {
  const rows = await db.rows(rulesInForce({ month }));
  return new Set(rows.map((row) => row.area_id).filter((id) => id !== areaId));
}
