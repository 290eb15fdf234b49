import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actionOfWord } from '../../bot/conversation/actions.ts';
import { lineMenu, MENU_SIZE, MENUS } from '../../bot/menus/definitions.ts';
import { LABELS } from '../../shared/text/labels.ts';
import { MENU_BAR, wordsOfArea } from '../../shared/text/rich-menu.ts';
import { imageSize } from '../simulator/platform/store/image-size.ts';
import { launchBrowser } from '../support/browser.ts';
import { drawMenu, imageFile } from './drawing.ts';
import { menuPage } from './page.ts';

const graphemes = (text: string) => [...new Intl.Segmenter('th').segment(text)].length;

describe.each(MENUS)('the menu $name', (menu) => {
  const { cells } = menu;

  test('has a light picture of its own size', () => {
    const png = readFileSync(imageFile(menu));
    expect(imageSize(png)).toEqual({ type: 'image/png', ...MENU_SIZE });
    // line-platform.md §4.4: at most about 150 KB for slow links.
    expect(png.length).toBeLessThan(150_000);
  });

  test('is covered by its areas, and none lies over another', () => {
    const covered = cells.reduce((sum, { width, height }) => sum + width * height, 0);
    expect(covered).toBe(MENU_SIZE.width * MENU_SIZE.height);
    for (const [i, a] of cells.entries()) {
      expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= MENU_SIZE.width && a.y + a.height <= MENU_SIZE.height).toBe(true);
      for (const b of cells.slice(i + 1)) {
        const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(apart, `${a.area} and ${b.area}`).toBe(true);
      }
    }
  });

  test('sends words that the chat understands, and speaks no others', () => {
    for (const { area } of cells) {
      const { action, says, spoken, lines } = wordsOfArea(area);
      expect(actionOfWord(LABELS[action])).toBe(action);
      expect(actionOfWord(spoken)).toBe(area === 'report-returned' ? 'resend' : action);
      // Typed, the big words do what a tap does; `แก้รายงาน` begins the report that was returned, as `ส่งรายงาน` does.
      expect(actionOfWord(says)).toBe(area === 'report-returned' ? 'resend' : action);
      expect(graphemes(spoken)).toBeLessThanOrEqual(20);
      expect((lines ?? [says]).join('')).toBe(says);
    }
    expect(MENU_BAR[menu.name].length).toBeLessThanOrEqual(14);
    expect(lineMenu(menu).areas?.every(({ action }) => action?.type === 'message')).toBe(true);
  });
});

describe('drawn anew', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  test.each(MENUS)('$name looks as the picture that is kept', async (menu) => {
    const fresh = await drawMenu(browser, menu);
    // Other versions of Chromium smooth edges a little differently; a missing font or word moves far more pixels.
    expect(await differing(browser, readFileSync(imageFile(menu)), fresh)).toBeLessThan(0.004);
  });

  test.each(MENUS)('no word of $name leaves its card', async (menu) => {
    const page = await browser.newPage({ viewport: { ...MENU_SIZE } });
    await page.setContent(menuPage(menu));
    await page.evaluate('document.fonts.ready');
    const outside = await page.evaluate(`[...document.querySelectorAll('b, small, .icon')].filter((piece) => {
      const words = piece.getBoundingClientRect(), card = piece.closest('.card').getBoundingClientRect();
      return words.left < card.left + 16 || words.right > card.right - 16 || words.top < card.top || words.bottom > card.bottom;
    }).map((piece) => piece.textContent)`);
    await page.close();
    expect(outside).toEqual([]);
  });
});

/** Share of pixels whose colour differs visibly; the browser decodes both pictures. */
async function differing(browser: Browser, kept: Buffer, fresh: Buffer): Promise<number> {
  const page = await browser.newPage();
  try {
    return (await page.evaluate(
      `(async () => {
        const pixels = async (data) => {
          const image = new Image();
          image.src = 'data:image/png;base64,' + data;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
          canvas.drawImage(image, 0, 0);
          return canvas.getImageData(0, 0, image.width, image.height).data;
        };
        const [a, b] = [await pixels('${kept.toString('base64')}'), await pixels('${fresh.toString('base64')}')];
        let count = a.length === b.length ? 0 : a.length;
        for (let i = 0; i < a.length; i += 4)
          if (Math.abs(a[i] - b[i]) + Math.abs(a[i + 1] - b[i + 1]) + Math.abs(a[i + 2] - b[i + 2]) > 96) count++;
        return count / (a.length / 4);
      })()`,
    )) as number;
  } finally {
    await page.close();
  }
}
