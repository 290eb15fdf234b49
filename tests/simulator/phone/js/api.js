/** @typedef {import('../../platform/phone-types.ts').PhoneUser} PhoneUser */
/** @typedef {import('../../platform/phone-types.ts').PhoneState} PhoneState */
/** @typedef {import('../../platform/phone-types.ts').PhoneDeed} PhoneDeed */
/** @typedef {import('../../platform/phone-types.ts').DeedAnswer} DeedAnswer */
/** @typedef {import('../../platform/phone-types.ts').PhoneDelivery} PhoneDelivery */
/** @typedef {import('../../platform/phone-types.ts').PhoneMischief} PhoneMischief */

const BASE = '/phone/api';

/**
 * @template T
 * @param {string} path
 * @param {unknown} [body] a POST when given
 * @returns {Promise<T>}
 */
async function call(path, body) {
  const init =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(BASE + path, init);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

/** @returns {Promise<PhoneUser[]>} */
export const listUsers = () => call('/users');

/** @param {string} displayName @returns {Promise<PhoneUser>} */
export const addUser = (displayName) => call('/users', { displayName });

/** @param {string} userId @param {PhoneDeed} deed @returns {Promise<DeedAnswer>} */
export const sendDeed = (userId, deed) => call(`/users/${userId}/do`, deed);

/** Newest first. @param {number} limit @returns {Promise<PhoneDelivery[]>} */
export const lastWebhooks = (limit) => call(`/lastWebhooks?limit=${limit}`);

/** @param {PhoneMischief | null} mischief @returns {Promise<unknown>} */
export const setMischief = (mischief) => call('/mischief', mischief);

/**
 * Follows one person's screen. Streams rest while the tab is hidden: browsers open only six connections to an origin.
 * @param {string} userId
 * @param {(state: PhoneState) => void} onState
 * @param {(connected: boolean) => void} onLink
 * @returns {() => void} stops it
 */
export function watchUser(userId, onState, onLink) {
  /** @type {EventSource | null} */
  let source = null;
  function open() {
    source?.close();
    source = document.hidden ? null : new EventSource(`${BASE}/users/${userId}/stream`);
    source?.addEventListener('state', (event) => onState(JSON.parse(event.data)));
    source?.addEventListener('open', () => onLink(true));
    source?.addEventListener('error', () => onLink(false));
  }
  document.addEventListener('visibilitychange', open);
  open();
  return () => {
    document.removeEventListener('visibilitychange', open);
    source?.close();
  };
}
