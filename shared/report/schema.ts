import * as z from 'zod';
import { isMonth } from '../calendar/months.ts';
import type { FormDefinition } from './form.ts';
import { formProblems } from './form-check.ts';

/** The shape of answers on the wire; which items and how large is for checkAnswers, which knows the form. */
export const answersSchema = z
  .record(z.string().max(64), z.int().nonnegative().nullable())
  .meta({ description: 'item code → count; null or absent = not answered' });

const itemSchema = z.strictObject({
  code: z.string().min(1).max(64),
  no: z.string(),
  text: z.string().min(1),
  unit: z.string().min(1),
  counts: z.enum(['person', 'household', 'time']),
  label: z.string().min(1),
  words: z.array(z.string().min(1)),
  usual: z.boolean(),
  typical: z.int().nonnegative(),
  page: z.int().positive(),
  partOf: z.string().exactOptional(),
});

const formSchema = z.strictObject({
  version: z.string().min(1).max(32),
  title: z.string().min(1),
  effectiveFrom: z.string().refine(isMonth, 'not a month'),
  source: z.string().min(1),
  sections: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        no: z.string(),
        title: z.string().min(1),
        page: z.int().positive(),
        items: z.array(itemSchema).min(1),
      }),
    )
    .min(1),
});

/**
 * A form from outside (the store, a file), checked as a whole: shape, codes, labels, words and pages.
 * @throws {z.ZodError} with what is wrong.
 */
export function parseFormDefinition(json: unknown): FormDefinition {
  return formSchema
    .superRefine((form, ctx) => {
      for (const message of formProblems(form)) ctx.addIssue({ code: 'custom', message });
    })
    .parse(json);
}
