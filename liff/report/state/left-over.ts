import { once } from '../../offline/once.ts';
import { type DraftRow, type OutboxRow, UNKNOWN } from '../../offline/rows.ts';
import type { Core, Offered } from './core.ts';

/**
 * What was typed or sent before anybody was known, and did not become hers because she had a draft: it is offered, and
 * lies on the phone until she decided.
 */
export interface LeftOver {
  offer(): Promise<void>;
  forget(left: NonNullable<Offered['left']>): Promise<void>;
}

export function createLeftOver(core: Core): LeftOver {
  const { db } = core.shelf;
  // Hardly ever is there anything.
  const script = once(() => import('./show-left-over.ts'));
  return {
    async offer() {
      if (core.user.peek() === UNKNOWN || core.offer.peek() !== null) return;
      const rows = await db.read(async (tx) => [
        ...(await tx.all<DraftRow>('drafts', `${UNKNOWN}/`)),
        ...(await tx.all<OutboxRow>('outbox', `${UNKNOWN}/`)),
      ]);
      if (rows.length > 0) await (await script())?.offerLeftOver(core, rows);
    },
    forget: (left) => db.write(async (tx) => tx.delete(...left)),
  };
}
