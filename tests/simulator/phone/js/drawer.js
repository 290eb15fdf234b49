import { lastWebhooks, setMischief } from './api.js';
import { displaySettings } from './display.js';
import { h, redraw } from './dom.js';
import { icon } from './icons.js';
import { clockTime, TEXT } from './text.js';

/** @typedef {import('./api.js').PhoneDelivery} PhoneDelivery */

const SHOWN = 30;
const REFRESH = 1500;
const LONGEST_DELAY = 5000;
const FAULTS = /** @type {const} */ (['duplicate', 'reorder', 'delay', 'drop']);

/** @param {PhoneDelivery} delivery */
function line(delivery) {
  const good = delivery.status === 200;
  const events = delivery.events.map((event) => `${event.type}${event.isRedelivery ? ` (${TEXT.redelivered})` : ''}`);
  return h(
    'li',
    { class: good ? 'good' : 'bad' },
    h('span', { class: 'code' }, delivery.error ?? String(delivery.status)),
    h('span', { class: 'events' }, events.join(', ') || '–'),
    h('span', { class: 'ms' }, `${Math.round(delivery.ms)} ms`),
    h('time', {}, clockTime(delivery.at)),
  );
}

function mischiefForm() {
  const on = h('input', { type: 'checkbox', role: 'switch', name: 'on' });
  const seed = h('input', { name: 'seed', inputmode: 'numeric', value: '1' });
  const faults = FAULTS.map((fault) => {
    const input = h('input', {
      type: 'range',
      name: fault,
      min: 0,
      max: 1,
      step: 0.1,
      value: fault === 'drop' ? 0 : 0.3,
    });
    return { fault, input };
  });
  const apply = () => {
    const numbers = /** @type {Record<(typeof FAULTS)[number], number>} */ (
      Object.fromEntries(faults.map(({ fault, input }) => [fault, Number(input.value)]))
    );
    // Nobody at a phone waits for LINE's ten minutes.
    const mischief = { seed: Number(seed.value) || 1, maxDelayMs: LONGEST_DELAY, ...numbers };
    void setMischief(on.checked ? mischief : null);
  };
  return h(
    'form',
    { class: 'mischief', onchange: apply, onsubmit: (/** @type {Event} */ event) => event.preventDefault() },
    h(
      'label',
      { class: 'entry' },
      on,
      h('span', {}, TEXT.mischiefOn, h('small', {}, TEXT.mischiefHint)),
      h('i', { class: 'switch' }),
    ),
    h('label', { class: 'field row-field' }, TEXT.seed, seed),
    ...faults.map(({ fault, input }) => h('label', { class: 'field row-field' }, TEXT.faults[fault], input)),
  );
}

/** What a developer wants beside the phones. @param {() => void} onResize */
export function createDrawer(onResize) {
  const list = h('ol', { class: 'webhooks' });
  const close = h('button', {
    class: 'icon-button',
    type: 'button',
    'aria-label': TEXT.close,
    onclick: () => toggle(),
  });
  close.append(icon('close'));
  const display = h('div');
  const el = h(
    'aside',
    { class: 'drawer', 'aria-label': TEXT.tools, hidden: true },
    h('div', { class: 'sheet-head' }, h('h2', { tabindex: -1 }, TEXT.tools), close),
    h(
      'div',
      { class: 'drawer-body' },
      display,
      h('h3', {}, TEXT.webhooks),
      list,
      h('h3', {}, TEXT.mischief),
      mischiefForm(),
    ),
  );
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;
  /** @type {Element | null} */
  let before = null;

  async function refresh() {
    const deliveries = await lastWebhooks(SHOWN).catch(() => []);
    redraw(list, JSON.stringify(deliveries), () =>
      deliveries.length ? deliveries.map(line) : [h('li', { class: 'none' }, TEXT.noWebhooks)],
    );
  }
  function toggle() {
    el.hidden = !el.hidden;
    clearInterval(timer);
    if (el.hidden) {
      if (before instanceof HTMLElement) before.focus();
    } else {
      before = document.activeElement;
      display.replaceChildren(displaySettings());
      void refresh();
      timer = setInterval(refresh, REFRESH);
      /** @type {HTMLElement | null} */ (el.querySelector('h2'))?.focus();
    }
    onResize();
  }
  el.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') toggle();
  });
  return { el, toggle, width: () => (el.hidden ? 0 : el.offsetWidth) };
}
