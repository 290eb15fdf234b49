import type { RuleWave } from '../../../shared/reminders/waves.ts';
import { dropHoliday, putHoliday, putReminderRule } from '../../db/queries/reminder-settings.ts';
import type { Statement } from '../../db/statement.ts';
import { audit } from '../audit.ts';

export interface RuleInput {
  readonly areaId: string;
  readonly fromMonth: string;
  readonly waves: readonly RuleWave[];
  readonly auto: boolean;
  readonly namesToHead: boolean;
}

/** Sets the rule of an area from a month on, over one that it had for the same month. */
export function setReminderRule(input: RuleInput, now: number): Statement[] {
  const { areaId, fromMonth, waves, auto, namesToHead } = input;
  const written = JSON.stringify(waves.map(({ name, days }) => ({ name, days })));
  return [
    putReminderRule({ areaId, fromMonth, waves: written, auto: auto ? 1 : 0, namesToHead: namesToHead ? 1 : 0 }),
    ...note(now, areaId, 'reminder-rule.set', {
      from: fromMonth,
      waves: written,
      auto: auto ? 1 : 0,
      names: namesToHead ? 1 : 0,
    }),
  ];
}

/** @param day 'YYYY-MM-DD', or 'MM-DD' for each year */
export function addHoliday(areaId: string, day: string, name: string, now: number): Statement[] {
  return [putHoliday({ areaId, day, name }), ...note(now, areaId, 'holiday.add', { day, name })];
}

export function removeHoliday(areaId: string, day: string, now: number): Statement[] {
  return [dropHoliday({ areaId, day }), ...note(now, areaId, 'holiday.remove', { day })];
}

function note(at: number, areaId: string, action: string, detail: Record<string, string | number>): Statement[] {
  return audit({ unitId: '-', at, actor: 'operator', action, subject: `area:${areaId}`, detail });
}
