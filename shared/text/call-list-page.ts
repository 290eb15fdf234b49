import type { Unreached } from '../reminders/reach.ts';

/** Whom staff may call. Nobody is blamed: a report that is not here yet may have many reasons. */
export const CALL_LIST = {
  title: 'รายชื่อค้างส่ง',
  choose: 'เลือกหน่วยงาน',
  otherUnit: 'เปลี่ยนหน่วยงาน',
  moreUnits: 'ดูเพิ่ม',
  months: 'เลือกเดือน',
  sent: 'ส่งแล้ว',
  waiting: 'ไลน์ถึง รอส่ง',
  unreached: 'ไลน์ไปไม่ถึง',
  noVillage: 'ไม่ได้ระบุหมู่บ้าน',
  call: 'โทร',
  noPhone: 'ยังไม่มีเบอร์โทร',
  noSmartphone: 'ไม่มีสมาร์ตโฟน',
  hasSmartphone: 'มีสมาร์ตโฟนแล้ว',
  undo: 'เลิกทำ',
  noted: 'จดไว้แล้วค่ะ',
  undone: 'เปลี่ยนกลับแล้วค่ะ',
};
export const sumOf = (sent: string, all: string) => `ส่งแล้ว ${sent} จาก ${all} คน`;
export const unreachedOf = (count: string) => `ไลน์ไปไม่ถึง ${count} คน โทรได้ค่ะ`;
export const allReached = 'ทุกคนที่เหลือได้รับไลน์ค่ะ';
export const peopleOf = (count: string) => `${count} คน`;
export const sinceOf = (date: string) => `ตั้งแต่ ${date}`;

/** Each group, and what to do for those in it. */
export const CALL_GROUPS: Readonly<Record<Unreached | 'reached', { readonly title: string; readonly todo: string }>> = {
  'no-smartphone': { title: 'ไม่มีสมาร์ตโฟน', todo: 'โทรหา หรือนัดมา รพ.สต. ค่ะ' },
  'never-linked': { title: 'ยังไม่ได้ลงทะเบียน', todo: 'โทรชวนลงทะเบียน ใช้รหัสจาก รพ.สต. ค่ะ' },
  blocked: { title: 'ปิดรับข้อความไลน์', todo: 'โทรชวนเปิดรับอีกครั้ง ข้อมูลเดิมอยู่ครบค่ะ' },
  refused: { title: 'ไลน์เดิมใช้ไม่ได้แล้ว', todo: 'อาจเปลี่ยนเครื่อง โทรชวนลงทะเบียนใหม่ค่ะ' },
  'menu-only': { title: 'เลือกไม่รับข้อความเตือน', todo: 'เลือกเองไว้ค่ะ โทรเมื่อจำเป็นก็พอ' },
  reached: { title: 'ไลน์ถึง รอส่ง', todo: 'ระบบเตือนให้เองค่ะ ยังไม่ต้องโทร' },
};

export const ALL_SENT = {
  title: 'ทุกคนส่งแล้วค่ะ',
  body: (count: string) => `ครบ ${count} คน\nขอบคุณที่ช่วยดูแลกันค่ะ`,
};
export const NO_VOLUNTEERS = { title: 'ยังไม่มีรายชื่อ', body: 'เดือนนี้ยังไม่มีรายชื่อ อสม. ของหน่วยงานนี้ค่ะ' };
export const NO_MONTH = { title: 'ยังไม่มีเดือนที่เปิดรับ', body: 'เปิดรับเมื่อไร รายชื่อจะขึ้นที่นี่ค่ะ' };
export const STAFF_ONLY = {
  title: 'หน้านี้สำหรับเจ้าหน้าที่',
  body: 'รายงานและแต้มของท่าน\nดูได้จากหน้าแรกค่ะ',
  home: 'ไปหน้าแรก',
};
