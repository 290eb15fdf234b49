import type { ExportsAnswer } from '../api/exports.ts';

/** Reports of an area as a file, for other programs. */
export const EXPORT = {
  title: 'ส่งออกข้อมูล',
  about: 'รายงานทุกฉบับของพื้นที่ ฉบับล่าสุดที่ส่ง หนึ่งฉบับต่อหนึ่งแถว',
  from: 'ตั้งแต่เดือน',
  until: (month: string) => `ถึง ${month}`,
  format: 'ชนิดไฟล์',
  size: (rows: string, size: string) => `ประมาณ ${rows} แถว ขนาดราว ${size}`,
  unknown: 'ยังไม่ทราบจำนวนแถว ตัวเลขของพื้นที่กำลังจัดทำ',
  empty: 'ช่วงนี้ยังไม่มีรายงาน เลือกเดือนอื่น',
  make: 'ขอไฟล์',
  open: 'เปิดไฟล์ในเบราว์เซอร์',
  dictionary: 'คำอธิบายข้อมูล (CSV)',
  valid: (time: string) => `ลิงก์ใช้ได้ถึง ${time} ผู้ที่ได้ลิงก์จะเห็นข้อมูล อย่าส่งต่อ`,
  resume: 'ดาวน์โหลดขาดกลางทาง',
};
/** A file that broke off, and the rest of it. */
export const RESUME = {
  how: 'เลือกไฟล์ที่ได้มา ระบบจะดูว่าได้ถึงแถวไหน แล้วต่อส่วนที่ขาดให้ ไฟล์เดิมไม่เปลี่ยน',
  choose: 'เลือกไฟล์ที่ขาด',
  reading: 'กำลังอ่านไฟล์',
  foreign: 'ไฟล์นี้ไม่ใช่ส่วนต้นของไฟล์ที่ขอ ตรวจพื้นที่ เดือน และชนิดไฟล์ แล้วเลือกไฟล์ที่ดาวน์โหลดมา ซึ่งยังไม่ได้บันทึกใหม่ด้วย Excel',
  short: 'ไฟล์นี้ยังไม่มีแถวที่ครบ กรุณาดาวน์โหลดใหม่ทั้งไฟล์',
  coming: (size: string) => `กำลังต่อไฟล์ ได้เพิ่มแล้ว ${size}`,
  stop: 'หยุดไว้ก่อน',
  broken: (rows: string) => `ขาดอีกครั้ง ที่ได้มาแล้ว ${rows} แถวยังอยู่ กดดาวน์โหลดต่อได้ หรือบันทึกไว้แล้วมาต่อวันหลัง`,
  goOn: 'ดาวน์โหลดต่อ',
  keep: 'บันทึกที่ได้มาแล้ว',
  whole: (rows: string) => `ครบแล้ว ${rows} แถว`,
  save: 'บันทึกไฟล์ที่ครบ',
  inLine: (rows: string) => `ไฟล์นี้ครบถึงแถวที่ ${rows} เปิดส่วนที่เหลือได้ หน้านี้ในเบราว์เซอร์อื่นจะต่อไฟล์ให้ด้วย`,
  openRest: 'เปิดส่วนที่เหลือในเบราว์เซอร์',
};
export const EXPORT_FORMATS: Readonly<Record<Exclude<keyof ExportsAnswer, 'dictionary' | 'expiresAt'>, string>> = {
  csv: 'CSV เปิดได้ทุกโปรแกรม',
  xlsx: 'XLSX สำหรับ Excel',
  jsonl: 'JSON lines สำหรับโปรแกรม',
};
/** `4.2 MB`, `37 KB`. */
export const sizeWords = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
