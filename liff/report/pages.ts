import type { Answers } from '../../shared/report/answers.ts';
import type { FormDefinition, FormItem, FormSection } from '../../shared/report/form.ts';
import { PAGE_NAMES } from '../../shared/text/form-page.ts';

/** One screen of the form. */
export interface Page {
  /** Counted from 1, without gaps, whatever the form calls it. */
  readonly no: number;
  readonly name: string;
  readonly items: readonly { readonly item: FormItem; readonly section: FormSection }[];
}

/** The form's screens in order. */
export function pagesOf(form: FormDefinition): readonly Page[] {
  const all = form.sections.flatMap((section) => section.items.map((item) => ({ item, section })));
  const numbers = [...new Set(all.map(({ item }) => item.page))].sort((a, b) => a - b);
  return numbers.map((number, at) => {
    const items = all.filter(({ item }) => item.page === number);
    const titles = new Set(items.map(({ section }) => section.title));
    return { no: at + 1, name: PAGE_NAMES[form.version]?.[at] ?? [...titles].join(' · '), items };
  });
}

export function codesOf(page: Page): string[] {
  return page.items.map(({ item }) => item.code);
}

/** How many items of a screen have no answer yet. */
export function gapsIn(page: Page, answers: Answers): number {
  return codesOf(page).filter((code) => (answers[code] ?? null) === null).length;
}

/** The screen that shows an item; the first when no screen does. */
export function pageWith(form: FormDefinition, code: string): number {
  return pagesOf(form).find((page) => codesOf(page).includes(code))?.no ?? 1;
}
