import { botFace } from './bot-face.js';
import { h, redraw } from './dom.js';
import { icon } from './icons.js';
import { TEXT } from './text.js';

/** @typedef {import('./phone.js').Phone} Phone */
/** @typedef {import('../../platform/phone-types.ts').PhoneState} PhoneState */

/** The page that LINE shows before a person has added the account. @param {Phone} phone */
export function createWelcome(phone) {
  const add = h(
    'button',
    { class: 'main-button add-friend', type: 'button', onclick: () => phone.send({ do: 'follow' }) },
    icon('plus'),
    TEXT.addFriend,
  );
  const who = h('div', { class: 'welcome-who' });
  const el = h(
    'div',
    { class: 'welcome' },
    h('div', { class: 'cover' }),
    botFace('face welcome-face'),
    who,
    add,
    h('p', { class: 'hint' }, TEXT.addFriendHint),
  );

  /** @param {PhoneState} state */
  function update({ bot }) {
    redraw(who, bot.displayName + bot.basicId, () => [
      h('h1', {}, bot.displayName),
      h('p', { class: 'badge-line' }, icon('shield', 18), TEXT.official),
      h('p', { class: 'basic-id' }, bot.basicId),
    ]);
  }
  return { el, update };
}
