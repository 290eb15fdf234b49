import { personFace } from './bot-face.js';
import { h, redraw } from './dom.js';
import { icon } from './icons.js';
import { TEXT } from './text.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./phone.js').Phone} Phone */
/** @typedef {import('../../platform/phone-types.ts').PhoneUser} PhoneUser */

/** @param {PhoneUser} user @param {boolean} shown @param {() => void} onclick */
function personButton(user, shown, onclick) {
  const unread = user.unread > 0 && !shown ? user.unread : 0;
  return h(
    'button',
    {
      class: 'person',
      type: 'button',
      'aria-pressed': shown,
      'aria-label': unread ? `${user.displayName} ${TEXT.unread(unread)}` : null,
      'data-user': user.userId,
      onclick,
    },
    personFace(user),
    h('span', { class: 'clip' }, user.displayName),
    user.airplane ? icon('plane', 16) : null,
    unread ? h('span', { class: 'badge' }, String(unread)) : null,
  );
}

/**
 * The people as a list in a sheet, for narrow screens; it follows what comes meanwhile.
 * @param {Desk} desk
 * @param {() => void} leave
 * @param {() => void} add
 */
export function peopleList(desk, leave, add) {
  const plus = h('button', { class: 'person add', type: 'button', onclick: add }, icon('plus'), TEXT.addPerson);
  const el = h('div', { class: 'people-list' });
  function update() {
    const shown = desk.shown();
    const button = (/** @type {PhoneUser} */ user) =>
      personButton(user, shown.includes(user.userId), () => {
        leave();
        if (!shown.includes(user.userId)) desk.pick(user.userId);
      });
    redraw(el, JSON.stringify([desk.users(), shown]), () => [...desk.users().map(button), plus]);
  }
  update();
  return { el, update };
}

/** Asks for the name of a new person. @param {Phone} phone @param {Desk} desk */
export function personSheet(phone, desk) {
  const input = h('input', {
    name: 'displayName',
    value: TEXT.firstPerson(desk.users().length + 1),
    maxlength: 20,
    required: true,
    'data-first': true,
  });
  const form = h(
    'form',
    { class: 'form' },
    h('p', { class: 'hint' }, TEXT.addPersonHint),
    h('label', { class: 'field' }, TEXT.personName, input),
    h('button', { class: 'main-button', type: 'submit' }, TEXT.addPerson),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const name = input.value.trim();
    if (!name) return;
    sheet.close();
    desk.add(name);
  });
  const sheet = phone.sheet({ title: TEXT.addPerson, body: [form] });
  input.select();
}

/** The bar above the phones on wide screens. @param {Desk} desk @param {() => void} add */
export function createPeopleBar(desk, add) {
  const people = h('div', { class: 'people', role: 'group', 'aria-label': TEXT.people });
  const plus = h('button', { class: 'person add', type: 'button', onclick: add }, icon('plus', 20), TEXT.addPerson);
  const tools = h(
    'button',
    { class: 'person add', type: 'button', onclick: desk.tools },
    icon('tools', 20),
    TEXT.tools,
  );
  const el = h(
    'header',
    { class: 'desk-bar' },
    h('div', { class: 'desk-title' }, h('strong', {}, TEXT.title), h('small', {}, TEXT.subtitle)),
    people,
    plus,
    tools,
  );
  function update() {
    const shown = desk.shown();
    redraw(people, JSON.stringify([desk.users(), shown]), () =>
      desk.users().map((user) => personButton(user, shown.includes(user.userId), () => desk.pick(user.userId))),
    );
  }
  return { el, update };
}
