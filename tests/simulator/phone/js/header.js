import { personFace } from './bot-face.js';
import { h, redraw, spoken } from './dom.js';
import { icon } from './icons.js';
import { chatSheet } from './sheets/chat-menu.js';
import { TEXT } from './text.js';

/** @typedef {import('./phone.js').Phone} Phone */
/** @typedef {import('../../platform/phone-types.ts').PhoneState} PhoneState */

/**
 * The green bar: back to the people (with what the others have not read), the account and its badge, the chat's menu.
 * @param {Phone} phone
 */
export function createHeader(phone) {
  const badge = h('span', { class: 'badge', hidden: true });
  const back = h('button', {
    class: 'icon-button back',
    type: 'button',
    'aria-label': TEXT.back,
    onclick: () => phone.desk.peopleSheet(phone),
  });
  back.append(icon('back'), badge);
  const title = h('div', { class: 'title' });
  const menu = h('button', {
    class: 'icon-button',
    type: 'button',
    'aria-label': TEXT.chatMenu,
    onclick: () => chatSheet(phone),
  });
  menu.append(icon('menu'));
  const el = h('header', { class: 'chat-head' }, back, title, menu);

  /** @param {PhoneState} state */
  function update(state) {
    const { displayName } = state.bot;
    redraw(title, `${displayName}|${state.user.displayName}`, () => [
      h(
        'h1',
        {},
        h('span', { class: 'shield' }, icon('shield', 18)),
        spoken(TEXT.official),
        h('span', { class: 'clip' }, displayName),
      ),
      h('div', { class: 'whose' }, personFace(state.user), h('span', { class: 'clip' }, state.user.displayName)),
    ]);
  }
  /** @param {number} unread messages that the other people have not read */
  function others(unread) {
    badge.hidden = unread === 0;
    badge.textContent = unread > 99 ? '99+' : String(unread);
    back.setAttribute('aria-label', unread ? `${TEXT.back} ${TEXT.unread(unread)}` : TEXT.back);
  }
  return { el, update, others };
}
