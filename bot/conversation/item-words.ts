import { type FormDefinition, type FormItem, itemsOf } from '../../shared/report/form.ts';
import { spellingKey } from './spelling.ts';

/** Built once per form: comparing a text with some 250 words costs more than all the rest of a turn. */
const built = new WeakMap<FormDefinition, ReadonlyMap<string, FormItem>>();

/** The item whose label or everyday word is the whole text; undefined when there is none. */
export function itemNamed(form: FormDefinition, text: string): FormItem | undefined {
  let byWord = built.get(form);
  if (byWord === undefined) {
    byWord = new Map(
      itemsOf(form).flatMap((item) => [item.label, ...item.words].map((word) => [spellingKey(word), item] as const)),
    );
    built.set(form, byWord);
  }
  return byWord.get(spellingKey(text));
}
