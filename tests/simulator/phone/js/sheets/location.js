import { h } from '../dom.js';
import { icon } from '../icons.js';
import { TEXT } from '../text.js';

/** @typedef {import('../phone.js').Phone} Phone */

/** @param {string} label @param {string} name @param {string} value @param {boolean} [number] */
const field = (label, name, value, number) =>
  h(
    'label',
    { class: 'field' },
    label,
    h('input', { name, value, inputmode: number ? 'decimal' : 'text', required: true }),
  );

/**
 * A sample place that can be changed; nobody's real position is asked for.
 * @param {Phone} phone
 * @returns {Promise<boolean>} whether it was sent
 */
export function locationSheet(phone) {
  let done = false;
  const form = h(
    'form',
    { class: 'form' },
    h('div', { class: 'place-map wide' }, icon('pin', 40)),
    field(TEXT.place, 'title', TEXT.samplePlace),
    field(TEXT.address, 'address', TEXT.sampleAddress),
    h(
      'div',
      { class: 'pair' },
      field(TEXT.latitude, 'latitude', '15.8700', true),
      field(TEXT.longitude, 'longitude', '100.9925', true),
    ),
    h('button', { class: 'main-button', type: 'submit', 'data-first': true }, TEXT.sendLocation),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const data = new FormData(form);
    const latitude = Number(data.get('latitude'));
    const longitude = Number(data.get('longitude'));
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return;
    done = true;
    sheet.close();
    phone.send({
      do: 'location',
      title: String(data.get('title')),
      address: String(data.get('address')),
      latitude,
      longitude,
    });
  });
  const sheet = phone.sheet({ title: TEXT.location, body: [form] });
  return sheet.closed.then(() => done);
}
