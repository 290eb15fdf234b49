import { sql } from 'kysely';
import { statement } from '../statement.ts';

/** The next number of the unit's audit trail, counted in SQL so that grouped commits follow one another. */
export const countAudit = statement('audit.count', (q, p: { unitId: string }) =>
  q
    .insertInto('audit_counter')
    .values({ unit_id: p.unitId, last_seq: 1, sealed_seq: 0, sealed_hash: '' })
    .onConflict((conflict) =>
      conflict.column('unit_id').doUpdateSet({ last_seq: sql<number>`audit_counter.last_seq + 1` }),
    ),
);

/** Must follow countAudit of the same unit in the same commit. */
export const addAudit = statement(
  'audit.add',
  (q, p: { unitId: string; at: number; actor: string; action: string; subject: string; detail: string | null }) =>
    q
      .insertInto('audit_entry')
      .columns(['unit_id', 'seq', 'at', 'actor', 'action', 'subject', 'detail', 'hash'])
      .expression((eb) =>
        eb
          .selectFrom('audit_counter')
          .select([
            'unit_id',
            'last_seq',
            sql<number>`cast(${p.at} as bigint)`.as('at'),
            sql<string>`cast(${p.actor} as text)`.as('actor'),
            sql<string>`cast(${p.action} as text)`.as('action'),
            sql<string>`cast(${p.subject} as text)`.as('subject'),
            sql<string>`cast(${p.detail} as text)`.as('detail'),
            sql<string>`cast(null as text)`.as('hash'),
          ])
          .where('unit_id', '=', p.unitId),
      ),
);

export const unsealedUnits = statement('audit.unsealed-units', (q, p: { limit: number }) =>
  q.selectFrom('audit_counter').selectAll().whereRef('sealed_seq', '<', 'last_seq').limit(p.limit),
);

export const auditAfter = statement('audit.after', (q, p: { unitId: string; seq: number; limit: number }) =>
  q
    .selectFrom('audit_entry')
    .selectAll()
    .where('unit_id', '=', p.unitId)
    .where('seq', '>', p.seq)
    .orderBy('seq')
    .limit(p.limit),
);

export const sealEntry = statement('audit.seal-entry', (q, p: { unitId: string; seq: number; hash: string }) =>
  q
    .updateTable('audit_entry')
    .set({ hash: p.hash })
    .where('unit_id', '=', p.unitId)
    .where('seq', '=', p.seq)
    .where('hash', 'is', null),
);

export const moveSeal = statement('audit.move-seal', (q, p: { unitId: string; seq: number; hash: string }) =>
  q
    .updateTable('audit_counter')
    .set({ sealed_seq: p.seq, sealed_hash: p.hash })
    .where('unit_id', '=', p.unitId)
    .where('sealed_seq', '<', p.seq),
);

export const allUnits = statement('audit.units', (q, _: Record<never, never>) =>
  q.selectFrom('audit_counter').selectAll().orderBy('unit_id'),
);
