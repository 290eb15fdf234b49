import { EVERYBODYS_MENU, type MenuName } from '../../shared/reminders/menu.ts';
import type { LineMenu } from '../line/rich-menu.ts';
import { isOurs, menuAlias, type WantedMenu } from './wanted.ts';

/** What LINE and our store hold now. */
export interface MenuState {
  readonly menus: readonly LineMenu[];
  readonly aliases: ReadonlyMap<string, string>;
  readonly defaultId: string | null;
  /** `digest` is UNFINISHED until everybody has the menu. */
  readonly kept: ReadonlyMap<MenuName, { readonly id: string; readonly digest: string }>;
}

export type Step =
  | { readonly do: 'make'; readonly menu: WantedMenu }
  | { readonly do: 'alias'; readonly menu: WantedMenu; readonly exists: boolean }
  | { readonly do: 'default'; readonly menu: WantedMenu }
  | { readonly do: 'replace'; readonly links: readonly { from: string; menu: WantedMenu }[] }
  | { readonly do: 'link'; readonly menus: readonly WantedMenu[]; readonly whom: 'all' | 'newcomers' }
  | { readonly do: 'finish'; readonly menu: WantedMenu }
  | { readonly do: 'delete'; readonly id: string; readonly title: string };

/** Stands in for the digest while a menu is being shown to people. */
export const UNFINISHED = 'unfinished';

/**
 * The steps from what is to what should be; none when nothing differs. Each run plans anew from what it finds, so a run
 * that died is gone on with. The order is what LINE needs: old menus go last, when nobody holds them any more (a menu that
 * is deleted under somebody's hands stays on her screen until she opens the chat again, and then she has none).
 */
export function planMenus(wanted: readonly WantedMenu[], state: MenuState): Step[] {
  const views = wanted.map((menu) => viewOf(menu, state));
  const registered = views.filter(({ menu }) => menu.definition.name !== EVERYBODYS_MENU);
  const links = registered.flatMap(({ menu, old }) => old.map(({ id }) => ({ from: id, menu })));
  return [
    ...views.filter(({ current }) => !current).map(({ menu }): Step => ({ do: 'make', menu })),
    ...views.flatMap(({ menu, current }) => aliasStep(menu, current, state)),
    ...views
      .filter(({ menu, current }) => menu.definition.name === EVERYBODYS_MENU && !same(state.defaultId, current))
      .map(({ menu }): Step => ({ do: 'default', menu })),
    // LINE takes three of these an hour, so all menus go in one.
    ...(links.length > 0 ? [{ do: 'replace', links } as const] : []),
    ...linkSteps(registered),
    ...views.filter(({ finished }) => !finished).map(({ menu }): Step => ({ do: 'finish', menu })),
    ...views.flatMap(({ old }) => old.map(({ id, name }): Step => ({ do: 'delete', id, title: name }))),
  ];
}

function viewOf(menu: WantedMenu, { menus, kept }: MenuState) {
  const row = kept.get(menu.definition.name);
  const ours = menus.filter(({ name }) => isOurs(name, menu.definition.name));
  // One that is ours and not kept may lack its picture: its maker died, or its store is lost. Making it anew costs less than asking.
  const current = ours.find(({ id, name }) => id === row?.id && name === menu.request.name);
  return {
    menu,
    current,
    old: ours.filter((one) => one !== current),
    finished: current !== undefined && row?.digest === menu.digest,
    /** Everybody registered holds one of the old menus, which are replaced. */
    covered: row !== undefined && row.digest !== UNFINISHED && ours.some(({ id }) => id === row.id),
  };
}

/** Each person by her state: who holds one of the replaced is done but for newcomers, a menu that is new goes to all of its state. */
function linkSteps(registered: readonly { menu: WantedMenu; finished: boolean; covered: boolean }[]): Step[] {
  const unfinished = registered.filter(({ finished }) => !finished);
  const menusOf = (covered: boolean) => unfinished.filter((view) => view.covered === covered).map(({ menu }) => menu);
  return [
    { do: 'link', menus: menusOf(true), whom: 'newcomers' } as const,
    { do: 'link', menus: menusOf(false), whom: 'all' } as const,
  ].filter(({ menus }) => menus.length > 0);
}

function aliasStep(menu: WantedMenu, current: LineMenu | undefined, { aliases }: MenuState): Step[] {
  const target = aliases.get(menuAlias(menu.definition.name));
  return same(target, current) ? [] : [{ do: 'alias', menu, exists: target !== undefined }];
}

const same = (id: string | null | undefined, menu: LineMenu | undefined) => menu !== undefined && id === menu.id;
