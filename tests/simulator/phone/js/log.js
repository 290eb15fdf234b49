import { botFace } from './bot-face.js';
import { drawMessage } from './bubbles/bubble.js';
import { h, spoken } from './dom.js';
import { icon } from './icons.js';
import { chatDate, clockTime, TEXT } from './text.js';

/** @typedef {import('./phone.js').Phone} Phone */
/** @typedef {import('../../platform/phone-types.ts').PhoneState} PhoneState */
/** @typedef {import('../../platform/phone-types.ts').ChatItem} ChatItem */
/** @typedef {{ item: ChatItem, first: boolean, last: boolean, day: string | null }} Row */

/** @param {ChatItem} item @param {ChatItem | undefined} other */
const sameBlock = (item, other) => other?.from === item.from && clockTime(other.at) === clockTime(item.at);

/** @param {ChatItem[]} chat @returns {Row[]} */
function rowsOf(chat) {
  // What the bot sent into airplane mode has not arrived.
  const shown = chat.filter((item) => item.delivered || item.from === 'user');
  return shown.map((item, i) => {
    const before = shown[i - 1];
    const day = before && chatDate(before.at) === chatDate(item.at) ? null : chatDate(item.at);
    return { item, first: before?.from !== item.from || day !== null, last: !sameBlock(item, shown[i + 1]), day };
  });
}

/** @param {Row} row */
function stamp({ item, last }) {
  if (item.from === 'user' && !item.delivered) return h('span', { class: 'stamp' }, icon('clock', 14), TEXT.waiting);
  const read = item.from === 'user' ? h('span', {}, TEXT.read) : null;
  return h('span', { class: 'stamp' }, read, last ? h('time', {}, clockTime(item.at)) : null);
}

/** @param {ChatItem} item @param {Phone} phone */
function body(item, phone) {
  if (item.unsent) return h('div', { class: 'bubble unsent' }, TEXT.unsentMine);
  return drawMessage(item.message, phone.act);
}

/** @param {Row} row @param {Phone} phone @param {string} botName */
function drawRow(row, phone, botName) {
  const { item, first } = row;
  const mine = item.from === 'user';
  const wide = item.message.type === 'flex' || item.message.type === 'template' || item.message.type === 'imagemap';
  const contents = /** @type {{ type?: string } | undefined} */ (item.message.contents ?? item.message.template);
  const classes = [
    'row',
    mine ? 'me' : 'bot',
    first ? 'first' : '',
    wide ? 'wide' : '',
    contents?.type?.includes('carousel') ? 'sideways' : '',
  ];
  const line = h('div', { class: 'line' }, spoken(mine ? TEXT.fromMe : TEXT.fromBot), body(item, phone), stamp(row));
  return h(
    'li',
    { class: classes.filter(Boolean).join(' '), 'data-id': item.id, 'data-type': item.message.type },
    row.day ? h('div', { class: 'day' }, h('span', {}, row.day)) : null,
    !mine && first ? botFace() : null,
    !mine && first ? h('div', { class: 'name' }, botName) : null,
    line,
  );
}

/**
 * The messages, oldest first. Rows that did not change stay as they are, so a carousel keeps its place.
 * @param {Phone} phone
 */
export function createLog(phone) {
  const list = h('ol', { class: 'messages' });
  const dots = h(
    'div',
    { class: 'loading', role: 'status', hidden: true },
    botFace(),
    h('span', { class: 'dots' }, h('i'), h('i'), h('i'), spoken(TEXT.typing)),
  );
  const inner = h('div', { class: 'inner', role: 'log' }, list, dots);
  const below = h(
    'button',
    { class: 'below', type: 'button', hidden: true, onclick: () => toEnd() },
    icon('down', 18),
    TEXT.newBelow,
  );
  const el = h('div', { class: 'log', role: 'group', tabindex: 0, 'aria-label': TEXT.conversation }, inner);
  /** @type {Map<string, { key: string, el: HTMLElement }>} */
  const drawn = new Map();
  let stuck = true;
  let top = 0;

  function toEnd() {
    el.scrollTop = el.scrollHeight;
    stuck = true;
    below.hidden = true;
  }
  el.addEventListener('scroll', noticeScroll, { passive: true });
  function noticeScroll() {
    // A message may arrive between our own scrolling and its event: only moving up means that the person reads above.
    stuck = el.scrollTop + el.clientHeight > el.scrollHeight - 60 || (stuck && el.scrollTop >= top);
    top = el.scrollTop;
    if (stuck) below.hidden = true;
  }
  const follow = new ResizeObserver(() => stuck && toEnd());
  follow.observe(inner);
  follow.observe(el);

  /** @param {Row} row @param {string} botName @returns {{ el: HTMLElement, isNew: boolean }} */
  function place(row, botName) {
    const key = [row.item.unsent, row.item.delivered, row.first, row.last, row.day].join();
    const old = drawn.get(row.item.id);
    if (old?.key === key) return { el: old.el, isNew: false };
    const next = drawRow(row, phone, botName);
    old?.el.replaceWith(next);
    drawn.set(row.item.id, { key, el: next });
    return { el: next, isNew: old === undefined };
  }

  /** @param {PhoneState} state */
  function update(state) {
    const rows = rowsOf(state.chat);
    const kept = new Set(rows.map((row) => row.item.id));
    for (const [id, old] of drawn) if (!kept.has(id)) drawn.delete(id) && old.el.remove();
    const fresh = rows.filter((row, i) => {
      const { el: line, isNew } = place(row, state.bot.displayName);
      if (list.children[i] !== line) list.insertBefore(line, list.children[i] ?? null);
      return isNew;
    });
    dots.hidden = !state.loading;
    if (fresh.some((row) => row.item.from === 'user')) toEnd();
    else if (fresh.length > 0 && !stuck) below.hidden = false;
  }
  return { el, below, update };
}
