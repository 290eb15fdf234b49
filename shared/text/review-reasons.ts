import type { ReasonCode } from '../report/review-reasons.ts';

/** What the volunteer reads in chat, and what staff choose from: kind, and about the numbers, never about her. */
export const REASONS: Readonly<Record<ReasonCode, string>> = {
  'too-high': 'ตัวเลขสูงกว่าที่ควร กรุณาตรวจอีกครั้งค่ะ',
  'too-low': 'ตัวเลขต่ำกว่าที่ควร กรุณาตรวจอีกครั้งค่ะ',
  'same-as-before': 'ตัวเลขเหมือนเดือนก่อนทุกข้อ กรุณาตรวจอีกครั้งค่ะ',
  missing: 'ยังมีข้อที่ไม่ได้กรอก กรุณากรอกให้ครบค่ะ',
  'wrong-item': 'ตัวเลขน่าจะลงผิดข้อ กรุณาตรวจอีกครั้งค่ะ',
  'wrong-month': 'ตัวเลขน่าจะเป็นของเดือนอื่น กรุณาตรวจอีกครั้งค่ะ',
  'not-her-work': 'รายงานนี้ยังไม่ตรงกับงานที่ทำ กรุณาตรวจอีกครั้งค่ะ',
  'certified-by-mistake': 'เจ้าหน้าที่รับรองคลาดเคลื่อน จึงเปิดให้ตรวจใหม่ค่ะ',
  other: 'กรุณาตรวจรายงานอีกครั้งค่ะ',
};

/** What stands on the report and in her chat: the chosen reason, and the words behind it. */
export function reasonText(code: ReasonCode | null, words: string | null): string | null {
  const chosen = code === null || (code === 'other' && words !== null) ? [] : [REASONS[code]];
  return [...chosen, ...(words === null ? [] : [words])].join(' ') || null;
}

/** What stands on a report to which she objected: she and staff read the same. */
export const objectionReason = (words: string | null): string =>
  ['ตัวเลขที่ส่งแทนไม่ตรง', ...(words === null ? [] : [words])].join(': ');
