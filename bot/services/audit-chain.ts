import { type Db, one } from '../db/db.ts';
import { auditAfter, moveSeal, sealEntry } from '../db/queries/audit.ts';
import { trailHead } from '../db/queries/evidence.ts';
import { sha256 } from '../keys.ts';

const ENTRIES = 200;

/** One row of the trail as the chain sees it. */
export interface AuditRow {
  readonly unit_id: string;
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string | null;
}

/** The end of a unit's audit trail, sealed. */
export interface TrailHead {
  readonly seq: number;
  readonly hash: string;
}

/** The hash of a row covers the row and the hash before it: no row can be changed, added or taken out unseen. */
export function chainHash(previous: string, row: AuditRow): Promise<string> {
  return sha256(
    JSON.stringify([previous, row.unit_id, row.seq, row.at, row.actor, row.action, row.subject, row.detail]),
  );
}

type Counter = NonNullable<ReturnType<typeof trailHead>['row']>;

/** Seals one unit's trail to its end now, and answers where that is. */
export async function sealTrail(db: Db, unitId: string): Promise<TrailHead> {
  for (;;) {
    const counter = await one(db, trailHead({ unitId }));
    if (!counter) return { seq: 0, hash: '' };
    if (counter.sealed_seq === counter.last_seq) return { seq: counter.sealed_seq, hash: counter.sealed_hash };
    await sealSome(db, counter);
  }
}

/** Seals the next rows of a unit's trail. @returns how many */
export async function sealSome(db: Db, unit: Counter): Promise<number> {
  const rows = await db.rows(auditAfter({ unitId: unit.unit_id, seq: unit.sealed_seq, limit: ENTRIES }));
  let hash = unit.sealed_hash;
  const statements = [];
  for (const row of rows) {
    hash = await chainHash(hash, row);
    statements.push(sealEntry({ unitId: row.unit_id, seq: row.seq, hash }));
  }
  const last = rows.at(-1);
  if (last) await db.commit([...statements, moveSeal({ unitId: unit.unit_id, seq: last.seq, hash })]);
  return rows.length;
}
