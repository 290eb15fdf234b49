import { parseArgs } from 'node:util';
import type { Month } from '../../shared/calendar/months.ts';
import type { RuleWave } from '../../shared/reminders/waves.ts';
import type { Db } from '../db/db.ts';
import { allReminderRules } from '../db/queries/reminder-settings.ts';
import { readRuleWaves, reminderRule } from '../services/reminder/rules.ts';
import { setReminderRule } from '../services/reminder/settings.ts';
import type { Command } from './command.ts';
import { areaOf, monthOr, yesOrNo } from './read.ts';
import { withStore } from './store.ts';
import { UsageError } from './usage.ts';

/** More would be no use: nobody gets more in a month. */
const MOST_WAVES = 3;
const text = { type: 'string' } as const;
const OPTIONS = { area: text, month: text, waves: text, auto: text, names: text } as const;

export const rule: Command = {
  usage:
    'rule show [--area <area>] | set --area <area> [--month M] [--waves d5:5,d1:1] [--auto yes|no] [--names yes|no]',
  does: 'which waves an area sends, from which month; the nearest area upwards decides',
  run: ([action, ...args], { env, now, say }) =>
    withStore(env, async (db) => {
      const { values } = parseArgs({ args, options: OPTIONS });
      const month = monthOr(values.month, now);
      if (action === 'show') return (await shown(db, values.area, month)).forEach(say);
      if (action !== 'set') throw new UsageError('usage: rule show | set');
      const area = await areaOf(db, values.area);
      // A row that only repeats what is above it would keep the area from what is set above it later.
      if (values.waves === undefined && values.auto === undefined && values.names === undefined)
        throw new Error('nothing to set: --waves, --auto or --names');
      const before = await reminderRule(db, area.id, month);
      const after = {
        waves: values.waves === undefined ? before.waves : wavesOf(values.waves),
        auto: yesOrNo('auto', values.auto) ?? before.auto,
        namesToHead: yesOrNo('names', values.names) ?? before.namesToHead,
      };
      await db.commit(setReminderRule({ areaId: area.id, fromMonth: month, ...after }, now));
      say(`${area.name}, from ${month} on: ${inWords(after)}`);
    }),
};

async function shown(db: Db, areaText: string | undefined, month: Month): Promise<string[]> {
  if (areaText !== undefined) {
    const area = await areaOf(db, areaText);
    return [`${area.name}, ${month}: ${inWords(await reminderRule(db, area.id, month))}`];
  }
  const rows = await db.rows(allReminderRules({}));
  return rows.map((row) => {
    const rule = { waves: readRuleWaves(row.waves), auto: row.auto === 1, namesToHead: row.names_to_head === 1 };
    return `${row.area_id.padEnd(12)} from ${row.from_month}: ${inWords(rule)}`;
  });
}

interface Rule {
  readonly waves: readonly RuleWave[];
  readonly auto: boolean;
  readonly namesToHead: boolean;
}

function inWords({ waves, auto, namesToHead }: Rule): string {
  const days = waves.map(({ name, days }) => `${name} ${days} days before`).join(', ') || 'no waves';
  const starts = auto ? 'start by themselves' : 'wait for an operator';
  return `${days}; ${starts}; the head volunteer is told ${namesToHead ? 'names' : 'numbers'}`;
}

/** Names as planWave takes them. */
function wavesOf(text: string): RuleWave[] {
  const waves = text
    .split(',')
    .filter(Boolean)
    .map((part) => {
      const [, name = '', days = ''] = /^([a-z0-9-]{1,12}):(\d{1,2})$/.exec(part.trim()) ?? [];
      return { name, days: Number(days) };
    });
  const distinct = (values: readonly unknown[]) => new Set(values).size === waves.length;
  const sound =
    waves.every(({ name, days }) => name !== '' && days <= 27) &&
    distinct(waves.map(({ name }) => name)) &&
    distinct(waves.map(({ days }) => days)) &&
    waves.length <= MOST_WAVES;
  if (!sound) throw new Error('--waves: at most three, name:days, such as d5:5,d1:1');
  return waves;
}
