import type { Browser } from 'playwright-core';
import { MENU_SIZE, type MenuDefinition } from '../../bot/menus/definitions.ts';
import { menuPage } from './page.ts';

/** Where the picture of a menu is kept. */
export const imageFile = (menu: MenuDefinition): URL =>
  new URL(`../../bot/menus/images/${menu.name}.png`, import.meta.url);

/** The picture of a menu as PNG, one pixel of the page for one of the picture. */
export async function drawMenu(browser: Browser, menu: MenuDefinition): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { ...MENU_SIZE }, deviceScaleFactor: 1 });
  try {
    await page.setContent(menuPage(menu));
    await page.evaluate('document.fonts.ready');
    return await page.screenshot({ type: 'png' });
  } finally {
    await page.close();
  }
}
