import type { Db } from '../db/db.ts';
import type { MessageUsage } from '../line/message-usage.ts';
import type { Clock, Ids, Line, Log } from '../ports.ts';
import type { Pace } from '../services/in-steps.ts';
import { planDueWaves } from './plan-due-waves.ts';
import { readQuota } from './read-quota.ts';
import { readResults } from './read-results.ts';
import { RECONCILE_MENUS, reconcileMenus } from './reconcile-menus.ts';
import { daily, everyMinutes, hourly } from './rhythm.ts';
import { ROLL_MENUS, rollMenus } from './roll-menus.ts';
import type { Job } from './scheduler.ts';

export interface ReminderPorts {
  readonly db: Db;
  readonly line: Line;
  readonly usage: MessageUsage;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'uuid'>;
  readonly log: Log;
  readonly answersPerSecond: number;
}

/** What reminders need by themselves: waves on their day, LINE's figures before and after, and menus that time changes. */
export function reminderJobs(ports: ReminderPorts): Job[] {
  const quota = () => readQuota(ports);
  return [
    {
      // Late enough for an operator who is up to see it before the first call at seven, early enough for a nation's plan.
      name: 'plan-due-waves',
      rhythm: daily(6),
      run: (pace) => planDueWaves({ ...ports, readQuota: quota }, wide(pace)),
    },
    {
      // Before waves are planned at six. A wave that begins asks again.
      name: 'read-quota',
      rhythm: hourly(50),
      run: async () => {
        await quota();
        return 'done';
      },
    },
    {
      // LINE takes 60 questions an hour for its statistics (line-platform.md §2.2).
      name: 'read-results',
      rhythm: hourly(35),
      run: async (pace) => {
        await readResults(ports, wide(pace));
        return 'done';
      },
    },
    // So that a month turns in its first minute; nearly always there is nothing to turn.
    { name: ROLL_MENUS, rhythm: everyMinutes(1), run: (pace) => rollMenus(ports, wide(pace)) },
    { name: RECONCILE_MENUS, rhythm: everyMinutes(1), run: (pace) => reconcileMenus(ports, pace) },
  ];
}

/** A wave of a province is a hundred units, and each run begins with the first: it must fit into one of a Worker's. */
function wide(pace: Pace): Pace {
  return { ...pace, steps: pace.steps && pace.steps * 100 };
}
