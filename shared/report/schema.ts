import * as z from 'zod/mini';
import { isMonth } from '../calendar/months.ts';
import type { FormDefinition } from './form.ts';
import { formProblems } from './form-check.ts';

const itemSchema = z.strictObject({
  code: z.string().check(z.minLength(1), z.maxLength(64)),
  no: z.string(),
  text: z.string().check(z.minLength(1)),
  unit: z.string().check(z.minLength(1)),
  counts: z.enum(['person', 'household', 'time']),
  label: z.string().check(z.minLength(1)),
  words: z.array(z.string().check(z.minLength(1))),
  usual: z.boolean(),
  typical: z.int().check(z.nonnegative()),
  page: z.int().check(z.positive()),
  partOf: z.exactOptional(z.string()),
});

const formSchema = z.strictObject({
  version: z.string().check(z.minLength(1), z.maxLength(32)),
  title: z.string().check(z.minLength(1)),
  effectiveFrom: z.string().check(z.refine(isMonth, 'not a month')),
  source: z.string().check(z.minLength(1)),
  sections: z
    .array(
      z.strictObject({
        id: z.string().check(z.minLength(1)),
        no: z.string(),
        title: z.string().check(z.minLength(1)),
        page: z.int().check(z.positive()),
        items: z.array(itemSchema).check(z.minLength(1)),
      }),
    )
    .check(z.minLength(1)),
});

/**
 * A form from outside (the store, a file), checked as a whole: shape, codes, labels, words and pages.
 * @throws {z.core.$ZodError} with what is wrong.
 */
export function parseFormDefinition(json: unknown): FormDefinition {
  return formSchema
    .check(
      z.superRefine((form, ctx) => {
        for (const message of formProblems(form)) ctx.addIssue({ code: 'custom', message });
      }),
    )
    .parse(json);
}
