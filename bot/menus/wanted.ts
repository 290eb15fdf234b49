import { readFile } from 'node:fs/promises';
import type { messagingApi } from '@line/bot-sdk';
import type { MenuName } from '../../shared/reminders/menu.ts';
import { sha256 } from '../keys.ts';
import { lineMenu, MENUS, type MenuDefinition } from './definitions.ts';

/** A menu as it should be at LINE. */
export interface WantedMenu {
  readonly definition: MenuDefinition;
  /** Of everything that a person sees of it: another digest is another menu, since LINE cannot change one. */
  readonly digest: string;
  readonly request: messagingApi.RichMenuRequest;
  readonly png: Uint8Array;
}

export type Picture = (name: MenuName) => Promise<Uint8Array>;

/** The pictures that `npm run draw:menus` made. */
export const keptPicture: Picture = (name) => readFile(new URL(`images/${name}.png`, import.meta.url));

export function wantedMenus(picture: Picture): Promise<WantedMenu[]> {
  return Promise.all(
    MENUS.map(async (definition) => {
      const png = await picture(definition.name);
      const menu = lineMenu(definition);
      const digest = (await sha256(JSON.stringify(menu) + Buffer.from(png).toString('base64'))).slice(0, 16);
      return { definition, digest, request: { ...menu, name: menuTitle(definition.name, digest) }, png };
    }),
  );
}

/** LINE shows this name to nobody. By it we know our own menus among those that others made. */
function menuTitle(name: MenuName, digest: string): string {
  return `vhv:${name}:${digest}`;
}

export function isOurs(title: string, name: MenuName): boolean {
  return title.startsWith(menuTitle(name, '')) && /:[0-9a-f]{16}$/.test(title);
}

/** Same for all versions of a menu. */
export function menuAlias(name: MenuName): string {
  return `vhv-${name}`;
}
