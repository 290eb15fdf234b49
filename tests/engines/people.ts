import { COUNTRY } from '../../bot/db/country.ts';
import type { Db } from '../../bot/db/db.ts';
import { addAssignment } from '../../bot/db/queries/directory.ts';
import { putArea, putPerson } from '../../bot/db/queries/roster.ts';
import type { Member } from '../../bot/services/people/membership.ts';

/** A unit of its own with some volunteers, so that test files can share a store. */
export async function makeUnit(db: Db, unitId: string, volunteers: number): Promise<Member[]> {
  const members = Array.from({ length: volunteers }, (_, index) => `${unitId}-p${index}`);
  await db.commit([
    putArea({ id: unitId, kind: 'unit', parentId: COUNTRY, name: 'หน่วยทดสอบ', phone: null }),
    ...members.flatMap((id) => [
      putPerson({ id, givenName: 'ทดสอบ', familyName: id, birthDate: null, citizenHash: null, citizenTail: null }),
      addAssignment({
        personId: id,
        role: 'volunteer',
        areaId: unitId,
        fromMonth: '2020-01',
        villageId: null,
        households: 10,
      }),
    ]),
  ]);
  return members.map((id) => ({
    id,
    name: `ทดสอบ ${id}`,
    assignments: [
      {
        role: 'volunteer',
        area_id: unitId,
        area_name: 'หน่วยทดสอบ',
        area_phone: null,
        village_id: null,
        village_name: null,
        households: 10,
        from_month: '2020-01',
        to_month: null,
      },
    ],
  }));
}

/** What nothing asks for of a report on file: it was in time, nothing is judged by it. */
export const PLAIN_REPORT = {
  ...{ onTime: 1, streak: 0, points: 0, villageId: null, attention: 0 },
  ...{ numbers: null, filedAt: null },
} as const;
