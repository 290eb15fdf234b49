import * as z from 'zod/mini';
import { problem } from '../../shared/api/problems.ts';
import { formForPhone } from '../../shared/report/phone-form.ts';
import { type Answer, type Call, endpoint, ok, type Refusal, type Who } from './endpoint.ts';

const item = z.object({
  code: z.string(),
  no: z.string(),
  text: z.string(),
  unit: z.string(),
  counts: z.enum(['person', 'household', 'time']),
  label: z.string(),
  usual: z.boolean(),
  page: z.int(),
  partOf: z.optional(z.string()),
});
const form = z.object({
  version: z.string(),
  title: z.string(),
  effectiveFrom: z.string(),
  sections: z.array(
    z.object({ id: z.string(), no: z.string(), title: z.string(), page: z.int(), items: z.array(item) }),
  ),
});

/** A version never changes once it is on file. */
const FOR_EVER = { 'cache-control': 'private, max-age=31536000, immutable' };

async function showForm({ api, path }: Call<null, Who>): Promise<Answer | Refusal> {
  const found = await api.rules.form(api.db, path.version ?? '');
  return found ? ok(formForPhone(found), FOR_EVER) : problem('not-found');
}

export const formEndpoints = [
  endpoint({
    method: 'GET',
    path: '/forms/{version}',
    summary: 'A version of the report form: sections and items',
    load: 'read',
    auth: 'session',
    body: null,
    answers: { 200: form },
    problems: ['not-found'],
    handle: showForm,
  }),
];
