import type { FormDefinition } from '../../../shared/report/form.ts';
import type { Client } from '../../api/client.ts';
import type { Core } from './core.ts';
import { formVersionOf } from './forms.ts';

/** Asks for the form of the shown month, and keeps it for days without signal. */
export async function fetchForm(core: Core, client: Client): Promise<void> {
  const version = formVersionOf(core);
  const reply = await client.call<FormDefinition>('GET', `/forms/${version}`, { has: 'sections' });
  if (reply.kind !== 'ok') return;
  const form = forRules(reply.data);
  await core.shelf.db.write(async (tx) => tx.put('forms', version, form));
  if (formVersionOf(core) === version) core.currentForm.value = form;
}

/** The server leaves out what only chat uses; the rules expect it. */
function forRules(form: FormDefinition): FormDefinition {
  const sections = form.sections.map((section) => ({
    ...section,
    items: section.items.map((item) => ({ ...item, words: [], typical: 0 })),
  }));
  return { ...form, source: '', sections };
}
