import { type DraftBody, type DraftRow, monthKey, type OutboxRow, rowKey, UNKNOWN } from '../../offline/rows.ts';
import type { Core, Offered } from './core.ts';
import { choicesOf } from './month-view.ts';

/**
 * What was typed or sent before anybody was known, and did not become hers because she had a draft: it is offered, and
 * lies here until she decided.
 */
export async function offerLeftOver(core: Core): Promise<void> {
  const { db, vault } = core.shelf;
  const user = core.user.peek();
  if (user === UNKNOWN || core.offer.peek() !== null) return;
  const month = core.month.peek();
  const elsewhere = choicesOf(core).flatMap((one) => (one.month === month ? [] : [one.month]));
  const rows = await db.read(async (tx) => [
    ...(await tx.all<DraftRow>('drafts', `${UNKNOWN}/`)),
    ...(await tx.all<OutboxRow>('outbox', `${UNKNOWN}/`)),
  ]);
  for (const row of rows.filter((one) => !elsewhere.includes(one.month))) {
    const body = await vault.open<DraftBody>(UNKNOWN, row.body);
    if (core.user.peek() !== user || core.month.peek() !== month || core.offer.peek() !== null) return;
    if (!body) continue;
    const left = 'n' in row ? (['outbox', rowKey(row)] as const) : (['drafts', monthKey(UNKNOWN, row.month)] as const);
    const { answers } = body;
    const here = core.answers.peek();
    const known = Object.keys(answers).every((code) => answers[code] == null || answers[code] === here[code]);
    if (known) await forgetLeftOver(core, left);
    else core.offer.value = { source: 'phone', updatedAt: null, answers, seq: null, left };
  }
}

export async function forgetLeftOver({ shelf }: Core, [store, key]: NonNullable<Offered['left']>): Promise<void> {
  await shelf.db.write(async (tx) => tx.delete(store, key));
}
