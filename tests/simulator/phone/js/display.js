import { h } from './dom.js';
import { TEXT } from './text.js';

const SCALES = [100, 130, 150];
const THEMES = /** @type {const} */ (['auto', 'light', 'dark']);

/** @param {string} name @param {string} fallback */
export function kept(name, fallback) {
  try {
    return localStorage.getItem(name) ?? fallback;
  } catch {
    return fallback;
  }
}

/** @param {string} name @param {string} value */
export function keep(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // A private window forgets: nothing is lost but the choice.
  }
}

/** Puts the kept text size and theme on the page; `?scale=150&theme=dark` wins. @param {URLSearchParams} query */
export function applyDisplay(query) {
  setScale(query.get('scale') ?? kept('phone.scale', '100'));
  setTheme(query.get('theme') ?? kept('phone.theme', 'auto'));
}

/** @param {string} percent */
function setScale(percent) {
  const scale = SCALES.includes(Number(percent)) ? Number(percent) : 100;
  document.documentElement.style.setProperty('--text-scale', String(scale / 100));
  document.documentElement.dataset.scale = String(scale);
}

/** @param {string} theme */
function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
}

/** @param {string} group @param {string} value @param {string} label @param {boolean} checked @param {(value: string) => void} choose */
const choice = (group, value, label, checked, choose) =>
  h(
    'label',
    { class: 'choice' },
    h('input', { type: 'radio', name: group, value, checked, onchange: () => choose(value) }),
    h('span', {}, label),
  );

let groups = 0;

/** Text size and colours, for the chat's menu and the tools. */
export function displaySettings() {
  const { scale, theme } = document.documentElement.dataset;
  const id = ++groups;
  return h(
    'div',
    { class: 'display' },
    h(
      'fieldset',
      { class: 'choices' },
      h('legend', {}, TEXT.textSize),
      ...SCALES.map((value) =>
        choice(`scale-${id}`, String(value), `${value}%`, scale === String(value), (chosen) => {
          setScale(chosen);
          keep('phone.scale', chosen);
        }),
      ),
    ),
    h(
      'fieldset',
      { class: 'choices' },
      h('legend', {}, TEXT.theme),
      ...THEMES.map((value) =>
        choice(`theme-${id}`, value, TEXT.themes[value], theme === value, (chosen) => {
          setTheme(chosen);
          keep('phone.theme', chosen);
        }),
      ),
    ),
  );
}
