import { keep, kept } from '../display.js';
import { h } from '../dom.js';
import { icon } from '../icons.js';
import { TEXT } from '../text.js';

/** @typedef {import('../phone.js').Phone} Phone */

/** Where LIFF pages last were, so that airplane mode can bring them back as LINE's "recently used services" does. */
const PLACES = 'phone.places';

/** @returns {Record<string, string>} */
const places = () => JSON.parse(kept(PLACES, '{}'));

/** @param {import('../icons.js').IconName} name @param {string} label @param {() => void} onclick */
function headButton(name, label, onclick) {
  const button = h('button', { class: 'icon-button', type: 'button', 'aria-label': label, onclick });
  button.append(icon(name, 22));
  return button;
}

/** @param {string} address */
function tabLink(address) {
  const link = h('a', {
    class: 'icon-button',
    href: address,
    target: '_blank',
    rel: 'noopener',
    'aria-label': TEXT.openTab,
  });
  link.append(icon('link', 22));
  return link;
}

/**
 * The address to open now. Without signal that is where the page last was, without tokens: LINE itself cannot be asked.
 * @param {string} address
 * @param {boolean} airplane
 */
function addressNow(address, airplane) {
  if (!airplane) return address;
  const place = places()[address];
  return place ? `${place}#airplane` : null;
}

/**
 * A LIFF page over the whole chat: back, title, host, close, as LINE's own browser shows it. A real phone has its airplane
 * switch in a drawer over all apps; here it stands in the page's bar.
 * @param {Phone} phone
 * @param {string} address
 * @param {string} [title]
 */
export function pageSheet(phone, address, title = TEXT.page) {
  const airplane = () => phone.state()?.user.airplane ?? false;
  const src = addressNow(address, airplane());
  if (!src) return phone.toast(TEXT.noSignal);
  // A page's origin is known only after redirects; `*` because the policy's default is the first address's origin.
  const frame = h('iframe', { src, title, allow: 'camera *; geolocation *; clipboard-write *' });
  const plane = headButton('plane', TEXT.airplane, () => phone.send({ do: 'airplane', on: !airplane() }));
  const sheet = phone.sheet({
    title,
    subtitle: new URL(src, location.href).host,
    body: [frame],
    full: true,
    lead: headButton('back', TEXT.pageBack, () => history.back()),
    tools: [plane, tabLink(address)],
  });
  const host = /** @type {HTMLElement} */ (sheet.el.querySelector('small'));

  /** @param {string} target */
  const tellPage = (target) => frame.contentWindow?.postMessage({ phone: 'airplane', on: airplane() }, target);
  function fly() {
    plane.setAttribute('aria-pressed', String(airplane()));
    tellPage('*');
  }
  /** What liff/line/airplane.ts says. @param {MessageEvent<{ liff?: 'ready' | 'title' | 'login' | 'close', at: string, title?: string }>} message */
  function hear({ data, origin, source }) {
    if (source !== frame.contentWindow) return;
    if (data.liff === 'close') sheet.close();
    if (data.liff === 'login' && !airplane())
      frame.contentWindow?.location.replace(new URL(address, location.href).href);
    if (data.title) host.previousSibling?.replaceWith(data.title);
    if (data.liff !== 'ready') return;
    host.textContent = new URL(origin).host;
    keep(PLACES, JSON.stringify({ ...places(), [address]: data.at }));
    tellPage(origin);
  }
  // As on a phone, going back leaves the page's own steps one by one, and then the page.
  history.pushState({ page: address }, '');
  addEventListener('popstate', sheet.close);
  addEventListener('message', hear);
  phone.el.addEventListener('airplane', fly);
  plane.setAttribute('aria-pressed', String(airplane()));
  void sheet.closed.then(() => {
    removeEventListener('popstate', sheet.close);
    removeEventListener('message', hear);
    phone.el.removeEventListener('airplane', fly);
  });
}

/** A picture over the chat. @param {Phone} phone @param {string} url */
export function photoPage(phone, url) {
  phone.sheet({ title: TEXT.photo, body: [h('img', { class: 'photo-full', src: url, alt: TEXT.photo })], tall: true });
}

/** tel: and mailto: need a second tap, so that nobody rings up by mistake. @param {Phone} phone @param {string} uri */
export function callSheet(phone, uri) {
  const number = decodeURIComponent(uri.replace(/^\w+:/, ''));
  const link = h('a', { class: 'main-button', href: uri }, icon('phone'), TEXT.call(number));
  phone.sheet({ title: number, body: [link] });
}
