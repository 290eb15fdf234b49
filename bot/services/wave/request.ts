import { isMonth, type Month } from '../../../shared/calendar/months.ts';
import { type TimeRange, WAVE_NAME } from '../../../shared/reminders/waves.ts';
import type { Db } from '../../db/db.ts';
import type { Clock, Ids } from '../../ports.ts';

export interface PlanPorts {
  readonly db: Db;
  readonly ids: Pick<Ids, 'uuid'>;
  readonly clock: Clock;
}

/** What is to be planned; the same area, month and name are the same wave. */
export interface WaveRequest {
  readonly areaId: string;
  readonly month: Month;
  /** [a-z0-9-]{1,12}. One of the area's rule goes on the rule's day; any other is an operator's own and starts now. */
  readonly name: string;
  readonly actor: 'operator' | 'schedule';
  /** Only within these (ms), instead of the usual hours. Quiet hours, holidays and the due time hold all the same. */
  readonly hours?: TimeRange | undefined;
  /** How many answers a second the house may expect of it: REMINDER_ANSWERS_PER_SECOND. */
  readonly answersPerSecond: number;
}

/** How far a long work is: units done of all that are to be. */
export type WaveProgress = (done: number, of: number) => void;

/** What of a request no wave can have. */
export function wrongFields({ name, month, answersPerSecond }: WaveRequest): { path: string; code: string }[] {
  return [
    ...(WAVE_NAME.test(name) ? [] : [{ path: 'name', code: 'name' }]),
    ...(isMonth(month) ? [] : [{ path: 'month', code: 'month' }]),
    ...(answersPerSecond > 0 ? [] : [{ path: 'answersPerSecond', code: 'positive' }]),
  ];
}
