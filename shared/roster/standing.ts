import type { Standing } from '../people/standing.ts';
import { cleanText } from '../thai/normalize.ts';

/** Null is entitled. */
export type RosterStanding = Standing | null;
/** Why somebody is on the roster no more. */
export const LEAVES = ['died', 'resigned', 'removed', 'moved'] as const;
export type Leave = (typeof LEAVES)[number];

export type Status = { readonly standing: RosterStanding } | { readonly leaves: Leave };

/** Words, not the registry's numbers: its own comments disagree about them (domain.md §2.5). */
const WORDS: readonly (readonly [RegExp, Status])[] = [
  [/^(ปกติ|ปฏิบัติงาน|ปฏิบัติงานอยู่|คงอยู่|active|อสม\.?)$/i, { standing: null }],
  [/^(เสียชีวิต|ตาย|ถึงแก่กรรม)$/, { leaves: 'died' }],
  [/^(ลาออก)$/, { leaves: 'resigned' }],
  [/^(ย้าย|ย้ายออก|ย้ายที่อยู่|ย้ายไปที่อื่น)$/, { leaves: 'moved' }],
  [/^(พ้นสภาพ|พ้นสภาพอสม\.?|ให้ออก|คัดชื่อออก|จำหน่าย)$/, { leaves: 'removed' }],
  [/^(รอขึ้นทะเบียน|รอโควตา|รอโควต้า|สำรอง|รอ)$/, { standing: 'waiting' }],
  [/^(ไม่รับค่าป่วยการ|ไม่ขอรับค่าป่วยการ|ไม่ประสงค์รับค่าป่วยการ|สละสิทธิ์|สละสิทธิ)$/, { standing: 'declines' }],
];

/** What a status says; null for words that nobody knows. An empty cell is somebody as usual. */
export function readStatus(text: string): Status | null {
  const word = cleanText(text).replace(/ /g, '');
  if (word === '' || word === '-') return { standing: null };
  return WORDS.find(([spelling]) => spelling.test(word))?.[1] ?? null;
}
