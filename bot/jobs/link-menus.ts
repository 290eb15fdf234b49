import type { MenuName } from '../../shared/reminders/menu.ts';
import type { Line, Log } from '../ports.ts';

/** LINE's id of each of our menus, by name. */
export type MenuIds = ReadonlyMap<string, string>;

interface Linker {
  readonly line: Pick<Line, 'linkRichMenus'>;
  readonly log: Log;
}

export interface WantedLink {
  readonly lineUserId: string;
  readonly menu: MenuName;
}

/** LINE's most for one call. */
const MOST = 500;

/**
 * Gives everybody named the menu that she should have, in bulk; answers how many.
 * @throws when LINE gave no clear answer or had enough: the caller's next run begins here again
 */
export async function linkByMenu({ line, log }: Linker, ids: MenuIds, wanted: readonly WantedLink[]): Promise<number> {
  let linked = 0;
  for (const [name, id] of ids) {
    const userIds = wanted.filter(({ menu }) => menu === name).map(({ lineUserId }) => lineUserId);
    for (let start = 0; start < userIds.length; start += MOST) {
      const some = userIds.slice(start, start + MOST);
      const sent = await line.linkRichMenus(some, id);
      if (sent.kind === 'accepted') linked += some.length;
      // Refused once is refused again: the others of this run must not wait for it. The reconciler tries later.
      else if (sent.kind === 'refused')
        log.warn('menus.link-refused', { menu: name, people: some.length, message: sent.message });
      else throw new Error(`linking menus: ${sent.kind}`);
    }
  }
  return linked;
}
