import type { Db } from '../db/db.ts';
import { unsealedUnits } from '../db/queries/audit.ts';
import { sealSome } from '../services/audit-chain.ts';

const UNITS = 100;

/** Chains the audit rows that came since the last seal. Two sealers at once write the same hashes, so nothing is lost. */
export async function sealAudit(db: Db): Promise<number> {
  const units = await db.rows(unsealedUnits({ limit: UNITS }));
  let sealed = 0;
  for (const unit of units) sealed += await sealSome(db, unit);
  return sealed;
}
