import { photoSheet } from './sheets/attach.js';
import { locationSheet } from './sheets/location.js';
import { callSheet, pageSheet, photoPage } from './sheets/page.js';
import { pickerSheet } from './sheets/picker.js';
import { TEXT } from './text.js';

/** @typedef {import('./phone.js').Phone} Phone */
/** @typedef {import('../../platform/phone-types.ts').LineObject} LineObject */

const LIFF = /^(?:https:\/\/liff\.line\.me|\/liff)(\/.*)$/;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]', location.hostname]);

/**
 * The stand-in's address of a LIFF page, which signs in whoever opens it, or null for another page.
 * @param {URL} url
 * @param {string} userId
 */
function liffAddress(url, userId) {
  const here = LOOPBACK.has(url.hostname) && url.port === location.port;
  const path = (here ? url.pathname : url.origin + url.pathname).match(LIFF)?.[1];
  if (!path) return null;
  const query = new URLSearchParams(url.search);
  query.set('user', userId);
  return `/liff${path}?${query}${url.hash}`;
}

/**
 * LIFF and product pages open over the chat; the rest of the web in a tab of its own.
 * @param {Phone} phone
 * @param {string} uri
 * @param {string} [title]
 */
function openUri(phone, uri, title) {
  if (/^(tel|mailto):/.test(uri)) return callSheet(phone, uri);
  const url = new URL(uri, location.href);
  if (/\/R\/oaMessage\/[^/]+\/?$/.test(url.pathname)) return phone.bottom.fill(decodeURIComponent(url.search.slice(1)));
  const liff = liffAddress(url, phone.userId);
  if (liff) return pageSheet(phone, liff, title);
  if (LOOPBACK.has(url.hostname)) return pageSheet(phone, url.href, title);
  window.open(url.href, '_blank', 'noopener');
}

/** What a postback asks the screen to do (LINE: inputOption). @param {Phone} phone @param {LineObject} action */
function obeyInputOption(phone, action) {
  if (action.inputOption === 'closeRichMenu') phone.bottom.closeMenu();
  if (action.inputOption === 'openRichMenu') phone.bottom.openMenu();
  if (action.inputOption === 'openKeyboard') phone.bottom.fill(String(action.fillInText ?? ''));
}

/** @param {Phone} phone @param {string} text */
async function copy(phone, text) {
  try {
    await navigator.clipboard.writeText(text);
    phone.toast(TEXT.copied);
  } catch {
    phone.toast(`${TEXT.notCopied} ${text}`);
  }
}

/**
 * Does a tapped LINE action.
 * @param {Phone} phone
 * @param {LineObject} action
 * @returns {Promise<boolean>} false when the person turned back on the way
 */
export async function doAction(phone, action) {
  switch (action.type) {
    case 'photo':
      photoPage(phone, String(action.url));
      return true;
    case 'camera':
    case 'cameraRoll':
      return photoSheet(phone, action.type === 'camera');
    case 'location':
      return locationSheet(phone);
    case 'clipboard':
      await copy(phone, String(action.clipboardText));
      return true;
    case 'datetimepicker': {
      const params = await pickerSheet(phone, action);
      if (params) await phone.send({ do: 'action', action, params });
      return params !== null;
    }
    case 'uri': {
      const answer = await phone.send({ do: 'action', action });
      openUri(phone, answer?.open ?? String(action.uri), action.label ? String(action.label) : undefined);
      return true;
    }
    default:
      await phone.send({ do: 'action', action });
      obeyInputOption(phone, action);
      return true;
  }
}
