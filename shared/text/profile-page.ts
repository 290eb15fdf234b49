/** What we know of her, and what she may decide. */
export const PROFILE = {
  title: 'ข้อมูลของฉัน',
  name: 'ชื่อ',
  role: 'หน้าที่',
  unit: 'หน่วยงาน',
  village: 'หมู่บ้าน',
  households: 'บ้านที่ดูแล',
  householdsOf: (count: string) => `${count} หลัง`,
  unknown: 'ยังไม่มีข้อมูล',
  wrong: 'ถ้าไม่ถูกต้อง แจ้ง รพ.สต. ได้ค่ะ',
  call: 'โทรหาเจ้าหน้าที่',
  noPhone: 'ยังไม่มีเบอร์โทร แวะที่ รพ.สต. ได้ค่ะ',
};
export const TEXT_SIZE = {
  title: 'ขนาดตัวหนังสือ',
  sizes: { normal: 'ปกติ', large: 'ใหญ่', largest: 'ใหญ่มาก' },
};
export const EXPORT = {
  title: 'ขอสำเนาข้อมูล',
  body: 'รายงาน แต้ม และข้อมูลทั้งหมดของท่าน\nไฟล์เปิดได้ 10 นาที',
  prepare: 'เตรียมไฟล์',
  preparing: 'กำลังเตรียม…',
  csv: 'เปิดไฟล์ตาราง',
  json: 'เปิดไฟล์ข้อมูลเต็ม',
};
export const CONSENT = {
  title: 'สิ่งที่ท่านอนุญาต',
  optional: 'ไม่อนุญาตก็ส่งรายงานได้ค่ะ เปลี่ยนใจได้เสมอ',
  given: 'อนุญาต',
  notGiven: 'ไม่อนุญาต',
  at: (date: string) => `ตอบเมื่อ ${date}`,
  never: 'ยังไม่เคยตอบ',
  version: (version: string) => `ข้อความฉบับ ${version}`,
};
export const NOTICE = {
  title: 'ประกาศความเป็นส่วนตัว',
  read: 'อ่านประกาศ',
  version: (version: string) => `ฉบับ ${version}`,
  seen: (date: string) => `ท่านรับทราบเมื่อ ${date}`,
};
export const SIGN_OUT = {
  title: 'ออกจากระบบ',
  body: 'ออกจากทุกเครื่องที่เคยเปิด\nร่างรายงานของท่านในเครื่องนี้ยังอยู่ครบค่ะ',
  button: 'ออกจากทุกเครื่อง',
  done: 'ออกจากทุกเครื่องแล้วค่ะ',
};
export const UNLINK = {
  title: 'เลิกผูกบัญชีไลน์',
  body: 'ใช้เมื่อเปลี่ยนไลน์ หรือไม่ใช้ระบบนี้แล้ว',
  button: 'เลิกผูกบัญชีไลน์',
  happens: 'เมื่อเลิกผูกแล้ว',
  lines: [
    'ไลน์นี้จะส่งรายงานและดูแต้มไม่ได้',
    'รายงานและแต้มยังอยู่ที่ รพ.สต. ครบ',
    'ร่างที่ยังไม่ส่งในเครื่องนี้จะลบออก',
    'กลับมาใช้ใหม่ได้ โดยลงทะเบียนอีกครั้ง',
  ],
  confirm: 'ยืนยันเลิกผูก',
  keep: 'ใช้ต่อ',
  waitingTitle: 'ยังมีรายงานรอส่ง',
  waiting: (months: string) => `เดือน${months} ยังไม่ถึงเซิร์ฟเวอร์ค่ะ\nส่งก่อน แล้วค่อยเลิกผูกนะคะ`,
  sendFirst: 'ไปส่งรายงานก่อน',
  anyway: 'ลบรายงานที่รอส่ง แล้วเลิกผูก',
  doneTitle: 'เลิกผูกแล้ว',
  done: 'ขอบคุณที่ทำงานเพื่อชุมชนค่ะ\nรายงานและแต้มยังอยู่ที่ รพ.สต. ครบ',
  again: 'ลงทะเบียนใหม่',
};
export const WORKING = 'กำลังทำ…';
export const NOT_DONE_OFFLINE = 'ไม่มีสัญญาณ ยังไม่ได้เปลี่ยนอะไรค่ะ ลองใหม่ได้';
