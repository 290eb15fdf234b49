import type { RichMenuArea } from '../phone-types.ts';

/** A rich menu as the bot made it, and its picture once uploaded. */
export interface RichMenu {
  richMenuId: string;
  size: { width: number; height: number };
  selected: boolean;
  name: string;
  chatBarText: string;
  areas: RichMenuArea[];
}

export interface MenuImage {
  bytes: Uint8Array;
  contentType: string;
}

/** One batch of links (POST /v2/bot/richmenu/batch) and how far it is. */
export interface MenuBatch {
  acceptedAt: number;
  completedAt: number;
  failed: boolean;
}

/** All menus of the channel. Links of single people stand with the person. */
export interface RichMenus {
  menus: Map<string, RichMenu>;
  images: Map<string, MenuImage>;
  aliases: Map<string, string>;
  batches: Map<string, MenuBatch>;
  resumeKeys: Map<string, string>;
  defaultId: string | null;
}

export const createRichMenus = (): RichMenus => ({
  menus: new Map(),
  images: new Map(),
  aliases: new Map(),
  batches: new Map(),
  resumeKeys: new Map(),
  defaultId: null,
});
