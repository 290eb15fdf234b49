import type { Known, Post } from '../../../shared/roster/judge.ts';
import type { Db } from '../../db/db.ts';
import { knownByCitizen, knownOfLines } from '../../db/queries/roster-known.ts';

type KnownRow = Awaited<ReturnType<typeof rowsOf>>[number];
const rowsOf = (db: Db, citizenHash: string) => db.rows(knownByCitizen({ citizenHash }));

/** Whom the store knows by the hash of an id. */
export async function knownByHash(db: Db, citizenHash: string): Promise<Known | null> {
  return knownFrom(await rowsOf(db, citizenHash));
}

/** Everybody whom some lines name, by her id. */
export async function knownPeople(db: Db, importId: string, after: number, upTo: number): Promise<Map<string, Known>> {
  const rows = await db.rows(knownOfLines({ importId, after, upTo }));
  const people = [...Map.groupBy(rows, ({ person_id }) => person_id)];
  return new Map(people.flatMap(([, own]) => knownFrom(own) ?? []).map((known) => [known.personId, known]));
}

/** A person of her rows, one for each post; null without any. */
export function knownFrom(rows: readonly KnownRow[]): Known | null {
  const [person] = rows;
  if (!person) return null;
  const reports = rows.flatMap(({ last_report }) => last_report ?? []).toSorted();
  return {
    personId: person.person_id,
    particulars: {
      givenName: person.given_name,
      familyName: person.family_name,
      birthDate: person.birth_date,
      phone: person.phone,
    },
    posts: rows.flatMap(postOf),
    lastReport: reports.at(-1) ?? null,
  };
}

/** Somebody without any post still has a row, with nothing in it. */
function postOf(row: KnownRow): Post[] {
  const { role, area_id: unitId, from_month: fromMonth } = row;
  if (role === null || unitId === null || fromMonth === null) return [];
  const { to_month: toMonth, village_id: villageId, households, standing, order_no, end_reason } = row;
  return [
    { role, unitId, fromMonth, toMonth, villageId, households, standing, orderNo: order_no, endReason: end_reason },
  ];
}
