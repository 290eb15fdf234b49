import { h } from '../dom.js';
import { TEXT } from '../text.js';
import { slider } from './slider.js';
import { tappable } from './tappable.js';

/** @typedef {import('../../../platform/phone-types.ts').LineObject} LineObject */
/** @typedef {(action: LineObject) => void} Act */
/**
 * @typedef {object} Column
 * @property {string} [title]
 * @property {string} [text]
 * @property {string} [thumbnailImageUrl]
 * @property {string} [imageUrl]
 * @property {string} [imageAspectRatio]
 * @property {LineObject} [defaultAction]
 * @property {LineObject} [action]
 * @property {LineObject[]} [actions]
 */

/** @param {LineObject} action @param {Act} act */
const button = (action, act) =>
  h('button', { class: 'template-button', type: 'button', onclick: () => act(action) }, String(action.label ?? ''));

/** @param {Column} column @param {Act} act @param {string} [ratio] */
function card(column, act, ratio) {
  const head = h(
    'div',
    { class: 'template-text' },
    column.title ? h('strong', {}, column.title) : null,
    h('p', {}, column.text ?? ''),
  );
  if (column.defaultAction) tappable(head, column.defaultAction, act);
  return h(
    'div',
    { class: 'template-card' },
    column.thumbnailImageUrl
      ? h('img', { class: ratio === 'square' ? 'square' : '', src: column.thumbnailImageUrl, alt: '', loading: 'lazy' })
      : null,
    head,
    h('div', { class: 'template-buttons' }, ...(column.actions ?? []).map((action) => button(action, act))),
  );
}

/** @param {Column} column @param {Act} act */
function pictureCard(column, act) {
  const picture = h('img', { src: column.imageUrl, alt: '', loading: 'lazy' });
  const box = h('div', { class: 'template-picture' }, picture, h('span', {}, String(column.action?.label ?? '')));
  if (column.action) tappable(box, column.action, act);
  return box;
}

/** @param {HTMLElement[]} cards */
function row(cards) {
  const track = h('div', { class: 'template-track' }, ...cards);
  return h('div', { class: 'template-row' }, track, ...slider(track, TEXT.cards));
}

/**
 * Buttons, confirm, carousel and image carousel templates.
 * @param {LineObject} message
 * @param {Act} act
 */
export function templateBubble(message, act) {
  const template = /** @type {LineObject & Column & { columns?: Column[], imageAspectRatio?: string }} */ (
    message.template
  );
  const columns = template.columns ?? [];
  const shape = template.imageAspectRatio === 'square' ? 'square' : undefined;
  if (template.type === 'carousel') return row(columns.map((column) => card(column, act, shape)));
  if (template.type === 'image_carousel') return row(columns.map((column) => pictureCard(column, act)));
  const single = card(template, act, shape);
  single.classList.add(template.type === 'confirm' ? 'confirm' : 'buttons');
  return single;
}
