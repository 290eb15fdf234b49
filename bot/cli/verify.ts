import type { Db } from '../db/db.ts';
import { allUnits, auditAfter } from '../db/queries/audit.ts';
import { unfoldedAccounts } from '../db/queries/points.ts';
import { provePacks } from '../evidence-files/prove-packs.ts';
import { chainHash } from '../services/audit-chain.ts';
import type { Command } from './command.ts';
import { brokenFigures } from './figures.ts';
import { withStore } from './store.ts';
import { noMoreWords } from './usage.ts';
import { told } from './verify-pack.ts';

const PAGE = 1000;
const WHOLE =
  'every balance is the fold of its ledger; figures are those of the reports; the audit chain is whole; evidence packs are what was sealed';

export const verify: Command = {
  usage: 'verify',
  does: 'proves that balances are the fold of the ledger, figures those of the reports, the audit chain whole, and evidence packs as sealed',
  run: (args, { env, say }) =>
    withStore(env, async (db) => {
      noMoreWords(args, 0, 'verify takes none');
      const broken = [
        ...(await brokenAccounts(db)),
        ...(await brokenChains(db)),
        ...(await brokenFigures(db, say)),
        ...(await brokenPacks(db)),
      ];
      for (const line of broken) say(line);
      if (broken.length > 0) throw new Error(`${broken.length} faults`);
      say(WHOLE);
    }),
};

export async function brokenAccounts(db: Db): Promise<string[]> {
  const rows = await db.rows(unfoldedAccounts({}));
  return rows.map((row) => `account ${row.unit_id}/${row.person_id}: ${row.balance} - ${row.debt} is not ${row.total}`);
}

/** Every stored pack: its files, its manifest, who vouched for it, and what it follows. */
export async function brokenPacks(db: Db): Promise<string[]> {
  const broken: string[] = [];
  for (const { unit_id: unitId } of await trailsOf(db))
    for (const { pack, fault } of await provePacks(db, unitId))
      broken.push(`pack ${unitId} ${pack}: ${typeof fault === 'string' ? fault : `${fault.name} ${told(fault)}`}`);
  return broken;
}

/** Every unit's trail: numbers without a gap, and every sealed row with the hash that the row before it demands. */
export async function brokenChains(db: Db): Promise<string[]> {
  const broken: string[] = [];
  for (const trail of await trailsOf(db)) broken.push(...(await brokenChain(db, trail)));
  return broken;
}

type Trail = Awaited<ReturnType<typeof trailsOf>>[number];
const trailsOf = (db: Db) => db.rows(allUnits({}));

async function brokenChain(db: Db, trail: Trail): Promise<string[]> {
  const broken: string[] = [];
  let seq = 0;
  let hash = '';
  let sealed = '';
  for await (const row of rowsOf(db, trail.unit_id)) {
    if (row.seq !== seq + 1) broken.push(`audit ${trail.unit_id}: ${seq + 1} is missing`);
    seq = row.seq;
    if (seq > trail.sealed_seq) continue;
    hash = await chainHash(hash, row);
    if (seq === trail.sealed_seq) sealed = hash;
    if (hash !== row.hash) broken.push(`audit ${trail.unit_id}: row ${seq} is not what was sealed`);
  }
  if (sealed !== trail.sealed_hash) broken.push(`audit ${trail.unit_id}: does not end in its seal`);
  if (seq !== trail.last_seq) broken.push(`audit ${trail.unit_id}: ends at ${seq}, counter says ${trail.last_seq}`);
  return broken;
}

async function* rowsOf(db: Db, unitId: string) {
  for (let seq = 0; ; ) {
    const rows = await db.rows(auditAfter({ unitId, seq, limit: PAGE }));
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    seq = last.seq;
  }
}
