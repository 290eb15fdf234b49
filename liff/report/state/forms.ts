import type { FormDefinition } from '../../../shared/report/form.ts';
import type { Client } from '../../api/client.ts';
import type { Core } from './core.ts';
import { openMonthOf } from './month-view.ts';

/** Shows the form that the month is reported on. What was typed stays, by the items' codes. */
export async function showForm(core: Core, client: Client): Promise<void> {
  const version = openMonthOf(core, core.month.peek())?.formVersion ?? core.form.version;
  if (core.currentForm.peek()?.version === version) return;
  core.currentForm.value = version === core.form.version ? core.form : null;
  if (core.currentForm.peek()) return;
  const { db } = core.shelf;
  let found = (await db.read((tx) => tx.get<FormDefinition>('forms', version))) ?? null;
  if (!found) {
    const reply = await client.call<FormDefinition>('GET', `/forms/${version}`, { has: 'sections' });
    found = reply.kind === 'ok' ? forRules(reply.data) : null;
    if (found) await db.write(async (tx) => tx.put('forms', version, found));
  }
  if (found && openMonthOf(core, core.month.peek())?.formVersion === version) core.currentForm.value = found;
}

/** The server leaves out what only chat uses; the rules expect it. */
function forRules(form: FormDefinition): FormDefinition {
  const sections = form.sections.map((section) => ({
    ...section,
    items: section.items.map((item) => ({ ...item, words: [], typical: 0 })),
  }));
  return { ...form, source: '', sections };
}
