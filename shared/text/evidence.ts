import type { Outcome } from '../evidence/payable.ts';
import { PACK_WORDS } from './pack-words.ts';

// What stands in a month's evidence pack: office Thai, for those who check it.

/** What became of somebody's month. */
export const OUTCOMES: Readonly<Record<Outcome, string>> = {
  payable: PACK_WORDS.payable,
  'not-on-roster': 'ไม่อยู่ในทะเบียนของเดือนนี้',
  waiting: 'บัญชีสำรอง',
  declines: 'ไม่ประสงค์รับค่าป่วยการ',
  'not-submitted': 'ยังไม่ส่งรายงาน',
  returned: 'ส่งกลับให้แก้ ยังไม่ส่งใหม่',
  'not-certified': 'ยังไม่ได้รับรอง',
  altered: 'ข้อมูลที่เก็บไว้ไม่ตรงกับที่ส่ง',
};

export const STANDINGS = { entitled: 'มีสิทธิ', waiting: 'บัญชีสำรอง', declines: 'ไม่ประสงค์รับ' } as const;

/** Why somebody's time on the roster ended (assignment.end_reason). */
export const END_REASONS: Readonly<Record<string, string>> = {
  moved: 'ย้าย',
  died: 'เสียชีวิต',
  resigned: 'ลาออก',
  removed: 'พ้นสภาพ',
};
export const OTHER_END = 'พ้นจากทะเบียน';

export const EVENTS = {
  submitted: 'ส่ง',
  returned: 'ส่งกลับ',
  certified: 'รับรอง',
  reopened: 'เปิดให้แก้',
  withdrawn: 'ถอนการรับรอง',
  objected: 'คัดค้าน',
} as const;

export const CHANNELS: Readonly<Record<string, string>> = {
  chat: 'แชต LINE',
  form: 'แบบฟอร์มใน LINE',
  staff: 'เจ้าหน้าที่หรือประธานส่งแทน',
  seed: 'ข้อมูลตัวอย่าง',
};

export const HOW_CERTIFIED = { one: 'ทีละฉบับ', many: 'หลายฉบับพร้อมกัน' } as const;
export const YES_NO = { yes: 'ใช่', no: 'ไม่' } as const;
/** Before somebody's name: who filed a report in another's place. */
export const FILED_BY = 'ส่งแทนโดย';

/** Headings of the whole table (CSV and XLSX). */
export const COLUMNS = {
  no: 'ลำดับ',
  name: 'ชื่อ-สกุล',
  village: 'หมู่บ้าน',
  standing: 'สถานะในทะเบียน',
  orderNo: 'คำสั่งแต่งตั้ง',
  end: 'พ้นจากทะเบียนเดือนนี้',
  number: 'เลขรับ',
  version: 'ฉบับที่ส่ง',
  submittedAt: 'ส่งเมื่อ',
  onTime: 'ทันกำหนด',
  channel: 'ช่องทาง',
  filedBy: FILED_BY,
  certifiedAt: 'รับรองเมื่อ',
  certifiedBy: 'ผู้รับรอง',
  howCertified: 'วิธีรับรอง',
  history: 'ประวัติ',
  outcome: 'ผลการตรวจ',
  gross: 'ค่าป่วยการ (บาท)',
  deduction: 'หัก (บาท)',
  net: 'สุทธิ (บาท)',
  sha256: 'SHA-256 ของรายงาน',
} as const;

export const SHEETS = { people: 'รายชื่อ', totals: 'สรุป', left: 'พ้นจากทะเบียนก่อนเดือนนี้' } as const;
export const TOTALS = {
  village: 'หมู่บ้าน',
  people: 'จำนวน อสม.',
  reported: 'ส่งรายงาน',
  certified: 'รับรองแล้ว',
  payable: PACK_WORDS.payable,
  all: 'รวม',
  noVillage: 'ไม่ระบุหมู่บ้าน',
  reason: 'เหตุ',
} as const;
/** Amounts are never promised (domain.md §2.1). */
export const AS_ANNOUNCED = 'จำนวนเงินและการจ่ายเป็นไปตามที่กรม สบส. ประกาศ เอกสารนี้ไม่ใช่การยืนยันการจ่ายเงิน';
