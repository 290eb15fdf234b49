import { h } from '../dom.js';
import { flexBubble } from './flex.js';
import { audioBubble, imageBubble, imagemapBubble, locationBubble, stickerBubble, videoBubble } from './media.js';
import { templateBubble } from './template.js';
import { textBubble } from './text.js';

/** @typedef {import('../../../platform/phone-types.ts').LineObject} LineObject */
/** @typedef {(message: LineObject, act: (action: LineObject) => void) => HTMLElement} Draw */

/** @type {Record<string, Draw>} */
const KINDS = {
  text: textBubble,
  textV2: textBubble,
  flex: flexBubble,
  template: templateBubble,
  image: imageBubble,
  sticker: stickerBubble,
  location: locationBubble,
  video: videoBubble,
  audio: audioBubble,
  imagemap: imagemapBubble,
};

/**
 * Any message as elements; a kind that this phone does not know shows its altText, as old LINE versions do.
 * @param {LineObject} message
 * @param {(action: LineObject) => void} act
 */
export function drawMessage(message, act) {
  const draw = KINDS[message.type];
  return draw ? draw(message, act) : h('div', { class: 'bubble' }, String(message.altText ?? message.type));
}
