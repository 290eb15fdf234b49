import { doAction } from './actions.js';
import { sendDeed, watchUser } from './api.js';
import { createBottom } from './bottom.js';
import { h, redraw } from './dom.js';
import { createHeader } from './header.js';
import { icon } from './icons.js';
import { createLog } from './log.js';
import { createQuick } from './quick.js';
import { openSheet } from './sheets/sheet.js';
import { TEXT } from './text.js';
import { createWelcome } from './welcome.js';

/** @typedef {import('../../platform/phone-types.ts').PhoneState} PhoneState */
/** @typedef {import('../../platform/phone-types.ts').LineObject} LineObject */
/** @typedef {import('./api.js').PhoneDeed} PhoneDeed */
/** @typedef {import('./api.js').DeedAnswer} DeedAnswer */
/** @typedef {import('./sheets/sheet.js').SheetOptions} SheetOptions */
/** @typedef {import('./sheets/sheet.js').Sheet} Sheet */
/**
 * What the parts of one phone know of it.
 * @typedef {object} Phone
 * @property {string} userId
 * @property {HTMLElement} el
 * @property {import('./desk.js').Desk} desk
 * @property {{ fill: (text: string) => void, openMenu: () => void, closeMenu: () => void }} bottom
 * @property {() => PhoneState | null} state
 * @property {(deed: PhoneDeed) => Promise<DeedAnswer | null>} send null when it failed; the person has been told
 * @property {(action: LineObject) => Promise<boolean>} act
 * @property {(options: SheetOptions) => Sheet} sheet
 * @property {(text: string) => void} toast
 */

/** @param {Phone} phone */
function createStrip(phone) {
  const off = h(
    'button',
    { type: 'button', 'aria-label': TEXT.airplaneOff, onclick: () => phone.send({ do: 'airplane', on: false }) },
    TEXT.close,
  );
  const plane = h(
    'div',
    { class: 'strip', role: 'status', hidden: true },
    icon('plane', 20),
    h('span', {}, TEXT.airplane),
    off,
  );
  const lost = h('div', { class: 'strip lost', role: 'alert', hidden: true }, TEXT.lost);
  return { plane, lost };
}

/** The line above the chat on a desk: whose phone it is, signal, battery. */
function createStatus() {
  const who = h('span', { class: 'clip' });
  const signal = h('span', { class: 'signal' });
  const el = h('div', { class: 'status-bar', 'aria-hidden': 'true' }, who, h('span', { class: 'island' }), signal);
  /** @param {PhoneState} state */
  function update({ user }) {
    who.textContent = user.displayName;
    redraw(signal, String(user.airplane), () => [
      user.airplane ? icon('plane', 16) : h('span', { class: 'bars' }, h('i'), h('i'), h('i'), h('i')),
      h('span', { class: 'battery' }),
    ]);
  }
  return { el, update };
}

/**
 * One person's phone: follows the stand-in's stream for this user and draws what it says.
 * @param {import('./desk.js').Desk} desk
 * @param {string} userId
 */
export function createPhone(desk, userId) {
  /** @type {PhoneState | null} */
  let state = null;
  let reading = false;
  let wanted = '';
  const el = h('section', { class: 'phone', 'data-user': userId });
  const sheets = h('div', { class: 'sheets' });
  const toasts = h('div', { class: 'toasts', role: 'status' });
  const view = h('div', { class: 'view' });

  /** @type {Phone} */
  const phone = {
    userId,
    el,
    desk,
    bottom: {
      fill: (text) => bottom.fill(text),
      openMenu: () => bottom.openMenu(),
      closeMenu: () => bottom.closeMenu(),
    },
    state: () => state,
    send: (deed) => sendDeed(userId, deed).catch(() => failed(null)),
    act: (action) => doAction(phone, action).catch(() => failed(false)),
    sheet: (options) => openSheet(sheets, view, options),
    toast(text) {
      const line = h('div', { class: 'toast' }, text);
      toasts.append(line);
      line.addEventListener('animationend', () => line.remove());
    },
  };
  /** @template T @param {T} answer */
  function failed(answer) {
    phone.toast(TEXT.failed);
    return answer;
  }
  const strip = createStrip(phone);
  const status = createStatus();
  const header = createHeader(phone);
  const log = createLog(phone);
  const quick = createQuick(phone);
  const bottom = createBottom(phone);
  const welcome = createWelcome(phone);
  const chat = h(
    'div',
    { class: 'chat' },
    header.el,
    strip.plane,
    h('div', { class: 'log-box' }, log.el, log.below),
    quick.el,
    bottom.el,
  );
  view.append(status.el, strip.lost, chat, welcome.el);
  el.append(h('div', { class: 'screen' }, view, sheets, toasts));

  /** @param {PhoneState} next */
  function show(next) {
    const flying = state?.user.airplane;
    state = next;
    const { user } = next;
    if (flying !== user.airplane) el.dispatchEvent(new Event('airplane'));
    const known = user.follows || user.blocked || next.chat.length > 0;
    el.setAttribute('aria-label', TEXT.phoneOf(user.displayName));
    el.dataset.ready = 'true';
    chat.hidden = !known;
    welcome.el.hidden = known;
    strip.plane.hidden = !user.airplane;
    for (const part of [status, header, log, quick, bottom, welcome]) part.update(next);
    if (known && wanted) bottom.fill(wanted);
    if (known) wanted = '';
    void markRead(user.unread);
    desk.seen(user);
  }
  /** @param {number} unread */
  async function markRead(unread) {
    if (unread === 0 || reading || document.hidden) return;
    reading = true;
    await phone.send({ do: 'read' });
    reading = false;
  }

  const stop = watchUser(userId, show, (connected) => {
    strip.lost.hidden = connected;
  });
  return {
    phone,
    others: header.others,
    /** Types a text for the person, now or once the account has been added. @param {string} text */
    type(text) {
      wanted = text;
      if (state) show(state);
    },
    remove() {
      stop();
      el.remove();
    },
  };
}
