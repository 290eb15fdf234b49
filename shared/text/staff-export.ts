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
  resumeHow: 'เปิดไฟล์ที่ได้ ลบแถวสุดท้ายถ้าไม่ครบ แล้วคัดลอกรหัสแถว (ช่องแรก) ของแถวสุดท้ายมาวาง ไฟล์ใหม่จะต่อจากแถวนั้น',
  resumeRow: 'รหัสแถวสุดท้าย',
  goOn: 'ดาวน์โหลดต่อ',
};
export const EXPORT_FORMATS: Readonly<Record<Exclude<keyof ExportsAnswer, 'dictionary' | 'expiresAt'>, string>> = {
  csv: 'CSV เปิดได้ทุกโปรแกรม',
  xlsx: 'XLSX สำหรับ Excel',
  jsonl: 'JSON lines สำหรับโปรแกรม',
};
/** `4.2 MB`, `37 KB`. */
export const sizeWords = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
