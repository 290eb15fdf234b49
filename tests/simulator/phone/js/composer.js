import { h } from './dom.js';
import { icon } from './icons.js';
import { attachSheet, stickerSheet } from './sheets/attach.js';
import { TEXT } from './text.js';

/** @typedef {import('./phone.js').Phone} Phone */

/** @param {import('./icons.js').IconName} name @param {string} label @param {() => void} onclick */
function iconButton(name, label, onclick) {
  const button = h('button', { class: 'icon-button', type: 'button', 'aria-label': label, onclick });
  button.append(icon(name));
  return button;
}

/**
 * Where a person writes. Enter sends, Shift + Enter begins a line, an unfinished IME word does neither.
 * @param {Phone} phone
 * @param {() => void} toMenu back to the rich menu's bar
 */
export function createComposer(phone, toMenu) {
  const menu = iconButton('menu', TEXT.showMenu, toMenu);
  const field = h('textarea', {
    rows: 1,
    'aria-label': TEXT.write,
    placeholder: 'Aa',
    maxlength: 5000,
    enterkeyhint: 'send',
    lang: 'th',
  });
  const sticker = iconButton('smile', TEXT.sticker, () => stickerSheet(phone));
  const send = h('button', { class: 'icon-button send', type: 'submit', 'aria-label': TEXT.send });
  send.append(icon('send'));
  const plus = iconButton('plus', TEXT.attach, () => attachSheet(phone));
  const el = h('form', { class: 'composer' }, menu, plus, h('div', { class: 'write' }, field), sticker, send);

  function grown() {
    const empty = field.value.trim() === '';
    sticker.hidden = !empty;
    send.hidden = empty;
    field.style.height = 'auto';
    if (field.scrollHeight > 0) field.style.height = `${Math.min(field.scrollHeight + 2, 140)}px`;
  }
  el.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) return;
    field.value = '';
    grown();
    field.focus();
    phone.send({ do: 'text', text });
  });
  field.addEventListener('input', grown);
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    el.requestSubmit();
  });
  grown();

  return {
    el,
    /** @param {boolean} has */
    offerMenu: (has) => {
      menu.hidden = !has;
    },
    /** @param {string} text */
    fill(text) {
      if (text) field.value = text;
      grown();
      field.focus();
      field.setSelectionRange(field.value.length, field.value.length);
    },
  };
}
