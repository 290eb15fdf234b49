/**
 * The account's picture: a round green leaf-in-hand of our own.
 * @param {string} [className]
 */
export function botFace(className = 'face') {
  const box = document.createElement('template');
  box.innerHTML = `<svg class="${className}" viewBox="0 0 48 48" aria-hidden="true"><circle cx="24" cy="24" r="24" fill="#0b6b4b"/><path d="M24 38s-13-7.600-13-17.500A7.500 7.500 0 0124 15.400 7.500 7.500 0 0137 20.500C37 30.400 24 38 24 38z" fill="#fff"/><path d="M24 19v12M18 25h12" stroke="#0b6b4b" stroke-width="4" stroke-linecap="round"/></svg>`;
  return /** @type {SVGElement} */ (box.content.firstChild);
}

const COLOURS = ['#7a4ea3', '#a34e6b', '#2f6fa8', '#8a5a12', '#2e7d5b', '#9c4a2f'];

/**
 * A person's picture: the first letter of the name on a colour that stays with the person.
 * @param {{ userId: string, displayName: string }} user
 */
export function personFace(user) {
  const face = document.createElement('span');
  face.className = 'person-face';
  face.setAttribute('aria-hidden', 'true');
  const sum = [...user.userId].reduce((total, char) => total + char.charCodeAt(0), 0);
  face.style.background = COLOURS[sum % COLOURS.length] ?? '';
  // A Thai name may begin with a vowel sign that stands before its consonant: both belong together.
  face.textContent = user.displayName.match(/\d+$/)?.[0] ?? user.displayName.match(/^[เแโใไ]?./u)?.[0] ?? '?';
  return face;
}
