/** How large she wants to read: of the page's own size, so that everything in rem grows with it. */
export const TEXT_SIZES = { normal: 100, large: 115, largest: 130 } as const;
export type TextSize = keyof typeof TEXT_SIZES;

const KEY = 'size';
const isSize = (text: string | null): text is TextSize => text !== null && Object.hasOwn(TEXT_SIZES, text);

/** What she chose on this phone; a phone that refuses storage reads as normal. */
export function textSize(): TextSize {
  try {
    const kept = localStorage.getItem(KEY);
    return isSize(kept) ? kept : 'normal';
  } catch {
    return 'normal';
  }
}

/** For both entries, before the first paint. */
export function applyTextSize(size: TextSize = textSize()): void {
  document.documentElement.style.fontSize = size === 'normal' ? '' : `${TEXT_SIZES[size]}%`;
}

export function chooseTextSize(size: TextSize): void {
  applyTextSize(size);
  try {
    localStorage.setItem(KEY, size);
  } catch {
    // Then it holds for this visit.
  }
}
