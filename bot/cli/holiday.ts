import { parseArgs } from 'node:util';
import type { Db } from '../db/db.ts';
import { allHolidays } from '../db/queries/reminder-settings.ts';
import { addHoliday, removeHoliday } from '../services/reminder/settings.ts';
import type { Command } from './command.ts';
import { areaOf, notBuddhist } from './read.ts';
import { withStore } from './store.ts';
import { UsageError } from './usage.ts';

export const holiday: Command = {
  usage: 'holiday list | add | remove  --area <area> --day <YYYY-MM-DD | MM-DD> --name <text>',
  does: 'days on which an area, and all in it, is sent no reminder',
  run: ([action, ...args], { env, now, say }) =>
    withStore(env, async (db) => {
      const { values } = parseArgs({
        args,
        options: { area: { type: 'string' }, day: { type: 'string' }, name: { type: 'string' } },
      });
      if (action === 'list') return (await listed(db, values.area)).forEach(say);
      const area = await areaOf(db, values.area);
      const day = dayOf(values.day);
      if (action === 'add') {
        if (!values.name) throw new Error('--name: missing');
        await db.commit(addHoliday(area.id, day, values.name, now));
        return say(`${day} is a holiday of ${area.name}: waves not planned yet keep away from it`);
      }
      if (action !== 'remove') throw new UsageError('usage: holiday list | add | remove');
      const kept = (await db.rows(allHolidays({}))).some((row) => row.area_id === area.id && row.day === day);
      if (!kept) throw new Error(`${area.name} has no holiday ${day}`);
      await db.commit(removeHoliday(area.id, day, now));
      say(`${day} is no holiday of ${area.name} any more`);
    }),
};

async function listed(db: Db, areaText: string | undefined): Promise<string[]> {
  const only = areaText === undefined ? null : (await areaOf(db, areaText)).id;
  const rows = (await db.rows(allHolidays({}))).filter((row) => only === null || row.area_id === only);
  const lines = rows.map((row) => `${row.day.padEnd(10)}  ${row.area_id.padEnd(12)}  ${row.name}`);
  return [...lines, `${rows.length} holidays`];
}

/** 02-29 is a day of some years. */
function dayOf(text: string | undefined): string {
  const [, year = '2028', month, day] = /^(?:(\d{4})-)?(\d{2})-(\d{2})$/.exec(text ?? '') ?? [];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (text === undefined || Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day))
    throw new Error('--day: a day, 2026-11-25, or 11-25 for each year');
  notBuddhist('day', text);
  return text;
}
