import type { DashboardAnswer, DashboardTable } from '../api/dashboard.ts';

/** The figures of an area, for whoever looks after it. */
export const DASHBOARD = {
  crumbs: 'พื้นที่',
  reports: 'ดูรายงานของหน่วยนี้',
  built: (time: string) => `ตัวเลขเมื่อ ${time}`,
  sent: (rate: string) => `ส่งแล้วร้อยละ ${rate}`,
  sentOf: (reported: string, all: string) => `ส่ง ${reported} จาก ${all} คน`,
  certifiedOf: (rate: string, certified: string) => `รับรองแล้วร้อยละ ${rate} (${certified} คน)`,
  key: 'แถบสีคือร้อยละที่ส่ง เส้นกลางแถบคือร้อยละที่รับรอง ขีดคั่นคือร้อยละ 70 และ 90',
  areas: 'แยกตามพื้นที่',
  place: 'พื้นที่',
  noVillage: 'ไม่ระบุหมู่บ้าน',
  order: 'เรียงลำดับ',
  byNeed: 'ต้องติดตามก่อน',
  byName: 'ตามชื่อ',
  entitled: 'โควตา',
  reported: 'ส่ง',
  reportedRate: 'ส่ง ร้อยละ',
  certifiedRate: 'รับรอง ร้อยละ',
  late: 'ส่งช้า',
  waiting: 'รอตรวจ',
  returned: 'ส่งกลับแก้',
  flagged: 'มีข้อสังเกต',
  wait: 'รอกลาง (วัน)',
  waitLong: 'เวลารอตรวจ ค่ากลาง',
  oldest: 'รอนานที่สุด',
  days: (days: string) => `${days} วัน`,
  lessThanOne: 'ไม่ถึง 1',
  file: 'ดาวน์โหลดตาราง',
  open: 'เปิดตารางในเบราว์เซอร์',
};
export const TABLES: Readonly<Record<DashboardTable, string>> = {
  areas: 'แยกตามพื้นที่',
  months: '12 เดือนล่าสุด',
  items: 'ผลงานรวมรายข้อ',
};

/** Why there is no share to show, or why it is not the last word. */
export const MONTH_SAYS = {
  future: 'เดือนนี้ยังไม่เริ่ม',
  notBuilt: 'ยังไม่มีตัวเลขของเดือนนี้ รอสักครู่แล้วเปิดใหม่',
  nothing: 'ไม่มีรายชื่อและรายงานของเดือนนี้',
  nobody: 'เดือนนี้ไม่มีผู้มีสิทธิในพื้นที่นี้',
  lastWith: (month: string) => `เดือนล่าสุดที่มีผู้มีสิทธิ ${month}`,
  notDue: (due: string) => `ยังไม่ครบกำหนดส่ง (${due}) ตัวเลขยังเปลี่ยนได้`,
  late: (_due: string, closes: string) => `พ้นกำหนดส่งแล้ว ยังรับรายงานที่ส่งช้าถึง ${closes}`,
};

/** Twelve months, seen and read. */
export const TREND = {
  title: '12 เดือนล่าสุด',
  month: 'เดือน',
  late: 'ส่งช้า',
  certified: 'รับรอง',
  notDue: 'ยังไม่ครบกำหนด',
  changed: (more: boolean, people: string) => `${more ? 'เพิ่ม' : 'ลด'} ${people}`,
  plot: (area: string) => `ร้อยละที่ส่งและรับรองของ${area} 12 เดือน`,
  /** What the picture says, for whoever does not see it. */
  said: (month: string, sent: string, certified: string) => `${month} ส่งร้อยละ ${sent} รับรองร้อยละ ${certified}`,
  best: (month: string, rate: string) => `ส่งมากที่สุด ${month} ร้อยละ ${rate}`,
  least: (month: string, rate: string) => `ส่งน้อยที่สุด ${month} ร้อยละ ${rate}`,
  none: 'ไม่มีตัวเลขใน 12 เดือนนี้',
};

/** Units whose reports wait: whom to ask, and what to look at. */
export const FOLLOW_UP = {
  title: (count: string) => `หน่วยที่ยังรับรองไม่ครบ ${count} หน่วย`,
  hint: 'โทรถามหน่วย หรือเปิดดูรายงานที่รอตรวจ การรับรองเป็นของเจ้าหน้าที่หน่วย',
  nobody: 'ยังไม่มีผู้ส่ง',
  waiting: (count: string) => `รอตรวจ ${count} ฉบับ`,
  oldest: (days: string) => `นานที่สุด ${days} วัน`,
  call: 'โทร',
  noPhone: 'ไม่มีเบอร์โทรของหน่วย',
  look: 'ดูรายงาน',
  more: (count: string) => `อีก ${count} หน่วย`,
  most: 'รายชื่อนี้แสดงไม่ครบ เปิดพื้นที่ย่อยเพื่อดูหน่วยที่เหลือ',
};

/** What the reports of a month say together. */
export const ITEMS = {
  title: (count: number) => `ผลงานรวม ${count} รายการ`,
  item: 'รายการ',
  now: 'เดือนนี้',
  before: 'เดือนก่อน',
  each: 'ต่อคน',
  eachBefore: 'ต่อคน เดือนก่อน',
  median: 'ค่ากลาง',
  unknown: '–',
  key: (ofUnit: boolean) => `ต่อคน คือผลงานหารด้วยจำนวนผู้ส่ง ค่ากลาง คือค่ากลางต่อคนของหน่วยใน${ofUnit ? 'อำเภอ' : 'พื้นที่'}`,
  more: (times: string) => `มากกว่าค่ากลาง ${times} เท่า`,
  less: 'ไม่ถึงครึ่งของค่ากลาง',
};

/** The ministry's three colours in words, for whoever does not see colours. */
export const LEVELS: Readonly<Record<DashboardAnswer['total']['level'], string>> = {
  good: 'ครบตามเกณฑ์',
  watch: 'ใกล้ครบ',
  low: 'ต้องติดตาม',
  none: 'ไม่มีข้อมูล',
};
