import type { Field } from '../roster/headings.ts';

/** The roster from an office's file: looked at first, applied as a whole, put back if it was wrong. */
export const ROSTER = {
  title: 'ทะเบียน อสม.',
  about: 'ใช้ไฟล์ Excel หรือ CSV ของหน่วยงาน ยังไม่เปลี่ยนอะไรจนกว่าจะกดใช้รายชื่อนี้',
  choose: 'เลือกไฟล์',
  reading: 'กำลังอ่านไฟล์',
  preview: (file: string) => `ตรวจก่อนใช้: ${file}`,
  file: (file: string) => `รายชื่อจากไฟล์ ${file}`,
  lines: (count: string) => `${count} บรรทัด`,
  problems: 'สิ่งที่พบในไฟล์',
  leftAlone: (count: string) => `บรรทัดที่ไม่ใช้ ${count} บรรทัด`,
  hints: 'บรรทัดที่ใช้ แต่ควรดู',
  more: 'ดูเพิ่ม',
  line: (line: string, name: string) => `บรรทัด ${line} ${name}`,
  table: 'ดาวน์โหลดเป็นตาราง',
  unknownColumns: (names: string) => `คอลัมน์ที่ไม่ได้ใช้: ${names}`,
  absent: (count: string) => `อยู่ในทะเบียนแต่ไม่อยู่ในไฟล์ ${count} คน จะไม่ถูกเปลี่ยน`,
  restore: 'เติมเลข 0 ที่หายแล้วอ่านใหม่',
  apply: 'ใช้รายชื่อนี้',
  applied: (when: string) => `ใช้รายชื่อแล้วเมื่อ ${when}`,
  appliedBefore: (when: string) => `มีผู้ใช้รายชื่อนี้แล้วเมื่อ ${when}`,
  deciding: {
    apply: 'กำลังใช้รายชื่อนี้ ไฟล์ใหญ่ใช้เวลาหลายนาที ปิดหน้านี้ได้ ระบบทำต่อจนเสร็จ',
    undo: 'กำลังคืนรายชื่อเดิม ไฟล์ใหญ่ใช้เวลาหลายนาที ปิดหน้านี้ได้ ระบบทำต่อจนเสร็จ',
  },
  undo: 'เลิกทำ คืนรายชื่อเดิม',
  undoUntil: (date: string) => `เลิกทำได้ถึง ${date}`,
  undone: 'คืนรายชื่อเดิมแล้ว',
  over: 'หมดเวลาใช้รายชื่อนี้แล้ว ให้นำเข้าไฟล์ใหม่',
  from: (month: string) => `มีผลตั้งแต่ ${month}`,
  onePerson: 'แก้ไขรายคน',
};
/** What was brought in before, with what may still be done about it. */
export const IMPORTS = {
  title: 'รายชื่อที่นำเข้าแล้ว',
  none: 'ยังไม่เคยนำเข้ารายชื่อของหน่วยงานนี้',
  unused: 'ยังไม่ได้ใช้',
  neverUsed: 'ไม่ได้ใช้ หมดเวลาแล้ว',
  applied: 'ใช้แล้ว',
  openUntil: (date: string) => `ใช้ได้ถึง ${date}`,
};
/** What a line of the file does. */
export const LINE_ACTIONS: Readonly<Record<string, string>> = {
  new: 'เพิ่มใหม่',
  same: 'เหมือนเดิม',
  change: 'แก้ข้อมูล',
  move: 'ย้ายหน่วยงาน',
  leave: 'พ้นสภาพ',
  rejoin: 'กลับเข้ามา',
  problem: 'มีปัญหา ไม่ใช้บรรทัดนี้',
};
/** What stands in a column; an unknown heading is shown as it is. */
export const ROSTER_FIELDS: Readonly<Record<Field, string>> = {
  citizen: 'เลขบัตรประชาชน',
  title: 'คำนำหน้า',
  given: 'ชื่อ',
  family: 'นามสกุล',
  'full-name': 'ชื่อและนามสกุล',
  birth: 'วันเกิด',
  unit: 'หน่วยบริการ',
  village: 'หมู่บ้าน',
  phone: 'เบอร์โทร',
  households: 'จำนวนหลังคาเรือน',
  status: 'สถานะ',
  order: 'คำสั่ง',
  number: 'ลำดับ',
};
/** A printed sheet for who is not registered yet. */
export const CODES = {
  title: 'รหัสลงทะเบียน',
  about: 'ใบรหัสพร้อมคิวอาร์ สำหรับ อสม. ที่ยังไม่ลงทะเบียน รหัสเดิมที่พิมพ์ไว้จะใช้ไม่ได้',
  make: 'ทำใบรหัส',
  made: (count: string) => `ทำรหัสแล้ว ${count} คน ไฟล์เปิดได้ 10 นาที`,
  open: 'เปิดไฟล์ในเบราว์เซอร์',
};
