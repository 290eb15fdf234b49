import { h } from '../dom.js';
import { icon } from '../icons.js';
import { TEXT } from '../text.js';

/**
 * Makes a track scroll by finger, keys and, for mice, two round buttons that hide at the ends.
 * @param {HTMLElement} track
 * @param {string} label
 * @returns {HTMLElement[]} the two buttons, to stand beside the track
 */
export function slider(track, label) {
  track.tabIndex = 0;
  track.setAttribute('role', 'group');
  track.setAttribute('aria-label', label);
  /** @param {number} direction */
  const move = (direction) => track.scrollBy({ left: direction * track.clientWidth * 0.8, behavior: 'smooth' });
  const back = h('button', {
    class: 'slide slide-back',
    type: 'button',
    'aria-label': TEXT.previous,
    onclick: () => move(-1),
  });
  const on = h('button', { class: 'slide slide-on', type: 'button', 'aria-label': TEXT.next, onclick: () => move(1) });
  back.append(icon('left', 20));
  on.append(icon('right', 20));
  const ends = () => {
    back.hidden = track.scrollLeft < 8;
    on.hidden = track.scrollLeft + track.clientWidth > track.scrollWidth - 8;
  };
  track.addEventListener('scroll', ends, { passive: true });
  new ResizeObserver(ends).observe(track);
  ends();
  return [back, on];
}
