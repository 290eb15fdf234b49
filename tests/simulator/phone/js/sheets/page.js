import { h } from '../dom.js';
import { icon } from '../icons.js';
import { TEXT } from '../text.js';

/** @typedef {import('../phone.js').Phone} Phone */

/**
 * A LIFF page over the chat: title, address, close, as LINE's own browser shows it.
 * @param {Phone} phone
 * @param {string} address
 * @param {string} [title]
 */
export function pageSheet(phone, address, title = TEXT.page) {
  const { host } = new URL(address, location.href);
  const tab = h('a', {
    class: 'icon-button',
    href: address,
    target: '_blank',
    rel: 'noopener',
    'aria-label': TEXT.openTab,
  });
  tab.append(icon('link', 22));
  const frame = h('iframe', { src: address, title, allow: 'camera; geolocation; clipboard-write' });
  phone.sheet({ title, subtitle: host, body: [frame], tall: true, tool: tab });
}

/** A picture over the chat. @param {Phone} phone @param {string} url */
export function photoPage(phone, url) {
  phone.sheet({ title: TEXT.photo, body: [h('img', { class: 'photo-full', src: url, alt: TEXT.photo })], tall: true });
}

/** tel: and mailto: need a second tap, so that nobody rings up by mistake. @param {Phone} phone @param {string} uri */
export function callSheet(phone, uri) {
  const number = decodeURIComponent(uri.replace(/^\w+:/, ''));
  const link = h('a', { class: 'main-button', href: uri }, icon('phone'), TEXT.call(number));
  phone.sheet({ title: number, body: [link] });
}
