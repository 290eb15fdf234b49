import type { QueueState } from '../api/review.ts';

/** Where a volunteer's report of a month stands, as an office says it. */
export const STATE_WORDS: Readonly<Record<QueueState, string>> = {
  missing: 'ยังไม่ส่ง',
  submitted: 'รอตรวจ',
  returned: 'ส่งกลับแก้',
  certified: 'รับรองแล้ว',
};

/** The bar at the bottom of staff pages. */
export const STAFF_TABS = {
  name: 'เมนูเจ้าหน้าที่',
  home: 'งานเดือนนี้',
  reports: 'ตรวจรายงาน',
  callList: 'ค้างส่ง',
  volunteer: 'หน้า อสม.',
};

export const STAFF_HOME = {
  title: 'งานของเจ้าหน้าที่',
  choose: 'เลือกหน่วยงาน',
  otherUnit: 'เปลี่ยนหน่วยงาน',
  moreUnits: 'ดูเพิ่ม',
  months: 'เลือกเดือน',
  before: 'เดือนก่อน',
  after: 'เดือนถัดไป',
  glance: 'ภาพรวมของเดือน',
};
/** What to do next: one button. */
export const NEXT_STEPS = {
  objected: (count: string) => `ดูที่ อสม. ทักท้วง ${count} ฉบับ`,
  review: (count: string) => `ตรวจรายงาน ${count} ฉบับ`,
  call: (count: string) => `ตามรายงานที่ยังไม่ส่ง ${count} คน`,
  wait: (count: string) => `ดูที่ส่งกลับแก้ ${count} ฉบับ`,
  done: 'จัดทำหลักฐานประจำเดือน',
};
export const NOBODY_ENTITLED = {
  title: 'ยังไม่มีรายชื่อ อสม.',
  body: 'เดือนนี้ยังไม่มีรายชื่อของหน่วยงานนี้',
};
export const certifiedOf = (certified: string, all: string) => `รับรองแล้ว ${certified} จาก ${all} คน`;
export const reportedOf = (reported: string, late: string) => `ส่งแล้ว ${reported} คน รอตรวจที่ส่งช้า ${late} ฉบับ`;
export const STAFF_WAYS = {
  reports: 'รายงานทั้งหมดของเดือน',
  callList: 'รายชื่อค้างส่ง',
  fileFor: 'ส่งรายงานแทน อสม.',
  evidence: 'หลักฐานประจำเดือน',
  roster: 'ทะเบียน อสม. และรหัสลงทะเบียน',
  area: 'ภาพรวมพื้นที่',
  lend: 'มอบหน้าที่',
  export: 'ส่งออกข้อมูล',
};
export const overviewOf = (area: string) => `ภาพรวม ${area}`;
export const STAFF_ONLY_PAGE = {
  title: 'หน้านี้สำหรับเจ้าหน้าที่',
  body: 'รายงานและแต้มของท่าน\nดูได้จากหน้าแรก',
  home: 'ไปหน้าแรก',
};
