import { LABELS } from '../../../shared/text/labels.ts';

/** What people of the bench send: LINE's sticker, a text, or an event that needs no answer. */
export type Said = { readonly text: string } | 'sticker' | 'no-turn';

/** A returning volunteer's month: three taps (contract.md, "Chat"). */
const REPORT_SCRIPT: readonly Said[] = [{ text: LABELS.report }, { text: LABELS.same }, { text: LABELS.send }];

/** An evening at the end of the month: most report, some look, some greet. */
const EVENING: readonly Said[] = [
  ...REPORT_SCRIPT,
  { text: LABELS.points },
  'sticker',
  { text: LABELS['my-reports'] },
  { text: LABELS.help },
];

/** What is said in a run, by name; each person goes round her own list. */
export const SAYINGS = {
  'no turn': ['no-turn'],
  stickers: ['sticker'],
  texts: [{ text: LABELS.help }],
  evening: EVENING,
  'a report': REPORT_SCRIPT,
  points: [{ text: LABELS.points }],
  'own reports': [{ text: LABELS['my-reports'] }],
} as const satisfies Record<string, readonly Said[]>;

export type Saying = keyof typeof SAYINGS;
