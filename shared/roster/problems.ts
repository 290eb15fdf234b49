/** What may be wrong, or worth a look, in a line of a roster. A closed list; the words stand in shared/text/roster.ts. */
export const LINE_PROBLEMS = [
  'missing',
  'unreadable',
  'too-long',
  'checksum',
  'not-an-id',
  'lost-zero',
  'scientific',
  'not-a-date',
  'not-a-count',
  'status-unknown',
  'unit-unknown',
  'village-unknown',
  'twice',
  'elsewhere',
  'not-on-roster',
  'reported-there',
  'restored-zero',
  'unusual-id',
  'phone-doubtful',
  'name-differs',
  'birth-differs',
  'unknown-column',
] as const;
export type LineProblem = (typeof LINE_PROBLEMS)[number];

/** These are shown, and keep no line back. Temporary ids exist (domain.md §4); the phone is no key to anything. */
const DOUBTS: readonly LineProblem[] = [
  'restored-zero',
  'unusual-id',
  'phone-doubtful',
  'name-differs',
  'birth-differs',
  'unknown-column',
];

export interface Found {
  /** The field, or the heading that nobody knows. Never what stands in the cell. */
  readonly column: string;
  readonly code: LineProblem;
}

/** Columns that nothing is taken from where somebody leaves: what is wrong in them must not keep her on the roster. */
const OF_NO_USE_TO_LEAVE: readonly string[] = ['village', 'households', 'order', 'phone', 'birth'];

/** Is a line left alone for it? @param leaves the line ends her post, and begins none */
export function keepsBack({ column, code }: Found, leaves: boolean): boolean {
  return !DOUBTS.includes(code) && !(leaves && OF_NO_USE_TO_LEAVE.includes(column));
}
