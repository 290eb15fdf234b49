/** @typedef {import('../../../platform/phone-types.ts').LineObject} LineObject */

/**
 * Makes any element do a LINE action by tap, Enter or Space.
 * @param {HTMLElement} element
 * @param {LineObject} action
 * @param {(action: LineObject) => void} act
 */
export function tappable(element, action, act) {
  element.setAttribute('role', action.type === 'uri' ? 'link' : 'button');
  element.tabIndex = 0;
  element.classList.add('tappable');
  // Flex labels of boxes and pictures are not shown by LINE, but they are the only name that a picture can have.
  if (!element.textContent?.trim())
    element.setAttribute('aria-label', String(action.label ?? action.text ?? action.type));
  element.addEventListener('click', (event) => {
    event.preventDefault();
    event.stopPropagation();
    act(action);
  });
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    act(action);
  });
}
