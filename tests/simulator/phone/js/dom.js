/** @typedef {Node | string | false | null | undefined} Child */

/**
 * One element with properties, listeners (`onclick`) and children; null children are left out.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, unknown>} [props] attributes; `true` is an empty attribute, false and null are left out; aria-* say true and false
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (name.startsWith('aria-') && value !== null && value !== undefined)
      element.setAttribute(name, String(value));
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Text that only a screen reader says. @param {string} text */
export const spoken = (text) => h('span', { class: 'sr' }, text);

/** @type {WeakMap<HTMLElement, string>} */
const keys = new WeakMap();

/**
 * Sets children only when `key` changed, so that focus and scroll positions of what did not change stay.
 * @param {HTMLElement} host
 * @param {string} key
 * @param {() => Child[]} draw
 */
export function redraw(host, key, draw) {
  if (keys.get(host) === key) return;
  keys.set(host, key);
  host.replaceChildren(...draw().filter((child) => child !== null && child !== undefined && child !== false));
}
