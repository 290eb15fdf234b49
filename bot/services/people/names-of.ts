import type { Db } from '../../db/db.ts';
import { personName } from '../../db/queries/delegation.ts';

/** Names by id, of a few people; whoever is not on file has none. */
export async function namesOf(db: Db, ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const rows = await Promise.all([...new Set(ids)].map((personId) => db.rows(personName({ personId }))));
  return new Map(rows.flat().map(({ id, given_name, family_name }) => [id, `${given_name} ${family_name}`]));
}
