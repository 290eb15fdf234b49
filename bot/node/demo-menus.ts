import { setTimeout as pause } from 'node:timers/promises';
import type { LineConfig } from '../config.ts';
import type { Db } from '../db/db.ts';
import { richMenus } from '../line/rich-menu.ts';
import { deployMenus } from '../menus/deploy.ts';
import { keptPicture, wantedMenus } from '../menus/wanted.ts';
import type { Clock, Log } from '../ports.ts';

/** What `npm run cli -- menu` does for real LINE: our own stand-in starts empty, and its phone should show the menus at once. */
export async function showDemoMenus(db: Db, line: LineConfig, clock: Clock, log: Log): Promise<void> {
  const quiet = () => {};
  const deployment = { db, line: richMenus(line), clock, pause, say: quiet, progress: quiet };
  const steps = await deployMenus(deployment, await wantedMenus(keptPicture));
  log.info('demo-menus.shown', { steps });
}
