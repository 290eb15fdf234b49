import { h } from '../dom.js';

/** @typedef {import('../../../platform/phone-types.ts').LineObject} LineObject */

// What LINE turns into links by itself: addresses, mail, Thai phone numbers.
const LINK =
  /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}])|([\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(?<!\d)(0\d{1,2}[- ]?\d{3}[- ]?\d{3,4})(?!\d)/g;

/** @param {RegExpExecArray} match */
function addressOf([found, web, mail]) {
  if (web) return web;
  return mail ? `mailto:${mail}` : `tel:${found.replace(/[^\d]/g, '')}`;
}

/**
 * Text with its links clickable; line breaks stay by CSS.
 * @param {string} text
 * @param {(action: LineObject) => void} act
 * @returns {(string | Node)[]}
 */
export function linked(text, act) {
  /** @type {(string | Node)[]} */
  const parts = [];
  let at = 0;
  for (const match of text.matchAll(LINK)) {
    const uri = addressOf(match);
    /** @param {Event} event */
    const open = (event) => {
      event.preventDefault();
      act({ type: 'uri', uri });
    };
    parts.push(text.slice(at, match.index), h('a', { href: uri, onclick: open }, match[0]));
    at = match.index + match[0].length;
  }
  return [...parts, text.slice(at)];
}

/** @param {string} text @param {unknown} emojis LINE's `{ index }` list, in UTF-16 units */
function withEmojis(text, emojis) {
  const units = text.split('');
  for (const { index } of /** @type {{ index: number }[]} */ (emojis ?? [])) units[index] = '🙂';
  return units.join('');
}

/**
 * The visible text of a text or textV2 message; LINE emoji become a plain one.
 * @param {LineObject} message
 */
export function plainText(message) {
  if (message.type !== 'textV2') return withEmojis(String(message.text), message.emojis);
  const filled = /** @type {Record<string, { type: string }>} */ (message.substitution ?? {});
  return String(message.text)
    .replace(/\{(\w{1,20})\}/g, (all, key) => (filled[key]?.type === 'emoji' ? '🙂' : filled[key] ? `@${key}` : all))
    .replaceAll('{{', '{')
    .replaceAll('}}', '}');
}

/** @param {LineObject} message @param {(action: LineObject) => void} act */
export const textBubble = (message, act) => h('div', { class: 'bubble' }, ...linked(plainText(message), act));
