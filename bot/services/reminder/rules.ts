import * as z from 'zod/mini';
import type { Month } from '../../../shared/calendar/months.ts';
import type { Holidays } from '../../../shared/reminders/quiet-hours.ts';
import { type RuleWave, WAVE_NAME } from '../../../shared/reminders/waves.ts';
import { type Db, one } from '../../db/db.ts';
import { holidayRows, reminderRules } from '../../db/queries/reminder-rule.ts';

export interface ReminderRule {
  /** The area whose rule it is: the asked one, or the nearest above it that has one. */
  readonly areaId: string;
  readonly waves: readonly RuleWave[];
  /** Starts by itself when the month's budget has room for all of it. */
  readonly auto: boolean;
  /** A head volunteer is told the names of who is missing in her village, not only how many. */
  readonly namesToHead: boolean;
}

const WAVES = z.array(
  z.object({
    name: z.string().check(z.regex(WAVE_NAME)),
    days: z.int().check(z.gte(0), z.lte(60)),
  }),
);

/** The waves of a rule's row. */
export function readRuleWaves(json: string): RuleWave[] {
  return WAVES.parse(JSON.parse(json));
}

/** The month's last wave: who wants only the last one gets this. Null: the rule has none. */
export function lastWave(waves: readonly RuleWave[]): RuleWave | null {
  return [...waves].sort((a, b) => a.days - b.days)[0] ?? null;
}

/** The rule in force in a month: the nearest area's, with its whole row. */
export async function reminderRule(db: Db, areaId: string, month: Month): Promise<ReminderRule> {
  const row = await one(db, reminderRules({ areaId, month }));
  if (!row) return { areaId, waves: [], auto: false, namesToHead: false };
  return {
    areaId: row.area_id,
    waves: readRuleWaves(row.waves),
    auto: row.auto === 1,
    namesToHead: row.names_to_head === 1,
  };
}

/** Days on which an area sends nothing: its own and those of the areas above it. */
export async function holidaysOf(db: Db, areaId: string): Promise<Holidays> {
  return new Set((await db.rows(holidayRows({ areaId }))).map(({ day }) => day));
}
