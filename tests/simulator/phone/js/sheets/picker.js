import { h } from '../dom.js';
import { TEXT } from '../text.js';

/** @typedef {import('../phone.js').Phone} Phone */
/** @typedef {import('../../../platform/phone-types.ts').LineObject} LineObject */
/** @typedef {import('../../../platform/phone-types.ts').PickedTime} PickedTime */

const INPUT = { date: 'date', time: 'time', datetime: 'datetime-local' };

/** LINE also writes `2026-11-21t10:00`. @param {unknown} value */
const asInput = (value) => (value === undefined ? null : String(value).replace('t', 'T'));

/**
 * The date, time or both of a datetimepicker action, within its min and max.
 * @param {Phone} phone
 * @param {LineObject} action
 * @returns {Promise<PickedTime | null>} null when the person closed the sheet
 */
export function pickerSheet(phone, action) {
  const mode = /** @type {keyof typeof INPUT} */ (String(action.mode) in INPUT ? action.mode : 'datetime');
  /** @type {PickedTime | null} */
  let picked = null;
  const input = h('input', {
    type: INPUT[mode],
    value: asInput(action.initial),
    min: asInput(action.min),
    max: asInput(action.max),
    required: true,
    'data-first': true,
    name: 'picked',
  });
  const label = mode === 'time' ? TEXT.pickTime : TEXT.pickDate;
  const form = h(
    'form',
    { class: 'form' },
    h('label', { class: 'field' }, label, input),
    h('button', { class: 'main-button', type: 'submit' }, TEXT.done),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    picked = /** @type {PickedTime} */ ({ [mode]: input.value.slice(0, mode === 'time' ? 5 : 16) });
    sheet.close();
  });
  const sheet = phone.sheet({ title: String(action.label ?? label), body: [form] });
  return sheet.closed.then(() => picked);
}
