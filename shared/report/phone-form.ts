import type { FormDefinition } from './form.ts';

/** A form as the mini-app needs it: without what only chat and demo data use, which is half of its bytes. The rules work on it. */
export function formForPhone(form: FormDefinition): FormDefinition {
  return {
    ...form,
    source: '',
    sections: form.sections.map((section) => ({
      ...section,
      items: section.items.map((item) => ({ ...item, words: [], typical: 0 })),
    })),
  };
}
