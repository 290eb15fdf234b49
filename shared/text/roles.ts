import type { Role } from '../people/roles.ts';

const TITLES: Readonly<Record<Role, string>> = {
  volunteer: 'อสม.',
  'head-volunteer': 'ประธาน อสม.',
  'unit-staff': 'เจ้าหน้าที่ รพ.สต.',
  district: 'เจ้าหน้าที่ สสอ.',
  province: 'เจ้าหน้าที่ สสจ.',
  national: 'เจ้าหน้าที่กรม สบส.',
  partner: 'ร้านค้าร่วมแลกแต้ม',
};

export function roleTitle(role: Role): string {
  return TITLES[role];
}

/** Beside whoever did something by a duty that was lent to her: whose it is. */
export const inDuty = (giver: string) => `ในหน้าที่ของ ${giver}`;
