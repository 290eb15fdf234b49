import { parseArgs } from 'node:util';
import { type Db, one } from '../db/db.ts';
import { linkedPeople } from '../db/queries/menu.ts';
import { reconcileEverybody } from '../jobs/reconcile-menus.ts';
import { lineClient } from '../line/client.ts';
import { richMenus } from '../line/rich-menu.ts';
import { deployMenus, stepsToGo, wordsOf } from '../menus/deploy.ts';
import { keptPicture, wantedMenus } from '../menus/wanted.ts';
import type { Command, Console } from './command.ts';
import { type LineAccess, lineOf } from './line.ts';
import { grouped } from './read.ts';
import { withStore } from './store.ts';

const OPTIONS = {
  'dry-run': { type: 'boolean', default: false },
  reconcile: { type: 'boolean', default: false },
} as const;

export const menu: Command = {
  usage: 'menu [--dry-run | --reconcile]',
  does: 'brings the rich menus at LINE to what they should be; --reconcile: looks at every person’s and repairs it',
  run: (args, console) =>
    withStore(console.env, async (db) => {
      const { values } = parseArgs({ args, options: OPTIONS });
      if (values.reconcile && values['dry-run']) throw new Error('--dry-run or --reconcile, not both');
      const line = lineOf(console.env);
      if (values.reconcile) return reconcile(db, line, console);
      const { clock, pause, say, progress } = console;
      const deployment = { db, line: richMenus(line), clock, pause, say, progress };
      const wanted = await wantedMenus(keptPicture);
      if (values['dry-run']) {
        const steps = await stepsToGo(deployment, wanted);
        for (const step of steps) say(wordsOf(step));
        return say(`${steps.length} steps to go; nothing was changed`);
      }
      const taken = await deployMenus(deployment, wanted);
      say(taken > 0 ? `the menus are up to date, ${taken} steps` : 'the menus are up to date, nothing to do');
    }),
};

async function reconcile(db: Db, settings: LineAccess, { clock, say, progress }: Console): Promise<void> {
  const everybody = (await one(db, linkedPeople({})))?.people ?? 0;
  const quiet = () => {};
  const ports = { db, line: lineClient(settings), clock, log: { info: quiet, warn: quiet, error: quiet } };
  const { checked, repaired } = await reconcileEverybody(ports, (done) => {
    progress(`${grouped(done.checked)} of ${grouped(everybody)} people looked at, ${grouped(done.repaired)} repaired`);
  });
  say(`people looked at: ${grouped(checked)}; menus repaired: ${grouped(repaired)}`);
}
