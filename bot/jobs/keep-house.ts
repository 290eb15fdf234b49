import { LINE_DAYS } from '../../shared/roster/keeping.ts';
import type { Db } from '../db/db.ts';
import { forgetTurns } from '../db/queries/conversation.ts';
import { forgetThrottles } from '../db/queries/directory.ts';
import { forgetDrafts } from '../db/queries/draft.ts';
import { FORGET_STEP } from '../db/queries/forget.ts';
import { forgetEvents, wipeDead, wipePayloads } from '../db/queries/inbox.ts';
import { forgetOutbox, wipeLost, wipeTold } from '../db/queries/outbox.ts';
import { forgetLines } from '../db/queries/roster-import.ts';
import { forgetSessions } from '../db/queries/session.ts';
import { forgetWavePeople } from '../db/queries/wave-forget.ts';
import type { Statement } from '../db/statement.ts';
import { inSteps, type Pace } from '../services/in-steps.ts';

const DAY = 24 * 3_600_000;

interface Chore {
  readonly forget: (p: { before: number }) => Statement;
  /** Days that it is kept. Source: design.md (what was typed 7 days, event keys 400 days); the rest is our own choice. */
  readonly days: number;
}

const CHORES: readonly Chore[] = [
  { forget: wipePayloads, days: 7 },
  // Time for an operator to find out why, and to put it back.
  { forget: wipeDead, days: 90 },
  { forget: forgetEvents, days: 400 },
  // Guards of races, which are over when a lease is.
  { forget: forgetTurns, days: 7 },
  { forget: wipeTold, days: 7 },
  { forget: wipeLost, days: 30 },
  { forget: forgetOutbox, days: 90 },
  // Longer than wrong codes count (a day) and the longest wait (an hour).
  { forget: forgetThrottles, days: 2 },
  // No month is open that long.
  { forget: forgetDrafts, days: 90 },
  // Out of force at once; a day for an operator who asks why.
  { forget: forgetSessions, days: 1 },
  // Its results are read within two weeks, and what it counts for (three in a month) is long past.
  { forget: forgetWavePeople, days: 90 },
  { forget: forgetLines, days: LINE_DAYS },
];

/** Half a million rows of each kind in one run, more than a country makes in an hour. */
const STEPS = 1000;

/**
 * Forgets what may not be kept longer, in commits of FORGET_STEP rows; the pace is for each kind. Answers how many rows
 * were wiped or deleted. One kind that fails does not stop the others.
 * @throws what the first failure threw, after all kinds had their turn
 */
export async function keepHouse(db: Db, now: number, pace: Pace = {}): Promise<number> {
  let forgotten = 0;
  const failures: unknown[] = [];
  for (const { forget, days } of CHORES) {
    try {
      await inSteps(STEPS, pace, async () => {
        const [result] = await db.commit([forget({ before: now - days * DAY })]);
        forgotten += result?.changes ?? 0;
        return { last: (result?.changes ?? 0) < FORGET_STEP };
      });
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return forgotten;
}
