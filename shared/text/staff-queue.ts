import type { QueueState } from '../api/review.ts';

/** The list of reports to look at: exceptions first. */
export const QUEUE = {
  title: 'ตรวจรายงาน',
  states: 'สถานะ',
  all: 'ทั้งหมด',
  flags: 'ข้อสังเกต',
  noFlag: 'ไม่มีข้อสังเกต',
  late: 'ส่งหลังกำหนด',
  villages: 'หมู่บ้าน',
  objected: (count: string) => `อสม. ทักท้วงรายงานที่ส่งแทน ${count} ฉบับ ดูก่อน`,
  list: 'รายงาน',
  more: 'ดูเพิ่ม',
  keys: 'ปุ่มลัด',
  select: (name: string) => `เลือก ${name}`,
  noVillage: 'ไม่ระบุหมู่บ้าน',
  certifiedBy: (name: string) => `รับรองโดย ${name}`,
  sent: (date: string) => `ส่ง ${date}`,
  yours: { 'own-report': 'รายงานของท่านเอง ให้ผู้อื่นรับรอง', 'filed-by-you': 'ท่านส่งแทนไว้ ให้ผู้อื่นรับรอง' },
};

/** When a filter leaves nothing. */
export const EMPTY_QUEUE: Readonly<Record<QueueState | 'all', { readonly title: string; readonly body: string }>> = {
  submitted: { title: 'ไม่มีรายงานรอตรวจ', body: 'ตรวจครบทุกฉบับในเงื่อนไขนี้แล้ว' },
  returned: { title: 'ไม่มีฉบับที่ส่งกลับ', body: 'ทุกฉบับที่ส่งกลับได้รับการแก้แล้ว' },
  certified: { title: 'ยังไม่มีฉบับที่รับรอง', body: 'เริ่มจากรายการรอตรวจ' },
  missing: { title: 'ส่งครบทุกคน', body: 'ไม่มีใครค้างส่งในเงื่อนไขนี้' },
  all: { title: 'ยังไม่มีรายงาน', body: 'เมื่อ อสม. ส่ง รายงานจะขึ้นที่นี่' },
};

/** Certifying many at once. */
export const BULK = {
  all: (count: string) => `รับรองทั้งหมด ${count} ฉบับ`,
  some: (count: string) => `รับรองที่เลือก ${count} ฉบับ`,
  clear: 'ล้างที่เลือก',
  confirmTitle: (count: string) => `รับรอง ${count} ฉบับใช่ไหม`,
  undoable: 'เลิกทำได้ภายใน 10 นาที อสม. ได้รับแจ้งหลังจากนั้น',
  flagged: (count: string) => `มีข้อสังเกต ${count} ฉบับ ควรเปิดดูก่อน`,
  leftOut: 'ไม่รวม',
  otherwise: (count: string) => `รอตรวจที่ไม่ตรงเงื่อนไขหรือไม่ได้เลือก ${count} ฉบับ`,
  missing: (count: string) => `ยังไม่ส่ง ${count} คน`,
  returned: (count: string) => `ส่งกลับแก้ ${count} ฉบับ`,
  yours: (count: string) => `ของท่านเองหรือที่ท่านส่งแทน ${count} ฉบับ ให้ผู้อื่นรับรอง`,
  yes: 'รับรอง',
  no: 'กลับไปตรวจ',
  running: (done: string, total: string) => `กำลังรับรอง ${done} จาก ${total} ฉบับ`,
  starting: 'กำลังเริ่มรับรอง',
  undoing: (undone: string, total: string) => `กำลังเลิกทำ ${undone} จาก ${total} ฉบับ`,
  goesOn: 'ปิดหน้านี้ได้ ระบบทำต่อจนเสร็จ เปิดใหม่จะเห็นผล',
  done: (count: string) => `รับรองแล้ว ${count} ฉบับ`,
  endedAt: (time: string) => `เสร็จ ${time}`,
  undone: (count: string) => `เลิกทำแล้ว ${count} ฉบับ กลับเป็นรอตรวจ`,
  stayed: (count: string) => `อีก ${count} ฉบับมีผู้อื่นแก้ไปแล้ว คงไว้ตามเดิม`,
  undo: 'เลิกทำ',
  stop: 'หยุดและเลิกทำ',
  left: 'เหลือ',
  undoOver: 'พ้น 10 นาทีแล้ว ถ้าต้องแก้ ให้เปิดทีละฉบับแล้วยกเลิกการรับรอง',
  notCertified: (count: string) => `ไม่ได้รับรอง ${count} ฉบับ`,
  reports: (count: string) => `${count} ฉบับ`,
  offline: 'ไม่มีสัญญาณ ยังไม่ทราบผล มีสัญญาณแล้วจะแสดงให้เอง',
  'not-arrived': 'คำสั่งยังไม่ถึงระบบ ไม่มีรายงานใดเปลี่ยน ทำอีกครั้งได้',
};
export const KEPT_OUT: Readonly<Record<string, string>> = {
  'own-report': 'รายงานของท่านเอง',
  'filed-by-you': 'ท่านส่งแทนไว้',
  'changed-meanwhile': 'มีการแก้ระหว่างนั้น',
  'report-certified': 'รับรองไปก่อนแล้ว',
  'not-submitted': 'ไม่อยู่ในสถานะรอตรวจ',
};

/** What the keyboard does on the list and on a report. */
export const KEYS: readonly (readonly [string, string])[] = [
  ['j / k', 'ลง / ขึ้น หรือฉบับถัดไป / ก่อนหน้า'],
  ['x', 'เลือก'],
  ['Enter', 'เปิด'],
  ['c', 'รับรอง'],
  ['r', 'ส่งกลับ'],
  ['Esc', 'กลับไปรายการ'],
  ['?', 'แสดงปุ่มลัด'],
];

/** Before certifying many: LINE must have vouched for her within ten minutes. */
export const SIGN_AGAIN = {
  title: 'ยืนยันตัวตนอีกครั้ง',
  inLine: 'เพื่อความปลอดภัย ปิดหน้านี้ แล้วเปิดใหม่จากเมนูในไลน์',
  outside: 'เพื่อความปลอดภัย เข้าสู่ระบบด้วยไลน์อีกครั้ง แล้วจะกลับมาที่เดิม',
  close: 'ปิดหน้านี้',
  signIn: 'เข้าสู่ระบบด้วยไลน์',
};
