import { statement } from '../statement.ts';

const HEAD = [
  'k.id',
  'k.month',
  'k.number',
  'k.state',
  'k.cut_off_at',
  'k.manifest_hash',
  'k.prepared_by',
  'k.prepared_at',
  'k.approved_by',
  'k.approved_at',
  'k.reason',
  'preparer.given_name as preparer_given',
  'preparer.family_name as preparer_family',
  'approver.given_name as approver_given',
  'approver.family_name as approver_family',
] as const;

/** The packs of a unit, newest month and number first, after one of them. */
export const packsOf = statement(
  'evidence.packs',
  (q, p: { unitId: string; month: string; number: number; limit: number }) =>
    q
      .selectFrom('evidence_pack as k')
      .innerJoin('person as preparer', 'preparer.id', 'k.prepared_by')
      .leftJoin('person as approver', 'approver.id', 'k.approved_by')
      .select(HEAD)
      .where('k.unit_id', '=', p.unitId)
      .where((eb) =>
        eb.or([eb('k.month', '<', p.month), eb.and([eb('k.month', '=', p.month), eb('k.number', '<', p.number)])]),
      )
      .orderBy('k.month', 'desc')
      .orderBy('k.number', 'desc')
      .limit(p.limit),
);

/** What the packs of a month were, newest first: for the number of the next and what it corrects. */
export const packsOfMonth = statement('evidence.packs-of-month', (q, p: { unitId: string; month: string }) =>
  q
    .selectFrom('evidence_pack')
    .select(['id', 'number', 'state', 'manifest_hash'])
    .where('unit_id', '=', p.unitId)
    .where('month', '=', p.month)
    .orderBy('number', 'desc'),
);

export const packOf = statement('evidence.pack', (q, p: { unitId: string; id: string }) =>
  q
    .selectFrom('evidence_pack as k')
    .innerJoin('person as preparer', 'preparer.id', 'k.prepared_by')
    .leftJoin('person as approver', 'approver.id', 'k.approved_by')
    .select([...HEAD, 'k.snapshot', 'k.manifest', 'k.seq'])
    .where('k.unit_id', '=', p.unitId)
    .where('k.id', '=', p.id),
);

/** The manifest of the unit's newest approved pack, of whatever month: the next one names it. */
export const lastManifest = statement('evidence.last-manifest', (q, p: { unitId: string }) =>
  q
    .selectFrom('evidence_pack')
    .select('manifest')
    .where('unit_id', '=', p.unitId)
    .where('state', '=', 'approved')
    .orderBy('audit_seq', 'desc')
    .limit(1),
);

/** An approved pack by what is printed on it, wherever it was made. */
export const packByHash = statement('evidence.pack-by-hash', (q, p: { hash: string }) =>
  q
    .selectFrom('evidence_pack')
    .select(['unit_id', 'manifest'])
    .where('manifest_hash', '=', p.hash)
    .where('state', '=', 'approved'),
);

/** The newest approved pack of a month. */
export const newestOfMonth = statement('evidence.newest-of-month', (q, p: { unitId: string; month: string }) =>
  q
    .selectFrom('evidence_pack')
    .select(['id', 'number', 'manifest_hash'])
    .where('unit_id', '=', p.unitId)
    .where('month', '=', p.month)
    .where('state', '=', 'approved')
    .orderBy('number', 'desc')
    .limit(1),
);

export interface NewPack {
  readonly unitId: string;
  readonly id: string;
  readonly month: string;
  readonly number: number;
  readonly cutOffAt: number;
  readonly snapshot: string;
  /** Who prepared it, as she was called then; the manifest takes its place. */
  readonly signer: string;
  readonly hash: string;
  readonly auditSeq: number;
  readonly auditHash: string;
  readonly by: string;
  readonly reason: string | null;
}

/** Prepared: nothing is sealed before the second person. The unique number refuses two at once. */
export const addPack = statement('evidence.add-pack', (q, p: NewPack & Record<string, string | number | null>) =>
  q.insertInto('evidence_pack').values({
    unit_id: p.unitId,
    id: p.id,
    month: p.month,
    number: p.number,
    state: 'prepared',
    cut_off_at: p.cutOffAt,
    snapshot: p.snapshot,
    manifest: p.signer,
    manifest_hash: p.hash,
    previous_hash: '',
    audit_seq: p.auditSeq,
    audit_hash: p.auditHash,
    prepared_by: p.by,
    prepared_at: p.cutOffAt,
    approved_by: null,
    approved_at: null,
    reason: p.reason,
    seq: 1,
  }),
);

export const approvePack = statement(
  'evidence.approve-pack',
  (
    q,
    p: {
      unitId: string;
      id: string;
      manifest: string;
      hash: string;
      previous: string;
      auditSeq: number;
      auditHash: string;
      by: string;
      at: number;
      seq: number;
    },
  ) =>
    q
      .updateTable('evidence_pack')
      .set({
        state: 'approved',
        manifest: p.manifest,
        manifest_hash: p.hash,
        previous_hash: p.previous,
        audit_seq: p.auditSeq,
        audit_hash: p.auditHash,
        approved_by: p.by,
        approved_at: p.at,
        seq: p.seq,
      })
      .where('unit_id', '=', p.unitId)
      .where('id', '=', p.id),
);

export const rejectPack = statement(
  'evidence.reject-pack',
  (q, p: { unitId: string; id: string; reason: string; seq: number }) =>
    q
      .updateTable('evidence_pack')
      .set({ state: 'rejected', reason: p.reason, seq: p.seq })
      .where('unit_id', '=', p.unitId)
      .where('id', '=', p.id),
);

export const addFile = statement(
  'evidence.add-file',
  (q, p: { unitId: string; packId: string; name: string; bytes: number; sha256: string; body: string }) =>
    q.insertInto('evidence_file').values({
      unit_id: p.unitId,
      pack_id: p.packId,
      name: p.name,
      bytes: p.bytes,
      sha256: p.sha256,
      body: p.body,
    }),
);

export const fileOfPack = statement('evidence.file', (q, p: { unitId: string; packId: string; name: string }) =>
  q
    .selectFrom('evidence_file')
    .select(['name', 'bytes', 'sha256', 'body'])
    .where('unit_id', '=', p.unitId)
    .where('pack_id', '=', p.packId)
    .where('name', '=', p.name),
);

export const filesOfPack = statement('evidence.files', (q, p: { unitId: string; packId: string }) =>
  q
    .selectFrom('evidence_file')
    .select(['name', 'bytes', 'sha256'])
    .where('unit_id', '=', p.unitId)
    .where('pack_id', '=', p.packId)
    .orderBy('name'),
);

/** All packs of a unit in the order of its trail, for the proof. */
export const packIds = statement('evidence.pack-ids', (q, p: { unitId: string }) =>
  q.selectFrom('evidence_pack').select('id').where('unit_id', '=', p.unitId).orderBy('audit_seq').orderBy('id'),
);

export const packToProve = statement('evidence.pack-to-prove', (q, p: { unitId: string; id: string }) =>
  q.selectFrom('evidence_pack').selectAll().where('unit_id', '=', p.unitId).where('id', '=', p.id),
);

/** What the trail says of a pack. */
export const packTrail = statement('evidence.pack-trail', (q, p: { unitId: string; subject: string }) =>
  q
    .selectFrom('audit_entry')
    .select(['seq', 'actor', 'action', 'detail'])
    .where('unit_id', '=', p.unitId)
    .where('subject', '=', p.subject)
    .orderBy('seq'),
);
