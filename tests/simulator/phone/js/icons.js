// 24 × 24 strokes, drawn for this page.
const PATHS = {
  back: '<path d="M15 5l-7 7 7 7"/>',
  close: '<path d="M6 6l12 12M18 6L6 18"/>',
  menu: '<path d="M4 7h16M4 12h16M4 17h16"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  send: '<path d="M4 12l16-8-5 16-3.500-6.500z" fill="currentColor"/>',
  smile:
    '<circle cx="12" cy="12" r="9"/><path d="M8.500 14.500c1.800 2.400 5.200 2.400 7 0M9 9.500v.01M15 9.500v.01"/>',
  keyboard: '<rect x="3" y="6" width="18" height="12" rx="2"/><path d="M7 10v.01M11 10v.01M15 10v.01M8 14h8"/>',
  down: '<path d="M6 9l6 6 6-6"/>',
  up: '<path d="M6 15l6-6 6 6"/>',
  left: '<path d="M15 6l-6 6 6 6"/>',
  right: '<path d="M9 6l6 6-6 6"/>',
  camera: '<path d="M4 8h3l2-3h6l2 3h3v11H4z"/><circle cx="12" cy="13" r="3.500"/>',
  photo: '<rect x="4" y="5" width="16" height="14" rx="2"/><path d="M4 16l5-5 4 4 2-2 5 4M15 9v.01"/>',
  pin: '<path d="M12 21c5-5.500 7-8.600 7-11.500A7 7 0 005 9.500C5 12.400 7 15.500 12 21z"/><circle cx="12" cy="9.500" r="2.500"/>',
  plane:
    '<path d="M12 3c1 0 1.500 1 1.500 2.500V9l7 4v2l-7-2v4l2 1.500V20L12 19l-3.500 1v-1.500l2-1.500v-4l-7 2v-2l7-4V5.500C10.500 4 11 3 12 3z" fill="currentColor" stroke="none"/>',
  clock: '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 2"/>',
  block: '<circle cx="12" cy="12" r="9"/><path d="M6 6l12 12"/>',
  undo: '<path d="M8 5L4 9l4 4M4 9h10a6 6 0 010 12h-3"/>',
  tools: '<path d="M14 6a4 4 0 015 5l-9 9-4-4 9-9zM6 6l4 4M4 4l3 1 1 3"/>',
  people:
    '<circle cx="9" cy="8" r="3.500"/><path d="M3 20c0-4 2.700-6 6-6s6 2 6 6M16 5a3.500 3.500 0 010 6.500M18 14.500c2 .8 3 2.700 3 5.500"/>',
  calendar: '<rect x="4" y="5" width="16" height="15" rx="2"/><path d="M4 10h16M8 3v4M16 3v4"/>',
  link: '<path d="M14 4h6v6M20 4l-9 9M18 14v6H4V6h6"/>',
  phone:
    '<path d="M5 4h4l2 5-2.500 1.500a11 11 0 005 5L15 13l5 2v4c0 1-1 1.500-2 1.500C10 20 4 14 3.500 6 3.500 5 4 4 5 4z"/>',
  shield:
    '<path d="M12 2l8 3v6c0 5-3.300 8.800-8 11-4.700-2.200-8-6-8-11V5z" fill="currentColor" stroke="none"/><path d="M12 7l1.500 3 3.300.4-2.400 2.300.6 3.300-3-1.600-3 1.600.6-3.300-2.400-2.300 3.300-.4z" fill="#fff" stroke="none"/>',
};

/** @typedef {keyof typeof PATHS} IconName */

/**
 * @param {IconName} name
 * @param {number} [size] px
 */
export function icon(name, size = 24) {
  const box = document.createElement('template');
  box.innerHTML = `<svg class="icon" viewBox="0 0 24 24" width="${size}" height="${size}" aria-hidden="true">${PATHS[name]}</svg>`;
  return /** @type {SVGElement} */ (box.content.firstChild);
}
