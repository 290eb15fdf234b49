import type { MonthsAnswer } from '../../../shared/api/drafts.ts';
import { UNKNOWN } from '../../offline/rows.ts';
import type { Sealed } from '../../offline/seal.ts';
import type { Core } from './core.ts';
import { choicesOf, monthToShow } from './month-view.ts';

/** In store `me`: who used this phone last. */
export const LAST = '#last';

/** Who used this phone last, and what was known of her months: the page begins with it, also without signal. */
export async function recall(core: Core): Promise<void> {
  const { db, vault } = core.shelf;
  const last = await db.read((tx) => tx.get<string>('me', LAST));
  if (!last || last === UNKNOWN) return;
  core.user.value = last;
  const row = await db.read((tx) => tx.get<{ body: Sealed }>('me', last));
  const answer = row && (await vault.open<MonthsAnswer>(last, row.body));
  if (!answer) return;
  core.me.value = answer.me;
  core.months.value = answer;
  core.month.value = monthToShow(choicesOf(core)) ?? core.month.peek();
}
