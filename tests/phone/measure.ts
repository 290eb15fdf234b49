// Scripts that run in the page. They are texts, since the tests' own program has no DOM.

/** Names of what can be tapped where a 48 px finger, put on its middle, would hit something else. */
export const SMALL_TARGETS = `(() => {
  const seen = (el) => el.checkVisibility() && !el.closest('[inert]') && !el.closest('.area') ;
  const all = [...document.querySelectorAll('a[href], button, input, textarea, [role=button], [role=link]')].filter(seen);
  return all.flatMap((el) => {
    el.scrollIntoView({ block: 'center', inline: 'center' });
    const box = (el.matches('.choice input, .entry input') ? el.closest('label') : el).getBoundingClientRect();
    if (box.width === 0) return [];
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    const hits = (dx, dy) => {
      const there = document.elementFromPoint(x + dx, y + dy);
      return there !== null && (el.contains(there) || there.contains(el) && there.closest('label, button, a') !== null);
    };
    const wide = box.width >= 48 || (hits(-23, 0) && hits(23, 0));
    const high = box.height >= 48 || (hits(0, -23) && hits(0, 23));
    return wide && high ? [] : [(el.getAttribute('aria-label') || el.textContent || el.name) + ' ' + Math.round(box.width) + 'x' + Math.round(box.height)];
  });
})()`;

/** How many px the page is wider than its window, and which parts of the chat stick out of their phone. */
export const OVERFLOW = `(() => {
  const out = [...document.querySelectorAll('.screen *')].filter((el) => {
    const box = el.getBoundingClientRect();
    const screen = el.closest('.screen').getBoundingClientRect();
    if (!el.checkVisibility() || el.closest('.LySlider, .template-track, .quick, .sr, svg, iframe')) return false;
    return box.width > 0 && (box.right > screen.right + 1 || box.left < screen.left - 1);
  });
  return { page: document.documentElement.scrollWidth - innerWidth, out: out.map((el) => el.className || el.tagName) };
})()`;
