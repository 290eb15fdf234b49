/** The bar at the bottom of every page of the mini-app. */
export const TABS = {
  name: 'เมนูหลัก',
  report: 'ส่งรายงาน',
  'my-reports': 'รายงานของฉัน',
  points: 'แต้ม',
  profile: 'ข้อมูลฉัน',
};
/** Beside the name on top: who this phone is signed in as. */
export const signedInAs = (name: string) => `คุณ${name}`;
/** What LINE shows above the page, and a screen reader says first. */
export const TITLES = {
  home: 'หน้าแรก',
  points: 'แต้มของฉัน',
  'my-reports': 'รายงานของฉัน',
  report: 'ดูรายงาน',
  profile: 'ข้อมูลของฉัน',
  register: 'ลงทะเบียน',
  help: 'ช่วยเหลือ',
  privacy: 'ความเป็นส่วนตัว',
  'call-list': 'รายชื่อค้างส่ง',
  staff: 'งานของเจ้าหน้าที่',
  'staff-reports': 'ตรวจรายงาน',
  'staff-report': 'ตรวจรายงานหนึ่งฉบับ',
  'staff-trail': 'บันทึกการใช้งาน',
  'staff-evidence': 'หลักฐานประจำเดือน',
  'staff-pack': 'หลักฐานหนึ่งชุด',
  'staff-file-for': 'ส่งรายงานแทน',
  'staff-roster': 'ทะเบียน อสม.',
  'staff-area': 'ภาพรวมพื้นที่',
  'staff-lend': 'มอบหน้าที่',
  'staff-export': 'ส่งออกข้อมูล',
  none: 'อสม.',
} as const;
