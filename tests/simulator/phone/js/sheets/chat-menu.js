import { displaySettings } from '../display.js';
import { h } from '../dom.js';
import { icon } from '../icons.js';
import { TEXT } from '../text.js';

/** @typedef {import('../phone.js').Phone} Phone */

/** @param {import('../icons.js').IconName} name @param {string} label @param {() => void} onclick */
const entry = (name, label, onclick) =>
  h('button', { class: 'entry', type: 'button', onclick }, icon(name), h('span', {}, label));

/** @param {Phone} phone @param {boolean} on @param {() => void} close */
function airplaneSwitch(phone, on, close) {
  const toggle = () => {
    close();
    phone.send({ do: 'airplane', on: !on });
  };
  return h(
    'button',
    { class: 'entry', type: 'button', role: 'switch', 'aria-checked': on, onclick: toggle },
    icon('plane'),
    h('span', {}, TEXT.airplane, h('small', {}, TEXT.airplaneHint)),
    h('i', { class: 'switch' }),
  );
}

/** Airplane mode, block, unsend, text size, tools. @param {Phone} phone */
export function chatSheet(phone) {
  const state = phone.state();
  if (!state) return;
  const { user } = state;
  const mine = state.chat.findLast((item) => item.from === 'user' && !item.unsent && item.delivered);
  const close = () => sheet.close();
  /** @param {import('../api.js').PhoneDeed} deed */
  const leaving = (deed) => () => {
    close();
    phone.send(deed);
  };
  const sheet = phone.sheet({
    title: TEXT.chatMenu,
    body: [
      airplaneSwitch(phone, user.airplane, close),
      user.follows || user.blocked
        ? entry('block', user.blocked ? TEXT.unblock : TEXT.block, leaving({ do: user.blocked ? 'unblock' : 'block' }))
        : null,
      mine ? entry('undo', TEXT.unsendLast, leaving({ do: 'unsend', itemId: mine.id })) : null,
      entry('tools', TEXT.tools, () => {
        close();
        phone.desk.tools();
      }),
      displaySettings(),
    ],
  });
}
