import { h } from '../dom.js';
import { icon } from '../icons.js';
import { TEXT } from '../text.js';

/**
 * @typedef {object} SheetOptions
 * @property {string} title
 * @property {string} [subtitle]
 * @property {(Node | null)[]} body
 * @property {boolean} [tall] covers almost the whole screen
 * @property {boolean} [full] covers all of it, as LIFF pages of that size do
 * @property {HTMLElement} [lead] a button before the title
 * @property {HTMLElement[]} [tools] more buttons in the title bar
 */
/** @typedef {{ el: HTMLElement, close: () => void, closed: Promise<void> }} Sheet */

let count = 0;

/** @param {SheetOptions} options @param {() => void} close */
function frame({ title, subtitle, body, tall, full, lead, tools = [] }, close) {
  const id = `sheet-${++count}`;
  const head = h(
    'div',
    { class: 'sheet-head' },
    lead ?? null,
    h('h2', { id, tabindex: -1 }, title, subtitle ? h('small', {}, subtitle) : null),
    ...tools,
    h('button', { class: 'icon-button', type: 'button', 'aria-label': TEXT.close, onclick: close }, icon('close')),
  );
  const size = full ? 'sheet tall full' : tall ? 'sheet tall' : 'sheet';
  return h(
    'div',
    { class: size, role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': id },
    head,
    h('div', { class: 'sheet-body' }, ...body),
  );
}

/**
 * A sheet that slides over `view` inside one phone. The rest of this phone is inert meanwhile; the neighbours are not.
 * @param {HTMLElement} host
 * @param {HTMLElement} view
 * @param {SheetOptions} options
 * @returns {Sheet}
 */
export function openSheet(host, view, options) {
  const before = document.activeElement;
  /** @type {() => void} */
  let settle = () => {};
  const closed = new Promise((resolve) => {
    settle = () => resolve(undefined);
  });
  function close() {
    if (!layer.isConnected) return;
    layer.remove();
    view.inert = host.childElementCount > 0;
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    settle();
  }
  const el = frame(options, close);
  const shade = h('div', { class: 'shade', onclick: close });
  const layer = h('div', { class: 'layer' }, shade, el);
  layer.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  view.inert = true;
  host.append(layer);
  const first = /** @type {HTMLElement | null} */ (el.querySelector('[data-first]') ?? el.querySelector('h2'));
  first?.focus({ preventScroll: true });
  return { el, close, closed };
}
