import { parseArgs } from 'node:util';
import type { Unreached } from '../../shared/reminders/reach.ts';
import { one } from '../db/db.ts';
import { unitByCode } from '../db/queries/roster.ts';
import { callList as listOf } from '../services/reminder/out-of-reach.ts';
import type { Command } from './command.ts';
import { monthOr } from './read.ts';
import { withStore } from './store.ts';

const WHY: Readonly<Record<Unreached, string>> = {
  'no-smartphone': 'no smartphone',
  'never-linked': 'never linked LINE',
  blocked: 'blocked us in LINE',
  refused: 'LINE does not know her any more',
  'menu-only': 'wants no pushes',
};

export const callList: Command = {
  usage: 'call-list --unit <HCODE> [--month M]',
  does: 'who has not reported and no reminder reaches: name, village and phone (personal data: for staff of that unit only)',
  run: (args, { env, now, say }) =>
    withStore(env, async (db) => {
      const { values } = parseArgs({ args, options: { unit: { type: 'string' }, month: { type: 'string' } } });
      if (!values.unit) throw new Error('--unit: missing (a HCODE)');
      const unit = await one(db, unitByCode({ code: values.unit }));
      if (!unit) throw new Error(`--unit: there is no unit with HCODE ${values.unit}`);
      const month = monthOr(values.month, now);
      const { totals, people } = await listOf(db, { unitId: unit.id, month });
      for (const { name, village, phone, reach } of people)
        if (reach) say([name, village ?? '-', phone ?? 'no phone', WHY[reach.why]].join('  '));
      say(
        `${unit.name}, ${month}: ${totals.outOfReach} out of reach, of ${totals.missing} missing and ${totals.entitled} volunteers`,
      );
    }),
};
