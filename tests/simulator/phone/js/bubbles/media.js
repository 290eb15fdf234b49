import { areaButtons } from '../areas.js';
import { h } from '../dom.js';
import { icon } from '../icons.js';
import { stickerFace } from '../stickers.js';
import { TEXT } from '../text.js';

/** @typedef {import('../../../platform/phone-types.ts').LineObject} LineObject */
/** @typedef {(action: LineObject) => void} Act */

/** @param {LineObject} message @param {Act} act */
export function imageBubble(message, act) {
  const full = String(message.contentUrl ?? message.originalContentUrl);
  const open = () => act({ type: 'photo', url: full });
  const picture = h('img', {
    src: message.contentUrl ?? message.previewImageUrl ?? full,
    alt: TEXT.photo,
    loading: 'lazy',
  });
  return h('button', { class: 'photo', type: 'button', 'aria-label': TEXT.photoBig, onclick: open }, picture);
}

/** A friendly face of our own in place of LINE's art. @param {LineObject} message */
export function stickerBubble(message) {
  const words = /** @type {string[]} */ (message.keywords ?? []).join(' ');
  return h(
    'div',
    { class: 'sticker', role: 'img', 'aria-label': TEXT.stickerSent(words) },
    stickerFace(String(message.stickerId)),
  );
}

/** @param {LineObject} message @param {Act} act */
export function locationBubble(message, act) {
  const { latitude, longitude } = message;
  const map = `https://www.google.com/maps/search/?api=1&query=${latitude},${longitude}`;
  return h(
    'button',
    { class: 'place', type: 'button', onclick: () => act({ type: 'uri', uri: map }) },
    h('span', { class: 'place-map' }, icon('pin', 32)),
    h('strong', {}, String(message.title ?? TEXT.location)),
    h('span', {}, String(message.address ?? `${latitude}, ${longitude}`)),
  );
}

/** @param {LineObject} message */
export const videoBubble = (message) =>
  h('video', {
    class: 'photo',
    src: message.originalContentUrl,
    poster: message.previewImageUrl,
    controls: true,
    preload: 'none',
  });

/** @param {LineObject} message */
export const audioBubble = (message) =>
  h('audio', { src: message.originalContentUrl, controls: true, preload: 'none' });

/** @param {LineObject} message @param {Act} act */
export function imagemapBubble(message, act) {
  const size = /** @type {{ width: number, height: number }} */ (message.baseSize);
  const actions = /** @type {(LineObject & { area: { x: number, y: number, width: number, height: number } })[]} */ (
    message.actions ?? []
  );
  const areas = actions.map(({ area, ...action }) => ({
    bounds: area,
    action: action.linkUri ? { ...action, type: 'uri', uri: action.linkUri } : { ...action, type: String(action.type) },
  }));
  return h(
    'div',
    { class: 'imagemap', style: `aspect-ratio:${size.width}/${size.height}` },
    h('img', { src: `${message.baseUrl}/1040`, alt: message.altText }),
    ...areaButtons(areas, size, act),
  );
}
