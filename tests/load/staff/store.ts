import { addMonths, type Month, monthAt } from '../../../shared/calendar/months.ts';
import { someoneElse } from '../generator/crowd.ts';
import { type CountryFolder, seedLinked } from '../support/country-store.ts';
import { fillHistory } from '../support/history.ts';
import { openForFilling } from '../support/nation.ts';
import { fillFigures } from './figures.ts';
import { type Office, signInOfficers } from './officers.ts';

/** One of the two stores that are compared, with an officer in each place that is asked about. */
export interface StaffStore {
  readonly file: string;
  readonly reports: number;
  /** Units of 105 volunteers, all over the country, in the order in which they are asked about. */
  readonly units: readonly Office[];
  /** A unit four times as large as others. */
  readonly largest: Office;
  /** Offices above them, from the district to the country. */
  readonly above: readonly Office[];
  /** The newest month with reports: they wait for their certification. Those of the months before have theirs. */
  readonly month: Month;
}

const LARGEST = 's1-unit-largest';
const LARGEST_HAS = 420;
const PER_UNIT = 105;
/** Units with an officer of their own, at most. */
const ASKED = 2_000;

/** A country with so many months of everybody's reports. */
export async function staffStore(
  folder: CountryFolder,
  name: string,
  size: { readonly volunteers: number; readonly months: number },
  say: (progress: string) => void,
): Promise<StaffStore> {
  const now = Date.now();
  const file = folder.file(name);
  await seedLinked(file, size.volunteers, now);
  addLargest(file, size.volunteers);
  const reports = fillHistory({ file, before: monthAt(now), months: size.months, each: 1, say });
  return { file, reports, ...(await staffed(file, size, now)) };
}

/** What a filled store needs besides: officers, and the figures that the job makes. */
async function staffed(
  file: string,
  { volunteers, months }: { readonly volunteers: number; readonly months: number },
  now: number,
): Promise<Omit<StaffStore, 'file' | 'reports'>> {
  const whole = Math.floor(volunteers / PER_UNIT);
  const asked = Math.min(ASKED, whole);
  const units = Array.from({ length: asked }, (_, n) => unitStaff(`s1-unit-${someoneElse(n, whole)}`));
  const largest = unitStaff(LARGEST);
  const above: Office[] = [
    { areaId: 's1-district-0', role: 'district' },
    { areaId: 's1-province-0', role: 'province' },
    { areaId: 'th', role: 'national' },
  ];
  const month = addMonths(monthAt(now), -1);
  await fillFigures(file, month, months, now);
  signInOfficers(file, [...units, largest, ...above], now);
  return { units, largest, above, month };
}

const unitStaff = (areaId: string): Office => ({ areaId, role: 'unit-staff' });

/** Its people come after those of the seed, and nobody is linked to them. */
function addLargest(file: string, volunteers: number): void {
  const db = openForFilling(file);
  const numbers = `with recursive numbers(n) as (select ${volunteers} union all select n + 1 from numbers where n + 1 < ${volunteers + LARGEST_HAS})`;
  db.exec(`begin;
    insert into area (id, kind, parent_id, name) values ('${LARGEST}', 'unit', 's1-district-0', 'รพ.สต.ใหญ่สุด');
    insert into person (id, given_name, family_name) ${numbers} select 's1-volunteer-' || n, 'จำลอง', 'ที่ ' || n from numbers;
    insert into assignment (person_id, role, area_id, from_month, households)
      ${numbers} select 's1-volunteer-' || n, 'volunteer', '${LARGEST}', '2020-01', 10 from numbers;
    commit;`);
  db.close();
}
