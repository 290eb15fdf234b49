import { isProblem } from '../../shared/api/problems.ts';
import { dayAt, startOfDay } from '../../shared/calendar/days.ts';
import { addMonths, type Month, monthAt } from '../../shared/calendar/months.ts';
import { waveDay } from '../../shared/reminders/waves.ts';
import { type Db, one } from '../db/db.ts';
import { areasWithOwnDue, rulesInForce } from '../db/queries/reminder-rule.ts';
import { waveByName } from '../db/queries/wave.ts';
import type { Log } from '../ports.ts';
import type { Pace } from '../services/in-steps.ts';
import { holidaysOf, reminderRule } from '../services/reminder/rules.ts';
import { readWindow } from '../services/report/rule-book.ts';
import { moveWave } from '../services/wave/control.ts';
import { priceOfWave } from '../services/wave/price.ts';
import type { PlanPorts } from '../services/wave/request.ts';
import type { WaveView } from '../services/wave/view.ts';
import { planWave } from './plan-wave.ts';

export interface DueWavesPorts extends PlanPorts {
  readonly log: Log;
  readonly answersPerSecond: number;
  /** Asks LINE for the month's figures, so that a start is decided on fresh ones. */
  readonly readQuota: () => Promise<unknown>;
}

/** A morning that was missed is made up for until then; later an operator decides. */
const UNTIL_HOUR = 12;
const HOUR = 60 * 60 * 1000;

interface DueWave {
  readonly areaId: string;
  readonly month: Month;
  readonly name: string;
}

/**
 * Plans the waves whose day it is, of every area whose rule says that they go by themselves, and starts those for which
 * budget and quota have room to the last message; the others stay planned, and the log says so. Safe to repeat.
 * @returns 'more' when its pace ended first
 */
export async function planDueWaves(ports: DueWavesPorts, pace: Pace = {}): Promise<'done' | 'more'> {
  const { db, clock } = ports;
  const now = clock.now();
  const missed = now - startOfDay(dayAt(now)) >= UNTIL_HOUR * HOUR;
  const current = monthAt(now);
  for (const month of [addMonths(current, -1), current]) {
    for (const due of await dueToday(db, month, now)) {
      if (pace.stopped?.()) return 'more';
      if ((await planDue(ports, due, missed, pace)) === 'more') return 'more';
    }
  }
  return 'done';
}

/**
 * By area, the country's last: an area whose month is due on a day of its own has its waves on its own days. Who was in a
 * wave of that name is not in it again.
 */
async function dueToday(db: Db, month: Month, now: number): Promise<DueWave[]> {
  const [rules, own] = await Promise.all([db.rows(rulesInForce({ month })), db.rows(areasWithOwnDue({ month }))]);
  const areas = new Set([...own, ...rules].map((row) => row.area_id));
  const due: DueWave[] = [];
  for (const areaId of areas) {
    const { waves, auto } = await reminderRule(db, areaId, month);
    if (!auto) continue;
    const window = await readWindow(db, areaId, month);
    if (now < window.opensAt || now >= window.dueAt) continue;
    const holidays = await holidaysOf(db, areaId);
    for (const { name, days } of waves)
      if (waveDay(window, days, holidays) === dayAt(now)) due.push({ areaId, month, name });
  }
  return due;
}

async function planDue(ports: DueWavesPorts, due: DueWave, missed: boolean, pace: Pace): Promise<'done' | 'more'> {
  const { db, log, answersPerSecond } = ports;
  const known = await one(db, waveByName({ ...due }));
  // An operator who planned it starts it too.
  if (known && known.planned_by !== 'schedule') return 'done';
  if (missed && known?.state !== 'planning') {
    if (!known) log.warn('wave.missed', { ...due });
    return 'done';
  }
  const wave = await planWave(ports, { ...due, actor: 'schedule', answersPerSecond }, pace);
  if (isProblem(wave)) log.warn('wave.refused', { ...due, problem: wave.problem, needed: wave.detail?.needed ?? null });
  else if (wave.state === 'planning') return 'more';
  else if (wave.state === 'planned') await startIfRoom(ports, wave);
  return 'done';
}

async function startIfRoom({ db, clock, log, readQuota }: DueWavesPorts, wave: WaveView): Promise<void> {
  await readQuota();
  const now = clock.now();
  const { fits, budgetLeft, left } = await priceOfWave(db, wave.people, now);
  const fields = { wave: wave.id, month: wave.month, name: wave.name, people: wave.people };
  if (!fits) return log.warn('wave.no-room', { ...fields, budgetLeft, quotaLeft: left });
  const moved = await moveWave(db, { waveId: wave.id, move: 'start', actor: 'schedule', reason: null, now });
  if (isProblem(moved)) log.warn('wave.refused', { ...fields, problem: moved.problem });
  else log.info('wave.started', fields);
}
