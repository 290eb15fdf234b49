import type { Manifest } from '../../../shared/evidence/manifest.ts';
import { type Db, one } from '../../db/db.ts';
import { newestOfMonth, packByHash } from '../../db/queries/evidence-pack.ts';

export interface KnownPack {
  readonly manifest: Manifest;
  /** The number of the pack that corrects it, if one does. */
  readonly newer: number | null;
}

/** The approved pack with this hash printed on it; null when none was made here. */
export async function findKnownPack(db: Db, hash: string): Promise<KnownPack | null> {
  const found = await one(db, packByHash({ hash }));
  if (!found) return null;
  const manifest = JSON.parse(found.manifest) as Manifest;
  const newest = await one(db, newestOfMonth({ unitId: found.unit_id, month: manifest.month }));
  return { manifest, newer: newest && newest.number > manifest.number ? newest.number : null };
}
