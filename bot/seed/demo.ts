import { addMonths, type Month, monthAt, startOfMonth } from '../../shared/calendar/months.ts';
import { checkDigit } from '../../shared/people/citizen-id.ts';
import { canonicalCode } from '../../shared/people/registration-code.ts';
import type { Role } from '../../shared/people/roles.ts';
import { billingMonth } from '../../shared/reminders/money.ts';
import { thaiWords } from '../../shared/thai/numbers.ts';
import { COUNTRY } from '../db/country.ts';
import { type Db, one } from '../db/db.ts';
import { addAssignment } from '../db/queries/directory.ts';
import { putArea, putAreaCode, putCode, putPerson, putPhone, unitByCode } from '../db/queries/roster.ts';
import { putSetting } from '../db/queries/tell.ts';
import type { Statement } from '../db/statement.ts';
import type { Keys } from '../keys.ts';
import type { Ids } from '../ports.ts';
import { setBudget } from '../services/wave/budget.ts';
import { seedHistory } from './demo-history.ts';
import { DEMO, demoVillage, demoVolunteer } from './demo-people.ts';

/** Fills a store with the demo. The unit's code comes last: a start that was cut short is taken up where it stopped. */
export async function seedDemo(db: Db, keys: Keys, ids: Pick<Ids, 'uuid'>, now: number): Promise<void> {
  if (await one(db, unitByCode({ code: '99999' }))) return;
  const since = addMonths(monthAt(now), -DEMO.months);
  await db.commit(areas(since));
  const numbers = Array.from({ length: DEMO.volunteers }, (_, index) => index + 1);
  await db.commit([
    ...numbers.flatMap((n) => volunteer(keys, n, since, startOfMonth(since))),
    ...STAFF.flatMap((member) => staffMember(keys, member, since, startOfMonth(since))),
  ]);
  await seedHistory(db, ids, now);
  // In the demo a push tells of a certification (design.md, paid messages).
  await db.commit([putSetting({ areaId: DEMO.unit, name: 'push-certified', value: '1' })]);
  await setBudget(db, { month: billingMonth(now), ...BUDGET, now });
  await db.commit([putAreaCode({ areaId: DEMO.unit, scheme: 'hcode', fromMonth: since, code: '99999' })]);
}

/** Enough for every volunteer of the demo, and nothing to pay. */
const BUDGET = { plan: 'free', messages: 300, baht: 0 };

function areas(since: Month): Statement[] {
  const area = (id: string, kind: 'province' | 'district' | 'unit' | 'village', parentId: string, name: string) =>
    putArea({ id, kind, parentId, name, phone: kind === 'unit' ? '0000000000' : null });
  return [
    area(DEMO.province, 'province', COUNTRY, 'จังหวัดตัวอย่าง'),
    area(DEMO.district, 'district', DEMO.province, 'อำเภอตัวอย่าง'),
    area('demo-district-2', 'district', DEMO.province, 'อำเภอตัวอย่างสอง'),
    area(DEMO.unit, 'unit', DEMO.district, 'รพ.สต.บ้านตัวอย่าง'),
    area(DEMO.otherUnit, 'unit', 'demo-district-2', 'รพ.สต.บ้านตัวอย่างสอง'),
    putAreaCode({ areaId: DEMO.otherUnit, scheme: 'hcode', fromMonth: since, code: '99998' }),
    ...Array.from({ length: DEMO.villages }, (_, index) =>
      area(demoVillage(index + 1), 'village', DEMO.unit, `บ้านตัวอย่าง หมู่ ${index + 1}`),
    ),
  ];
}

function volunteer(keys: Keys, n: number, since: Month, at: number): Statement[] {
  const personId = demoVolunteer(n);
  const first12 = `99999${String(n).padStart(7, '0')}`;
  const citizenId = first12 + checkDigit(first12);
  const assign = (role: Role) =>
    addAssignment({
      personId,
      role,
      areaId: DEMO.unit,
      fromMonth: since,
      villageId: demoVillage(n),
      households: 10 + (n % 6),
    });
  return [
    putPerson({
      id: personId,
      givenName: 'ตัวอย่าง',
      familyName: thaiWords(n),
      birthDate: '1970-01-01',
      citizenHash: keys.citizenHash(citizenId),
      citizenTail: citizenId.slice(-4),
    }),
    // Nobody has a number that begins like this. Every seventh has none, as in real registers.
    ...(n % 7 === 0 ? [] : [putPhone({ personId, phone: String(n).padStart(10, '0') })]),
    assign('volunteer'),
    ...(n === 1 ? [assign('head-volunteer')] : []),
    code(keys, `DEMO-${String(n).padStart(4, '0')}`, personId, 'volunteer', DEMO.unit, at),
  ];
}

interface StaffMember {
  readonly code: string;
  readonly id: string;
  readonly familyName: string;
  readonly role: Role;
  readonly areaId: string;
}

const STAFF: readonly StaffMember[] = [
  { code: 'DEMO-STAFF-1', id: 'demo-staff-1', familyName: 'หนึ่ง', role: 'unit-staff', areaId: DEMO.unit },
  { code: 'DEMO-STAFF-2', id: 'demo-staff-2', familyName: 'สอง', role: 'unit-staff', areaId: DEMO.unit },
  { code: 'DEMO-DISTRICT', id: 'demo-district-1', familyName: 'อำเภอ', role: 'district', areaId: DEMO.district },
  { code: 'DEMO-PROVINCE', id: 'demo-province-1', familyName: 'จังหวัด', role: 'province', areaId: DEMO.province },
  { code: 'DEMO-NATIONAL', id: 'demo-national-1', familyName: 'ส่วนกลาง', role: 'national', areaId: COUNTRY },
];

function staffMember(keys: Keys, member: StaffMember, since: Month, at: number): Statement[] {
  const { id, familyName, role, areaId } = member;
  return [
    putPerson({ id, givenName: 'เจ้าหน้าที่', familyName, birthDate: null, citizenHash: null, citizenTail: null }),
    addAssignment({ personId: id, role, areaId, fromMonth: since, villageId: null, households: null }),
    code(keys, member.code, id, role, areaId, at),
  ];
}

function code(keys: Keys, text: string, personId: string, role: Role, areaId: string, at: number) {
  const codeHash = keys.codeHash(canonicalCode(text) ?? '');
  return putCode({ codeHash, personId, role, areaId, at, expiresAt: null });
}
