import { h, redraw } from './dom.js';
import { icon } from './icons.js';
import { TEXT } from './text.js';

/** @typedef {import('./phone.js').Phone} Phone */
/** @typedef {import('../../platform/phone-types.ts').PhoneState} PhoneState */
/** @typedef {import('../../platform/phone-types.ts').LineObject} LineObject */

/** @type {Record<string, import('./icons.js').IconName>} */
const SIGNS = { camera: 'camera', cameraRoll: 'photo', location: 'pin', datetimepicker: 'calendar', uri: 'link' };

// Their sheets may be closed without a choice: then the quick replies stay.
const SHEETS = new Set(['camera', 'cameraRoll', 'location', 'datetimepicker']);

/** @param {LineObject} item */
function picture(item) {
  const action = /** @type {LineObject} */ (item.action);
  if (item.imageUrl) return h('img', { src: item.imageUrl, alt: '' });
  const sign = SIGNS[action.type];
  return sign ? icon(sign, 20) : null;
}

/**
 * The quick replies of the last message. They vanish after a tap; a sheet that was closed without a choice keeps them.
 * @param {Phone} phone
 */
export function createQuick(phone) {
  const el = h('div', { class: 'quick', role: 'group', 'aria-label': TEXT.quickReplies, hidden: true });
  /** @type {string | null} */
  let spent = null;
  let shown = '';

  /** @param {LineObject} action @param {string} key */
  async function tap(action, key) {
    const vanish = () => {
      spent = key;
      // The bot's answer may have come first, with quick replies of its own.
      if (shown === key) el.hidden = true;
    };
    if (!SHEETS.has(action.type)) vanish();
    if (await phone.act(action)) vanish();
  }

  /** @param {PhoneState} state */
  function update(state) {
    const key = state.chat.findLast((item) => item.delivered)?.id ?? '';
    shown = key;
    const items = state.user.airplane ? [] : state.quickReply;
    el.hidden = items.length === 0 || key === spent;
    redraw(el, `${key}|${items.length}`, () =>
      items.map((item) => {
        const action = /** @type {LineObject} */ (item.action);
        return h(
          'button',
          { type: 'button', onclick: () => tap(action, key) },
          h('span', { class: 'pill' }, picture(item), String(action.label ?? '')),
        );
      }),
    );
  }
  return { el, update };
}
