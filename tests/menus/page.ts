import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { MENU_SIZE, type MenuCell, type MenuDefinition } from '../../bot/menus/definitions.ts';
import { wordsOfArea } from '../../shared/text/rich-menu.ts';
import { ICONS } from './icons.ts';

const require = createRequire(import.meta.url);
const FONT_FILES = join(dirname(require.resolve('@fontsource/noto-sans-thai/package.json')), 'files');
const CSS = readFileSync(new URL('menu.css', import.meta.url), 'utf8');
/** From here on an area has room for its words beside the picture, and for a second line. */
const WIDE = 700;
/** Below this a word of two parts stands in two lines: 20 CSS pixels on a phone 390 wide leave no room for one. */
const NARROW = 500;

/** The fonts come with the repository's packages, so that the drawing is the same on every machine; Latin has the dot. */
function fontFace(subset: 'thai' | 'latin', weight: 500 | 700): string {
  const file = join(FONT_FILES, `noto-sans-thai-${subset}-${weight}-normal.woff2`);
  const source = `url(data:font/woff2;base64,${readFileSync(file).toString('base64')}) format("woff2")`;
  return `@font-face{font-family:"Menu ${subset}";font-weight:${weight};src:${source}}`;
}

const FONTS = [fontFace('thai', 500), fontFace('thai', 700), fontFace('latin', 500)].join('');

function lookOf({ area, width }: MenuCell): string {
  if (width === MENU_SIZE.width) return 'main whole';
  if (width >= WIDE) return `main ${area}`;
  if (width >= NARROW) return 'half';
  return area === 'points' ? 'gold' : 'plain';
}

function drawCell(cell: MenuCell): string {
  const { area, x, y, width, height } = cell;
  const words = wordsOfArea(area);
  const lines = (width < NARROW && words.lines) || [words.says];
  const under = width >= WIDE ? words.under : undefined;
  return `<section class="${lookOf(cell)}" style="left:${x}px;top:${y}px;width:${width}px;height:${height}px"><div class="card">
<span class="icon"><svg viewBox="0 0 24 24">${ICONS[area]}</svg></span>
<p><b>${lines.join('<br>')}</b>${under ? `<small>${under}</small>` : ''}</p></div></section>`;
}

/** A page that shows one menu at the size of its picture. */
export function menuPage(menu: MenuDefinition): string {
  const { width, height } = MENU_SIZE;
  return `<!doctype html><html lang="th"><meta charset="utf-8"><title>${menu.name}</title>
<style>${FONTS}body{width:${width}px;height:${height}px}${CSS}</style>
${menu.cells.map(drawCell).join('\n')}</html>`;
}
