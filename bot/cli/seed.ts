import { parseArgs } from 'node:util';
import { migrate } from '../db/migrate.ts';
import { seedCountry } from '../seed/country.ts';
import type { Command } from './command.ts';
import { storeUrl, withStore } from './store.ts';
import { UsageError } from './usage.ts';

export const seedCommand: Command = {
  usage: 'seed --volunteers N [--seed S]',
  does: 'fills the store with a synthetic country of N volunteers',
  run: async (args, { env, now, progress, say }) => {
    const { values } = parseArgs({
      args,
      options: { volunteers: { type: 'string' }, seed: { type: 'string', default: '1' } },
    });
    const volunteers = Number(values.volunteers);
    if (!Number.isSafeInteger(volunteers) || volunteers < 1) throw new UsageError('usage: seed --volunteers N');
    await migrate(storeUrl(env));
    await withStore(env, (db) =>
      seedCountry(db, { volunteers, seed: Number(values.seed), now }, (done) =>
        progress(`${done} of ${volunteers} volunteers`),
      ),
    );
    say('seeded');
  },
};
