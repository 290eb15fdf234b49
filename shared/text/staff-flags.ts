import type { Flag } from '../report/flags.ts';

/** What stands out in a report, in few words: a hint where to look, never a verdict on a person. */
export const FLAG_WORDS: Readonly<Record<Flag, string>> = {
  'all-zero': 'เป็นศูนย์ทุกข้อ',
  incomplete: 'กรอกไม่ครบ',
  'over-households': 'เกินจำนวนครัวเรือน',
  'over-usual': 'สูงกว่าที่เคยส่งมาก',
  'part-over-whole': 'ข้อย่อยมากกว่าข้อรวม',
  'filed-by-other': 'ผู้อื่นส่งแทน',
  jump: 'ต่างจากเดือนก่อนมาก',
  late: 'ส่งหลังกำหนด',
  'same-thrice': 'ตัวเลขซ้ำ 3 เดือน',
  'too-fast': 'ใช้เวลากรอกน้อยมาก',
};
export const OBJECTED = 'อสม. ทักท้วงรายงานที่ส่งแทน';
export const filedBy = (name: string) => `ส่งแทนโดย ${name}`;
