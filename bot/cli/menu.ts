import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { richMenus } from '../line/rich-menu.ts';
import { deployMenus, stepsToGo, wordsOf } from '../menus/deploy.ts';
import { keptPicture, wantedMenus } from '../menus/wanted.ts';
import type { Command } from './command.ts';
import { withStore } from './store.ts';

export const menu: Command = {
  usage: 'menu [--dry-run]',
  does: 'brings the rich menus at LINE to what they should be',
  run: (args, { env, now, say, progress }) =>
    withStore(env, async (db) => {
      const { values } = parseArgs({ args, options: { 'dry-run': { type: 'boolean', default: false } } });
      // Keys are not needed here; without LINE settings there is no LINE to talk to, not even in demo mode.
      const { line: settings } = readConfig({ ...env, DEMO: '1' });
      if (!settings) throw new Error('LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN: missing');
      const deployment = { db, line: richMenus(settings), clock: { now: () => now }, pause, say, progress };
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
