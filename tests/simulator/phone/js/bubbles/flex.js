import { render } from '../../vendor/flex-render.js';
import { h } from '../dom.js';
import { TEXT } from '../text.js';
import { bubblesOf, harmless, nodesOf } from './flex-tree.js';
import { slider } from './slider.js';
import { tappable } from './tappable.js';

/** @typedef {import('./flex-tree.js').FlexNode} FlexNode */
/** @typedef {import('../../../platform/phone-types.ts').LineObject} LineObject */

// LINE's keyword sizes in px, as flex-render's style sheet has them.
/** @type {Record<string, number>} */
const TEXT_PX = { xxs: 11, xs: 13, sm: 14, md: 16, lg: 19, xl: 22, xxl: 29, '3xl': 35, '4xl': 48, '5xl': 74 };
/** @type {Record<string, number>} */
const SPACE_PX = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };

/** @param {unknown} size @param {Record<string, number>} table @param {string} fallback */
const pixels = (size, table, fallback) => table[String(size ?? fallback)] ?? Number.parseFloat(String(size));

/** @param {HTMLElement} element @param {FlexNode} node */
function fixText(element, node) {
  // Only what asks for it follows the phone's text size (LINE: `scaling`, default false).
  if (node.scaling) {
    element.style.fontSize = `calc(${pixels(node.size, TEXT_PX, 'md')}px * var(--text-scale))`;
    element.dataset.scaling = '';
  }
  const line = element.querySelector('p');
  if (node.lineSpacing && line) line.style.lineHeight = `calc(1.5em + ${pixels(node.lineSpacing, SPACE_PX, 'none')}px)`;
  if (node.adjustMode === 'shrink-to-fit' && line) shrinkToFit(line);
}

/** A span grows with the text that it stands in. @param {HTMLElement} element @param {FlexNode} node */
function fixSpan(element, node) {
  if (!node.size) return;
  const scale = element.closest('[data-scaling]') ? 'var(--text-scale)' : '1';
  element.style.fontSize = `calc(${pixels(node.size, TEXT_PX, 'md')}px * ${scale})`;
}

/** @param {HTMLElement} line one line of text that gives way when its box is too narrow */
function shrinkToFit(line) {
  new ResizeObserver(() => {
    line.style.fontSize = '';
    if (line.scrollWidth > line.clientWidth && line.clientWidth > 0)
      line.style.fontSize = `${Math.max(0.3, line.clientWidth / line.scrollWidth) * 98}%`;
  }).observe(/** @type {HTMLElement} */ (line.parentElement));
}

/** @param {HTMLElement} element @param {FlexNode} node */
function fixButton(element, node) {
  const link = element.querySelector('a');
  if (link && node.scaling) link.style.fontSize = 'calc(16px * var(--text-scale))';
  const label = link?.querySelector('div');
  if (label && node.adjustMode === 'shrink-to-fit') shrinkToFit(label);
}

/** flex-render knows the spaces between parts by keyword only. @param {HTMLElement} element @param {FlexNode} node */
function fixBox(element, node) {
  if (/^\d+(\.\d+)?px$/.test(String(node.spacing))) element.style.gap = String(node.spacing);
}

/** @param {HTMLElement} element @param {FlexNode} node */
function fixIcon(element, node) {
  if (node.scaling) element.style.fontSize = `calc(${pixels(node.size, TEXT_PX, 'md')}px * var(--text-scale))`;
  fixPicture(element, node);
}

/** @param {HTMLElement} element @param {FlexNode} node */
function fixPicture(element, node) {
  const picture = element.querySelector('span');
  const address = String(node.url);
  if (picture && URL.canParse(address, location.href))
    picture.style.backgroundImage = `url("${new URL(address, location.href).href}")`;
}

/** @param {HTMLElement} root @param {ReturnType<typeof bubblesOf>} bubbles @param {(action: LineObject) => void} act */
function bringBack(root, bubbles, act) {
  /** @type {[string, string, (element: HTMLElement, node: FlexNode) => void, string?][]} */
  const kinds = [
    ['box', '.MdBx', fixBox],
    ['text', '.MdTxt', fixText],
    ['button', '.MdBtn', fixButton, 'a'],
    ['image', '.MdImg', fixPicture, 'a'],
    ['icon', '.MdIco', fixIcon],
    ['span', '.MdSpn', fixSpan],
  ];
  for (const [type, selector, fix, target] of kinds) {
    const elements = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(selector));
    nodesOf(bubbles, type).forEach((node, i) => {
      const element = elements[i];
      if (!element) return;
      fix(element, node);
      if (node.action) tappable(target ? (element.querySelector(target) ?? element) : element, node.action, act);
    });
  }
  const cards = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('.T1'));
  bubbles.forEach((bubble, i) => {
    const action = /** @type {LineObject | undefined} */ (bubble.action);
    if (action && cards[i]) tappable(cards[i], action, act);
  });
}

/**
 * A Flex message as elements: drawn by flex-render, then paired with its tree again for actions, pictures and text size.
 * @param {LineObject} message
 * @param {(action: LineObject) => void} act
 */
export function flexBubble(message, act) {
  const container = /** @type {LineObject} */ (message.contents);
  const root = h('div', { class: 'flex-message', role: 'group', 'aria-label': message.altText });
  root.innerHTML = render(/** @type {Parameters<typeof render>[0]} */ (/** @type {unknown} */ (harmless(container))));
  bringBack(root, bubblesOf(container), act);
  const track = /** @type {HTMLElement | null} */ (root.querySelector('.LySlider'));
  if (track) root.append(...slider(track, TEXT.cards));
  return root;
}
