import { migrate } from '../db/migrate.ts';
import type { Command } from './command.ts';
import { storeUrl } from './store.ts';
import { noMoreWords } from './usage.ts';

export const migrateCommand: Command = {
  usage: 'migrate',
  does: 'brings the store to the newest schema',
  async run(args, { env, say }) {
    noMoreWords(args, 0, 'migrate takes none');
    const { applied } = await migrate(storeUrl(env));
    say(applied.length > 0 ? `applied ${applied.join(', ')}` : 'the schema is current');
  },
};
