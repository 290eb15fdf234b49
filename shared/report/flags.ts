import { type Answers, isAllZero, missingItems } from './answers.ts';
import { type FormDefinition, type FormItem, itemsOf } from './form.ts';
import { limitsOf } from './limits.ts';

export interface Warning {
  readonly code: string;
  readonly kind: 'over-households' | 'over-usual' | 'part-over-whole';
  readonly value: number;
  /** What the value exceeds: the households, three times the median, or the whole that it is a part of. */
  readonly limit: number;
}

/** What is known of the volunteer. */
export interface Known {
  readonly households: number | null;
  /** Item code → the count above which we ask. */
  readonly usual: Readonly<Record<string, number>>;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = 0, high = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

function usualLimit(form: FormDefinition, code: string, history: readonly Answers[]): number | null {
  const { medianMonths, medianFactor, medianAtLeast } = limitsOf(form);
  const past = history.slice(0, medianMonths).flatMap((answers) => answers[code] ?? []);
  if (past.length < medianAtLeast) return null;
  const usual = median(past);
  return usual > 0 ? usual * medianFactor : null;
}

/**
 * Item code → the count above which we ask "is that right?", from her earlier reports, newest first. An item that she
 * reported too seldom has none. The server works it out for the phone, which then judges as the server will.
 */
export function usualLimits(form: FormDefinition, history: readonly Answers[]): Record<string, number> {
  return Object.fromEntries(
    itemsOf(form).flatMap(({ code }) => {
      const limit = usualLimit(form, code, history);
      return limit === null ? [] : [[code, limit] as const];
    }),
  );
}

function limitsFor(item: FormItem, answers: Answers, known: Known) {
  return [
    ['over-households', item.counts === 'household' ? known.households : null],
    ['over-usual', known.usual[item.code] ?? null],
    ['part-over-whole', item.partOf === undefined ? null : (answers[item.partOf] ?? null)],
  ] as const;
}

/** Numbers that are worth asking about; a warning asks, it never blocks (domain.md §1.7). */
export function warningsOf(form: FormDefinition, answers: Answers, known: Known): Warning[] {
  return itemsOf(form).flatMap((item) => {
    const value = answers[item.code] ?? null;
    if (value === null) return [];
    return limitsFor(item, answers, known).flatMap(([kind, limit]) =>
      limit !== null && value > limit ? [{ code: item.code, kind, value, limit }] : [],
    );
  });
}

/** What her own receipt names: what she may want to look at once more. */
const OWN_FLAGS = ['all-zero', 'incomplete', 'over-households', 'over-usual', 'part-over-whole'] as const;
/** What a reviewer is shown besides. */
const REVIEW_FLAGS = ['filed-by-other', 'jump', 'late', 'same-thrice', 'too-fast'] as const;
export type Flag = (typeof OWN_FLAGS)[number] | (typeof REVIEW_FLAGS)[number];
// Spread into one list, both would stay in the report page, which reads neither.
export const FLAGS: readonly Flag[] = /* @__PURE__ */ ([] as Flag[]).concat(OWN_FLAGS, REVIEW_FLAGS);

/** What else is known of a report when it comes in. */
export interface Circumstances {
  /** Her answers of the month before and of the one before that; null where she reported nothing. */
  readonly before: readonly [Answers | null, Answers | null];
  readonly onTime: boolean;
  readonly filedByOther: boolean;
  /** Since whoever files it filed one before, ms; null: never. */
  readonly sinceLast: number | null;
}

function isSame(form: FormDefinition, answers: Answers, before: Answers | null): boolean {
  return before !== null && itemsOf(form).every(({ code }) => (answers[code] ?? null) === (before[code] ?? null));
}

function jumped(form: FormDefinition, answers: Answers, before: Answers | null): boolean {
  const { jumpFactor, jumpAtLeast } = limitsOf(form);
  return itemsOf(form).some(({ code }) => {
    const [now, then] = [answers[code] ?? null, before?.[code] ?? null];
    return now !== null && then !== null && now >= then * jumpFactor && now - then >= jumpAtLeast;
  });
}

/** All that a reviewer should look at, sorted and without repeats; `own` are those of `flagsOf`. */
export function reviewFlagsOf(
  form: FormDefinition,
  answers: Answers,
  own: readonly Flag[],
  { before, onTime, filedByOther, sinceLast }: Circumstances,
): Flag[] {
  const [last, beforeLast] = before;
  const flags = new Set(own);
  if (isSame(form, answers, last) && isSame(form, answers, beforeLast)) flags.add('same-thrice');
  if (jumped(form, answers, last)) flags.add('jump');
  if (!onTime) flags.add('late');
  if (filedByOther) flags.add('filed-by-other');
  if (sinceLast !== null && sinceLast < limitsOf(form).tooFastMs) flags.add('too-fast');
  return [...flags].sort();
}

export const isOwnFlag = (flag: string): boolean => OWN_FLAGS.some((own) => own === flag);

/** What she should look at herself, sorted and without repeats: `incomplete`, `all-zero` and the kinds of warnings. */
export function flagsOf(form: FormDefinition, answers: Answers, warnings: readonly Warning[]): Flag[] {
  const flags = new Set<Flag>(warnings.map((warning) => warning.kind));
  if (missingItems(form, answers).length > 0) flags.add('incomplete');
  if (isAllZero(form, answers)) flags.add('all-zero');
  return [...flags].sort();
}
