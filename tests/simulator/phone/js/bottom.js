import { areaButtons } from './areas.js';
import { createComposer } from './composer.js';
import { h, redraw } from './dom.js';
import { icon } from './icons.js';
import { TEXT } from './text.js';

/** @typedef {import('./phone.js').Phone} Phone */
/** @typedef {import('../../platform/phone-types.ts').PhoneState} PhoneState */
/** @typedef {import('../../platform/phone-types.ts').PhoneRichMenu} PhoneRichMenu */

/** @param {Phone} phone @param {PhoneRichMenu} menu */
const picture = (phone, menu) => [
  h('img', { src: menu.imageUrl, alt: '' }),
  ...areaButtons(menu.areas, menu.size, (action) => phone.act(action)),
];

/**
 * What stands under the chat: the rich menu with its bar, or the composer, or (blocked) a way back.
 * @param {Phone} phone
 */
export function createBottom(phone) {
  const image = h('div', { class: 'rich-menu', role: 'group' });
  const bar = h('div', { class: 'menu-bar' });
  const composer = createComposer(phone, () => choose({ typing: false, open: true }));
  const unblock = h(
    'button',
    { class: 'main-button', type: 'button', onclick: () => phone.send({ do: 'unblock' }) },
    TEXT.unblock,
  );
  const blocked = h('div', { class: 'blocked', role: 'status' }, h('p', {}, TEXT.blocked), unblock);
  const el = h('div', { class: 'bottom' }, image, bar, composer.el, blocked);
  /** @type {PhoneRichMenu | null} */
  let menu = null;
  let isBlocked = false;
  let look = { typing: false, open: false };

  function show() {
    const barOn = menu !== null && !look.typing;
    bar.hidden = isBlocked || !barOn;
    composer.el.hidden = isBlocked || barOn;
    image.hidden = isBlocked || !barOn || !look.open;
    blocked.hidden = !isBlocked;
    composer.offerMenu(menu !== null);
    if (menu) redraw(bar, `${menu.richMenuId}|${look.open}`, () => barContent(/** @type {PhoneRichMenu} */ (menu)));
  }
  /** @param {Partial<typeof look>} next */
  function choose(next) {
    look = { ...look, ...next };
    show();
  }
  /** @param {PhoneRichMenu} shown */
  function barContent(shown) {
    const keys = h('button', {
      class: 'icon-button',
      type: 'button',
      'aria-label': TEXT.showKeyboard,
      onclick: () => fill(''),
    });
    keys.append(icon('keyboard'));
    const words = look.open ? TEXT.closeMenu(shown.chatBarText) : TEXT.openMenu(shown.chatBarText);
    const toggle = h(
      'button',
      {
        class: 'bar-text',
        type: 'button',
        'aria-expanded': look.open,
        'aria-label': words,
        onclick: () => {
          choose({ open: !look.open });
          /** @type {HTMLElement | null} */ (bar.querySelector('.bar-text'))?.focus();
        },
      },
      shown.chatBarText,
      icon(look.open ? 'down' : 'up', 18),
    );
    return [keys, toggle];
  }
  /** @param {string} text */
  function fill(text) {
    choose({ typing: true });
    composer.fill(text);
  }

  /** @param {PhoneState} state */
  function update(state) {
    isBlocked = state.user.blocked;
    const next = state.richMenu;
    if (next && next.richMenuId !== menu?.richMenuId) {
      image.style.aspectRatio = `${next.size.width}/${next.size.height}`;
      image.setAttribute('aria-label', next.chatBarText);
      image.replaceChildren(...picture(phone, next));
      // A new menu opens as it asks to; a menu that follows another keeps what the person chose.
      if (!menu) look = { ...look, open: next.selected };
    }
    menu = next;
    show();
  }
  return {
    el,
    update,
    fill,
    openMenu: () => choose({ typing: false, open: true }),
    closeMenu: () => choose({ open: false }),
  };
}
