import { statement } from '../statement.ts';

/** What LINE said last about a month's quota. */
export const putQuota = statement(
  'message-quota.put',
  (q, p: { month: string; kind: 'none' | 'limited'; most: number | null; used: number; at: number }) =>
    q
      .insertInto('message_quota')
      .values({ month: p.month, kind: p.kind, most: p.most, used: p.used, read_at: p.at })
      .onConflict((conflict) =>
        conflict.column('month').doUpdateSet({ kind: p.kind, most: p.most, used: p.used, read_at: p.at }),
      ),
);
