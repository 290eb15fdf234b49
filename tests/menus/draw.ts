import { writeFileSync } from 'node:fs';
import { MENUS } from '../../bot/menus/definitions.ts';
import { launchBrowser } from '../support/browser.ts';
import { drawMenu, imageFile } from './drawing.ts';

// `npm run draw:menus`: draws the pictures of all menus anew. Afterwards `npm run cli -- menu` shows them to people.
const browser = await launchBrowser();
try {
  for (const menu of MENUS) {
    const png = await drawMenu(browser, menu);
    writeFileSync(imageFile(menu), png);
    console.log(`${menu.name}.png ${Math.ceil(png.length / 1000)} KB`);
  }
} finally {
  await browser.close();
}
