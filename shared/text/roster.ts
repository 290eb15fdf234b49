import type { LineProblem } from '../roster/problems.ts';

/** What is wrong with a line of a roster, or worth a look, for staff. Never what stands in the cell. */
export const ROSTER_PROBLEMS: Readonly<Record<LineProblem, string>> = {
  missing: 'ไม่มีข้อมูล',
  unreadable: 'อ่านไม่ได้',
  'too-long': 'ยาวเกินไป',
  checksum: 'เลขบัตรไม่ถูกต้อง',
  'not-an-id': 'ไม่ใช่เลข 13 หลัก',
  'lost-zero': 'เลข 12 หลัก เลข 0 ตัวหน้าอาจหาย กรุณายืนยันให้เติม',
  scientific: 'Excel เปลี่ยนเลขบัตรเป็น 1.1E+12 เลขเดิมหายแล้ว กรุณาตั้งช่องเป็นข้อความแล้วกรอกใหม่',
  'not-a-date': 'ไม่ใช่วันที่',
  'not-a-count': 'ไม่ใช่จำนวน',
  'status-unknown': 'ไม่รู้จักสถานะนี้',
  'unit-unknown': 'ไม่พบหน่วยบริการนี้ในพื้นที่',
  'village-unknown': 'ไม่พบหมู่บ้านนี้ในหน่วย',
  twice: 'เลขบัตรซ้ำในไฟล์',
  elsewhere: 'อยู่ในทะเบียนของหน่วยอื่น',
  'not-on-roster': 'ไม่อยู่ในทะเบียน',
  'reported-there': 'ส่งรายงานเดือนนี้ที่หน่วยเดิมแล้ว ให้ย้ายตั้งแต่เดือนถัดไป',
  'restored-zero': 'เติมเลข 0 ตัวหน้าแล้ว',
  'unusual-id': 'เลขบัตรขึ้นต้นด้วย 0 หรือ 9 กรุณาตรวจ',
  'phone-doubtful': 'เบอร์โทรไม่ครบ ไม่ได้บันทึก',
  'name-differs': 'ชื่อไม่ตรงกับทะเบียน',
  'birth-differs': 'วันเกิดไม่ตรงกับทะเบียน',
  'unknown-column': 'ไม่รู้จักคอลัมน์นี้ ไม่ได้ใช้',
};

/** Why a file is not one that we read, and what to do. */
export const ROSTER_FILE_REASONS = {
  empty: 'ไฟล์ไม่มีรายชื่อ',
  'too-large': 'ไฟล์ใหญ่เกิน 20 MB กรุณาแบ่งไฟล์',
  'old-excel': 'ไฟล์ Excel รุ่นเก่า (.xls) กรุณาบันทึกเป็น .xlsx',
  protected: 'ไฟล์มีรหัสผ่าน กรุณาเอารหัสผ่านออก',
  'not-a-table': 'ไม่ใช่ไฟล์ Excel หรือ CSV',
  damaged: 'ไฟล์เสียหายหรือไม่ครบ กรุณาบันทึกใหม่',
  bomb: 'ไฟล์มีข้อมูลมากผิดปกติ กรุณาบันทึกเป็น CSV',
  encoding: 'อ่านตัวอักษรในไฟล์ไม่ได้ กรุณาบันทึกเป็น CSV UTF-8',
  'too-many-lines': 'เกิน 50,000 รายชื่อ กรุณาแบ่งไฟล์',
  'no-headings': 'ไม่พบหัวตาราง ต้องมีเลขบัตรประชาชนและชื่อ',
  'doubled-heading': 'มีหัวตารางซ้ำ กรุณาเหลือไว้หนึ่งคอลัมน์',
  'no-unit-column': 'ไม่มีคอลัมน์หน่วยบริการ',
} as const;

/** A printed sheet with a code for each volunteer. */
export const CODES_PDF = {
  title: (unit: string) => `รหัสลงทะเบียน อสม. ${unit}`,
  intro: 'ตัดแจกรายคน ห้ามถ่ายรูปหรือเก็บสำเนา ใครถือรหัสนี้ลงทะเบียนเป็นคนในบัตรได้',
  scan: 'สแกนด้วยไลน์ แล้วกดส่ง',
  orType: 'หรือพิมพ์ในแชต',
  type: 'พิมพ์ในแชต',
  once: (date: string) => `ใช้ได้ครั้งเดียว ถึง ${date}`,
  page: (page: number, pages: number) => `หน้า ${page} / ${pages}`,
  nobody: 'อสม. ทุกคนในหน่วยนี้ลงทะเบียนแล้ว',
} as const;
