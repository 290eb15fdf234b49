import type { DashboardAnswer } from '../api/dashboard.ts';

/** The figures of an area, for whoever looks after it. */
export const DASHBOARD = {
  above: (name: string) => `ขึ้นไป ${name}`,
  built: (time: string) => `ตัวเลขเมื่อ ${time}`,
  notBuilt: 'ยังไม่มีตัวเลขของเดือนนี้ รอสักครู่แล้วเปิดใหม่',
  rate: (rate: string) => `รับรองร้อยละ ${rate}`,
  noRate: 'ไม่มีผู้มีสิทธิ',
  of: (certified: string, all: string) => `รับรอง ${certified} จาก ${all} คน`,
  areas: 'แยกตามพื้นที่',
  entitled: 'ผู้มีสิทธิ',
  reported: 'ส่งแล้ว',
  certified: 'รับรอง',
  share: 'ร้อยละ',
  late: 'ส่งช้า',
  waiting: 'รอตรวจ',
  flagged: 'มีข้อสังเกต',
  oldest: (time: string) => `รอนานที่สุดตั้งแต่ ${time}`,
  median: (days: string) => `เวลารอตรวจโดยกลาง ${days} วัน`,
  trend: '12 เดือนล่าสุด',
  month: 'เดือน',
  items: 'ผลงานรวม 31 รายการ',
  item: 'รายการ',
  now: 'เดือนนี้',
  before: 'เดือนก่อน',
  uncertified: (count: string) => `ยังรับรองไม่ครบ ${count} หน่วย`,
  file: 'ดาวน์โหลดตาราง',
  open: 'เปิดไฟล์ในเบราว์เซอร์',
};
/** The ministry's three colours in words, for whoever does not see colours. */
export const LEVELS: Readonly<Record<DashboardAnswer['total']['level'], string>> = {
  good: 'ครบตามเกณฑ์',
  watch: 'ใกล้ครบ',
  low: 'ต้องติดตาม',
  none: 'ไม่มีข้อมูล',
};
