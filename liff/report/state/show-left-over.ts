import { type DraftBody, type DraftRow, monthKey, type OutboxRow, rowKey, UNKNOWN } from '../../offline/rows.ts';
import type { Core } from './core.ts';
import { choicesOf } from './month-view.ts';

/** @param rows what lies on the phone for nobody, newest or not */
export async function offerLeftOver(core: Core, rows: readonly (DraftRow | OutboxRow)[]): Promise<void> {
  const { shelf } = core;
  const user = core.user.peek();
  const month = core.month.peek();
  const elsewhere = choicesOf(core).flatMap((one) => (one.month === month ? [] : [one.month]));
  for (const row of rows.filter((one) => !elsewhere.includes(one.month))) {
    const body = await shelf.vault.open<DraftBody>(UNKNOWN, row.body);
    if (core.user.peek() !== user || core.month.peek() !== month || core.offer.peek() !== null) return;
    if (!body) continue;
    const left = 'n' in row ? (['outbox', rowKey(row)] as const) : (['drafts', monthKey(UNKNOWN, row.month)] as const);
    const { answers } = body;
    const here = core.answers.peek();
    const known = Object.keys(answers).every((code) => answers[code] == null || answers[code] === here[code]);
    if (known) await shelf.db.write(async (tx) => tx.delete(left[0], left[1]));
    else core.offer.value = { source: 'phone', updatedAt: null, answers, seq: null, left };
  }
}
