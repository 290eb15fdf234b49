/** Why a report goes back, is opened again or loses its certification; their words stand in shared/text/review-reasons. */
export const REASON_CODES = [
  'too-high',
  'too-low',
  'same-as-before',
  'missing',
  'wrong-item',
  'wrong-month',
  'not-her-work',
  'certified-by-mistake',
  'other',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** Of the free words, in UTF-16 units: they stand in a chat bubble. */
export const MOST_OF_REASON = 300;
