import { addUser, listUsers } from './api.js';
import { keep, kept } from './display.js';
import { h } from './dom.js';
import { createDrawer } from './drawer.js';
import { createPeopleBar, peopleList, personSheet } from './people.js';
import { createPhone } from './phone.js';
import { TEXT } from './text.js';

/** @typedef {import('../../platform/phone-types.ts').PhoneUser} PhoneUser */
/**
 * The table that the phones lie on.
 * @typedef {object} Desk
 * @property {() => PhoneUser[]} users
 * @property {() => string[]} shown
 * @property {(userId: string) => void} pick shows this person, hides a neighbour when there is no room
 * @property {(displayName: string) => Promise<void>} add
 * @property {(phone: import('./phone.js').Phone) => void} peopleSheet
 * @property {() => void} tools
 * @property {(user: PhoneUser) => void} seen
 */

const PHONE_WIDTH = 440;
// As desk.css and frame.css have it: the phone is the screen.
const FULL_SCREEN = '(max-width: 760px), (max-height: 500px)';
// As drawer.css has it.
const OVERLAY = 1100;
// The stream tells of the phones on the desk; who lies in the drawer is looked up this often (ms).
const LOOK_AROUND = 2000;

/** @param {HTMLElement} root @param {URLSearchParams} query */
export async function createDesk(root, query) {
  /** @type {Map<string, PhoneUser>} */
  const users = new Map();
  /** @type {Map<string, ReturnType<typeof createPhone>>} */
  const phones = new Map();
  /** The list of people that lies open, if one does. */
  let list = { update() {} };
  let looking = false;

  /** @type {Desk} */
  const desk = {
    users: () => [...users.values()],
    shown: () => [...phones.keys()],
    pick,
    add: async (displayName) => {
      const user = await addUser(displayName);
      users.set(user.userId, user);
      pick(user.userId);
    },
    peopleSheet(phone) {
      const people = peopleList(
        desk,
        () => sheet.close(),
        () => {
          sheet.close();
          personSheet(phone, desk);
        },
      );
      const sheet = phone.sheet({ title: TEXT.people, body: [people.el] });
      list = people;
    },
    tools: () => drawer.toggle(),
    seen(user) {
      users.set(user.userId, user);
      count();
    },
  };
  const drawer = createDrawer(() => squeeze());
  const bar = createPeopleBar(desk, () => {
    const first = phones.values().next().value;
    if (first) personSheet(first.phone, desk);
  });
  const table = h('main', { class: 'table' });
  root.append(bar.el, h('div', { class: 'room' }, table, drawer.el));

  const room = () =>
    matchMedia(FULL_SCREEN).matches
      ? 1
      : Math.max(1, Math.min(3, Math.floor((innerWidth - drawer.width()) / PHONE_WIDTH)));

  /** @param {string} userId */
  function pick(userId) {
    const there = phones.get(userId);
    if (there && phones.size > 1) take(userId);
    else if (!there) {
      while (phones.size >= room()) take(desk.shown()[0] ?? '');
      const phone = createPhone(desk, userId);
      phones.set(userId, phone);
      table.append(phone.phone.el);
    }
    keep('phone.shown', desk.shown().join());
    count();
  }
  /** @param {string} userId */
  function take(userId) {
    phones.get(userId)?.remove();
    phones.delete(userId);
  }
  function squeeze() {
    // On a narrow screen the tools lie over the phones.
    table.inert = drawer.width() > 0 && innerWidth <= OVERLAY;
    while (phones.size > room()) take(desk.shown()[0] ?? '');
    count();
  }
  function count() {
    bar.update();
    list.update();
    const unread = desk.users().reduce((total, user) => total + user.unread, 0);
    document.title = unread > 0 ? `(${unread}) ${TEXT.title}` : TEXT.title;
    for (const [userId, phone] of phones) {
      const others = desk.users().filter((user) => user.userId !== userId && !phones.has(user.userId));
      phone.others(others.reduce((total, user) => total + user.unread, 0));
    }
  }
  async function lookAround() {
    if (document.hidden || looking) return;
    looking = true;
    await meet(await listUsers().catch(() => null));
    looking = false;
  }
  /** @param {PhoneUser[] | null} list null when the stand-in does not answer */
  async function meet(list) {
    if (!list) return;
    users.clear();
    for (const user of list) users.set(user.userId, user);
    // A stand-in that was started anew has forgotten its people.
    for (const userId of desk.shown()) if (!users.has(userId)) take(userId);
    if (phones.size === 0) await begin();
    count();
  }
  async function begin() {
    const first = whoComesFirst(desk.users(), query.get('user'));
    if (first) pick(first);
    else await desk.add(query.get('user') ?? TEXT.firstPerson(1));
  }

  await lookAround();
  const text = query.get('text');
  if (text) phones.values().next().value?.type(text);
  addEventListener('resize', squeeze);
  setInterval(lookAround, LOOK_AROUND);
}

/**
 * Whom `?user=` (an id or a name) asks for; a name that nobody has is a new person, an id that nobody has is forgotten.
 * @param {PhoneUser[]} all
 * @param {string | null} wanted
 * @returns {string | undefined}
 */
function whoComesFirst(all, wanted) {
  const found = all.find((user) => user.userId === wanted || user.displayName === wanted);
  if (found || (wanted && !/^U[0-9a-f]{32}$/.test(wanted))) return found?.userId;
  return (all.find((user) => kept('phone.shown', '').startsWith(user.userId)) ?? all[0])?.userId;
}
