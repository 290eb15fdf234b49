import type { messagingApi } from '@line/bot-sdk';
import { LABELS } from '../../shared/text/labels.ts';
import { MENU_BAR, MENU_SPOKEN } from '../../shared/text/rich-menu.ts';

export type MenuName = keyof typeof MENU_BAR;
export type MenuAction = keyof typeof MENU_SPOKEN;

/** One area of a menu, in pixels of its picture. */
export interface MenuCell {
  readonly action: MenuAction;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface MenuDefinition {
  readonly name: MenuName;
  /** Who sees it: everybody who has no menu of her own, or each registered person. */
  readonly shownTo: 'everybody' | 'registered';
  readonly cells: readonly MenuCell[];
}

/** The smaller of LINE's two usual sizes for two rows: sharp on a phone of 1,200 pixels and light on a weak signal. */
export const MENU_SIZE = { width: 1200, height: 810 } as const;

const ROW = MENU_SIZE.height / 2;
const cell = (action: MenuAction, x: number, row: 0 | 1, width: number): MenuCell => ({
  action,
  x,
  y: row * ROW,
  width,
  height: ROW,
});

/** What is not open yet has no area: a button that leads nowhere costs trust. */
export const MENUS: readonly MenuDefinition[] = [
  {
    name: 'guest',
    shownTo: 'everybody',
    cells: [cell('register', 0, 0, 1200), cell('help', 0, 1, 600), cell('contact', 600, 1, 600)],
  },
  {
    name: 'volunteer',
    shownTo: 'registered',
    cells: [
      cell('report', 0, 0, 800),
      cell('points', 800, 0, 400),
      cell('my-reports', 0, 1, 400),
      cell('help', 400, 1, 400),
      cell('contact', 800, 1, 400),
    ],
  },
];

/** The menu as LINE takes it, but for its name. Areas send plain chat words: those need no seal and never grow stale. */
export function lineMenu(menu: MenuDefinition): Omit<messagingApi.RichMenuRequest, 'name'> {
  return {
    size: { ...MENU_SIZE },
    selected: true,
    chatBarText: MENU_BAR[menu.name],
    areas: menu.cells.map(({ action, ...bounds }) => ({
      bounds,
      action: { type: 'message', label: MENU_SPOKEN[action], text: LABELS[action] },
    })),
  };
}
