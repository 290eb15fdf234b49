import { addMonths, type Month, monthAt } from '../../shared/calendar/months.ts';
import { COUNTRY } from '../db/country.ts';
import type { Db } from '../db/db.ts';
import { addAssignment } from '../db/queries/directory.ts';
import { putArea, putAreaCode, putPerson } from '../db/queries/roster.ts';
import type { Statement } from '../db/statement.ts';

/** Averages of domain.md §4: 105 volunteers a unit, 11 units a district, 11 districts a province. */
const PER_UNIT = 105;
const UNITS_PER_DISTRICT = 11;
const DISTRICTS_PER_PROVINCE = 11;
const VILLAGES_PER_UNIT = 8;
const COMMIT_OF = 20;

export interface CountryOptions {
  readonly volunteers: number;
  /** The same seed makes the same country. */
  readonly seed: number;
  readonly now: number;
}

/** A synthetic country: areas, people and assignments, with names and codes that no real person or place has. */
export async function seedCountry(db: Db, options: CountryOptions, progress: (done: number) => void): Promise<void> {
  const since = addMonths(monthAt(options.now), -12);
  const units = Math.ceil(options.volunteers / PER_UNIT);
  for (let first = 0; first < units; first += COMMIT_OF) {
    const some = Array.from({ length: Math.min(COMMIT_OF, units - first) }, (_, index) => first + index);
    await db.commit(some.flatMap((unit) => unitStatements(unit, options, since)));
    progress(Math.min(options.volunteers, (first + some.length) * PER_UNIT));
  }
}

function unitStatements(unit: number, { volunteers, seed }: CountryOptions, since: Month): Statement[] {
  const district = Math.floor(unit / UNITS_PER_DISTRICT);
  const province = Math.floor(district / DISTRICTS_PER_PROVINCE);
  const id = (kind: string, n: number) => `s${seed}-${kind}-${n}`;
  const unitId = id('unit', unit);
  const people = Math.min(PER_UNIT, volunteers - unit * PER_UNIT);
  return [
    putArea({
      id: id('province', province),
      kind: 'province',
      parentId: COUNTRY,
      name: `จังหวัดจำลอง ${province}`,
      phone: null,
    }),
    putArea({
      id: id('district', district),
      kind: 'district',
      parentId: id('province', province),
      name: `อำเภอจำลอง ${district}`,
      phone: null,
    }),
    putArea({ id: unitId, kind: 'unit', parentId: id('district', district), name: `รพ.สต.จำลอง ${unit}`, phone: null }),
    putAreaCode({ areaId: unitId, scheme: 'hcode', fromMonth: since, code: `S${seed}U${unit}` }),
    ...Array.from({ length: VILLAGES_PER_UNIT }, (_, village) =>
      putArea({
        id: `${unitId}-${village}`,
        kind: 'village',
        parentId: unitId,
        name: `บ้านจำลอง หมู่ ${village + 1}`,
        phone: null,
      }),
    ),
    ...Array.from({ length: people }, (_, index) =>
      volunteerStatements(unit * PER_UNIT + index, unitId, seed, since),
    ).flat(),
  ];
}

function volunteerStatements(n: number, unitId: string, seed: number, since: Month): Statement[] {
  const personId = `s${seed}-volunteer-${n}`;
  const spread = scatter(n, seed);
  return [
    putPerson({
      id: personId,
      givenName: 'จำลอง',
      familyName: `ที่ ${n}`,
      birthDate: null,
      citizenHash: null,
      citizenTail: null,
    }),
    addAssignment({
      personId,
      role: 'volunteer',
      areaId: unitId,
      fromMonth: since,
      villageId: `${unitId}-${n % VILLAGES_PER_UNIT}`,
      households: 8 + (spread % 15),
    }),
  ];
}

/** A fixed whole number for each n and seed (Knuth's multiplicative hash), so that the country is the same each time. */
function scatter(n: number, seed: number): number {
  return Math.imul(n + 1, 2_654_435_761 ^ seed) >>> 8;
}
