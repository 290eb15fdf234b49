import { type FormDefinition, itemsOf } from './form.ts';
import { limitsOf } from './limits.ts';

/** Item code → count. Null and absent mean the same: not answered. Empty is not zero (design.md). */
export type Answers = Readonly<Record<string, number | null>>;

export interface AnswerError {
  /** The item code, or '' for the whole. */
  readonly path: string;
  readonly code: 'not-a-count' | 'too-large' | 'unknown-item' | 'not-an-object';
}

function checkCount(value: unknown, cap: number): 'not-a-count' | 'too-large' | null {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) return 'not-a-count';
  return value > cap ? 'too-large' : null;
}

/** Answers from outside: whole counts from 0 to the cap (999 by default), or null, and nothing but the form's items. */
export function checkAnswers(form: FormDefinition, input: unknown): { answers: Answers } | { errors: AnswerError[] } {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return { errors: [{ path: '', code: 'not-an-object' }] };
  const { cap } = limitsOf(form);
  const given = new Map<string, unknown>(Object.entries(input));
  const answers: Record<string, number> = {};
  const errors: AnswerError[] = [];
  for (const { code } of itemsOf(form)) {
    const value = given.get(code);
    given.delete(code);
    if (value === undefined || value === null) continue;
    const wrong = checkCount(value, cap);
    if (wrong === null) answers[code] = Number(value) + 0;
    else errors.push({ path: code, code: wrong });
  }
  for (const path of given.keys()) errors.push({ path, code: 'unknown-item' });
  return errors.length > 0 ? { errors } : { answers };
}

/** Codes of the items without an answer, in the form's order. */
export function missingItems(form: FormDefinition, answers: Answers): string[] {
  return itemsOf(form)
    .map((item) => item.code)
    .filter((code) => (answers[code] ?? null) === null);
}

/** A complete report: what was not answered becomes zero, or an earlier month's number (zero where that has none). */
export function fillRest(form: FormDefinition, answers: Answers, rest: 'zero' | Answers): Record<string, number> {
  const other = rest === 'zero' ? {} : rest;
  return Object.fromEntries(itemsOf(form).map(({ code }) => [code, answers[code] ?? other[code] ?? 0]));
}

/** Something was answered, and all of it is zero. Such a report needs a reason (domain.md §1.7). */
export function isAllZero(form: FormDefinition, answers: Answers): boolean {
  const given = itemsOf(form).flatMap(({ code }) => answers[code] ?? []);
  return given.length > 0 && given.every((count) => count === 0);
}

/** JSON text with keys in the form's order and without nulls: the same meaning gives the same bytes. */
export function canonicalAnswers(form: FormDefinition, answers: Answers): string {
  const pairs = itemsOf(form).flatMap(({ code }) => {
    const count = answers[code] ?? null;
    return count === null ? [] : [`${JSON.stringify(code)}:${count}`];
  });
  return `{${pairs.join(',')}}`;
}
