import { h } from './dom.js';
import { TEXT } from './text.js';

/** @typedef {import('../../platform/phone-types.ts').RichMenuArea} RichMenuArea */
/** @typedef {import('../../platform/phone-types.ts').LineObject} LineObject */

/**
 * Invisible buttons over a picture, in per cent of it. Their names are what LINE reads aloud: the label of the action.
 * @param {RichMenuArea[]} areas
 * @param {{ width: number, height: number }} size of the picture that the bounds count in
 * @param {(action: LineObject) => void} act
 */
export function areaButtons(areas, size, act) {
  return areas.map(({ bounds, action }, i) => {
    const style = [
      `left:${(bounds.x / size.width) * 100}%`,
      `top:${(bounds.y / size.height) * 100}%`,
      `width:${(bounds.width / size.width) * 100}%`,
      `height:${(bounds.height / size.height) * 100}%`,
    ].join(';');
    const label = action.label ?? action.displayText ?? action.text ?? TEXT.menuArea(i + 1);
    return h('button', { class: 'area', type: 'button', style, 'aria-label': label, onclick: () => act(action) });
  });
}
