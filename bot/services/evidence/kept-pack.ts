import type { Manifest } from '../../../shared/evidence/manifest.ts';
import type { Signer, Snapshot } from '../../../shared/evidence/snapshot.ts';
import { type Db, one } from '../../db/db.ts';
import { lastManifest, newestOfMonth, packOf } from '../../db/queries/evidence-pack.ts';
import type { KeptPack } from './approve.ts';

export type PackRow = NonNullable<ReturnType<typeof packOf>['row']>;

/** A pack of the unit, or null. */
export async function readPack(
  db: Db,
  unitId: string,
  id: string,
): Promise<(KeptPack & { readonly row: PackRow }) | null> {
  const row = await one(db, packOf({ unitId, id }));
  if (!row) return null;
  return {
    row,
    id: row.id,
    month: row.month,
    number: row.number,
    state: row.state,
    hash: row.manifest_hash,
    preparedBy: row.prepared_by,
    snapshot: JSON.parse(row.snapshot) as Snapshot,
  };
}

/** Who prepared it, as she was called then: its manifest says so before and after it is approved. */
export const preparerOf = ({ manifest }: Pick<PackRow, 'manifest'>): Signer =>
  (JSON.parse(manifest) as Pick<Manifest, 'prepared'>).prepared;

/** What a pack follows in its unit, and which one of its month it corrects. */
export async function readBefore(
  db: Db,
  unitId: string,
  { month, reason }: Pick<PackRow, 'month' | 'reason'>,
): Promise<Pick<Manifest, 'previous' | 'corrects'>> {
  const [last, corrected] = await Promise.all([
    one(db, lastManifest({ unitId })),
    one(db, newestOfMonth({ unitId, month })),
  ]);
  return {
    previous: last ? (JSON.parse(last.manifest) as Manifest).seal : '',
    corrects: corrected && { number: corrected.number, hash: corrected.manifest_hash, reason: reason ?? '' },
  };
}

/** The approved packs of its month before and after it: which it stands for or will, and which stands for it. */
export async function besideIt(
  db: Db,
  unitId: string,
  { month, number, state, row }: KeptPack & { readonly row: PackRow },
): Promise<{ readonly replaces: number | null; readonly newer: number | null }> {
  if (state === 'rejected') return { replaces: null, newer: null };
  const newest = (await one(db, newestOfMonth({ unitId, month })))?.number ?? null;
  if (state === 'prepared') return { replaces: newest, newer: null };
  const { corrects } = JSON.parse(row.manifest) as Manifest;
  return { replaces: corrects?.number ?? null, newer: newest !== null && newest > number ? newest : null };
}
