import type { Month } from '../calendar/months.ts';

export interface FormItem {
  /** Stable code, `group.number`. Answers are kept under it (contract.md). */
  readonly code: string;
  /** Number as printed on the form; '' where the form prints none. */
  readonly no: string;
  /** The form's own words. */
  readonly text: string;
  /** Unit as printed: คน, ครัวเรือน, ครอบครัว, ครั้ง. */
  readonly unit: string;
  readonly counts: 'person' | 'household' | 'time';
  /** What people call it; at most 20 graphemes, so that it fits a LINE button, and unique in the form. */
  readonly label: string;
  /** What people type for it besides the label. No word may mean two items. */
  readonly words: readonly string[];
  /** Asked first, of somebody who reports for the first time. */
  readonly usual: boolean;
  /** A usual number, for examples and demo data; never filled in for anybody. */
  readonly typical: number;
  /** Screen that shows it; 3–5 items each. A long section spreads over several. */
  readonly page: number;
  /** Code of the item that this one is counted within, where that is logical (domain.md §1.7). */
  readonly partOf?: string;
}

export interface FormSection {
  readonly id: string;
  readonly no: string;
  readonly title: string;
  /** The screen on which the section begins. */
  readonly page: number;
  readonly items: readonly FormItem[];
}

/** A version of a form, as data: another version, or Bangkok's form, is another value of this type. */
export interface FormDefinition {
  readonly version: string;
  readonly title: string;
  readonly effectiveFrom: Month;
  readonly source: string;
  readonly sections: readonly FormSection[];
}

/** All items in the form's order. */
export function itemsOf(form: FormDefinition): readonly FormItem[] {
  return form.sections.flatMap((section) => section.items);
}

export function itemByCode(form: FormDefinition, code: string): FormItem | undefined {
  return itemsOf(form).find((item) => item.code === code);
}
