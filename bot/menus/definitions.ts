import type { messagingApi } from '@line/bot-sdk';
import type { MenuName } from '../../shared/reminders/menu.ts';
import { LABELS } from '../../shared/text/labels.ts';
import { MENU_BAR, type MenuArea, wordsOfArea } from '../../shared/text/rich-menu.ts';

/** One area of a menu, in pixels of its picture. */
export interface MenuCell {
  readonly area: MenuArea;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface MenuDefinition {
  readonly name: MenuName;
  readonly cells: readonly MenuCell[];
}

/** The smaller of LINE's two usual sizes for two rows: sharp on a phone of 1,200 pixels and light on a weak signal. */
export const MENU_SIZE = { width: 1200, height: 810 } as const;

const ROW = MENU_SIZE.height / 2;
const cell = (area: MenuArea, x: number, row: 0 | 1, width: number): MenuCell => ({
  area,
  x,
  y: row * ROW,
  width,
  height: ROW,
});

/** The same places in all menus of volunteers, so that a finger finds its way; only the large area tells of the month. */
const volunteerCells = (main: MenuArea): MenuCell[] => [
  cell(main, 0, 0, 800),
  cell('points', 800, 0, 400),
  cell('my-reports', 0, 1, 400),
  cell('help', 400, 1, 400),
  cell('contact', 800, 1, 400),
];

/** What is not open yet has no area: a button that leads nowhere costs trust. */
export const MENUS: readonly MenuDefinition[] = [
  {
    name: 'guest',
    cells: [cell('register', 0, 0, 1200), cell('help', 0, 1, 600), cell('contact', 600, 1, 600)],
  },
  { name: 'volunteer', cells: volunteerCells('report') },
  { name: 'due-soon', cells: volunteerCells('report-soon') },
  {
    name: 'reported',
    // The large area opens her reports already.
    cells: [
      cell('report-sent', 0, 0, 800),
      cell('points', 800, 0, 400),
      cell('help', 0, 1, 600),
      cell('contact', 600, 1, 600),
    ],
  },
  { name: 'returned', cells: volunteerCells('report-returned') },
  {
    name: 'staff',
    cells: [
      cell('review', 0, 0, 1200),
      cell('call-list', 0, 1, 400),
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
    areas: menu.cells.map(({ area, ...bounds }) => {
      const { action, spoken } = wordsOfArea(area);
      return { bounds, action: { type: 'message', label: spoken, text: LABELS[action] } };
    }),
  };
}
