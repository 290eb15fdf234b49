import type { Answers } from './answers.ts';
import { type FormDefinition, itemsOf } from './form.ts';

/** Answers in few bytes, for an index: the form's version, then its items' counts in their order, nothing where none is. */
export function numbersOf(form: FormDefinition, answers: Answers): string {
  return `${form.version} ${itemsOf(form).map(({ code }) => answers[code] ?? '')}`;
}

/** The version of the form that the numbers follow. */
export function formVersionOf(numbers: string): string {
  return numbers.slice(0, numbers.lastIndexOf(' '));
}

/** The answers again. @param form the one of that version: its items never change once it is on file */
export function answersIn(form: FormDefinition, numbers: string): Answers {
  const counts = numbers.slice(numbers.lastIndexOf(' ') + 1).split(',');
  return Object.fromEntries(
    itemsOf(form).flatMap(({ code }, place) => (counts[place] ? [[code, Number(counts[place])]] : [])),
  );
}
