import type { FormDefinition } from '../../../shared/report/form.ts';
import type { Core } from './core.ts';
import { openMonthOf } from './month-view.ts';

/** The version of the form that the shown month is reported on. */
export const formVersionOf = (core: Core): string =>
  openMonthOf(core, core.month.peek())?.formVersion ?? core.form.version;

/** Shows that form: the one that is built in, or one that the phone kept; null while there is none. What was typed stays, by the items' codes. */
export async function showForm(core: Core): Promise<void> {
  const version = formVersionOf(core);
  if (core.currentForm.peek()?.version === version) return;
  const builtIn = core.form.version === version ? core.form : null;
  core.currentForm.value =
    builtIn ?? (await core.shelf.db.read((tx) => tx.get<FormDefinition>('forms', version))) ?? null;
}
