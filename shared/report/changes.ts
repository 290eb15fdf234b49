import type { Answers } from './answers.ts';
import { type FormDefinition, itemsOf } from './form.ts';

export interface Change {
  readonly code: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** What differs between two versions of a report, in the form's order. */
export function changesBetween(form: FormDefinition, before: Answers, after: Answers): Change[] {
  return itemsOf(form)
    .map(({ code }) => ({ code, before: before[code] ?? null, after: after[code] ?? null }))
    .filter((change) => change.before !== change.after);
}
