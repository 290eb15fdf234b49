const segmenter = new Intl.Segmenter('th', { granularity: 'grapheme' });

/** Grapheme clusters: what a reader counts as characters ("กำ" is one more than it looks to `.length`). */
export function graphemes(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count++;
  return count;
}

/** True when `text` has more than `max` graphemes. There are never more graphemes than UTF-16 units. */
export const longerThan = (text: string, max: number): boolean => text.length > max && graphemes(text) > max;
