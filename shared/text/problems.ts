import type { ProblemCode } from '../api/problems.ts';

/** What went wrong and what to do next, for people. One sentence each; nothing is ever her fault. */
const SENTENCES: Readonly<Record<ProblemCode, string>> = {
  unexpected: 'ระบบขัดข้อง ข้อมูลเดิมยังอยู่ครบ กรุณาลองใหม่อีกครั้ง',
  'not-signed-in': 'กรุณาเข้าสู่ระบบใหม่ ข้อมูลที่กรอกไว้ยังอยู่',
  'bad-signature': 'ไม่ได้รับคำขอนี้ เพราะลายเซ็นไม่ตรง',
  'not-a-webhook': 'อ่านคำขอนี้ไม่ได้',
  'too-large': 'ข้อมูลใหญ่เกินไป กรุณาแบ่งส่ง',
  'not-found': 'ไม่พบสิ่งที่ขอ',
  'invalid-answers': 'มีบางข้อที่ยังไม่ใช่จำนวน กรุณาแก้ข้อนั้นแล้วส่งใหม่',
  'month-closed': 'เดือนนี้ปิดรับรายงานแล้ว กรุณาติดต่อ รพ.สต.',
  'month-not-open': 'เดือนนี้ยังไม่เปิดรับรายงาน',
  'reason-needed': 'ทุกข้อเป็น 0 กรุณาบอกเหตุผลสั้น ๆ',
  'form-changed': 'แบบรายงานเปลี่ยนรุ่นแล้ว กรุณาเปิดใหม่ ตัวเลขเดิมยังอยู่',
  'other-user': 'เครื่องนี้เข้าใช้เป็นอีกคนหนึ่ง กรุณาเข้าสู่ระบบใหม่',
  'submission-conflict': 'รายการนี้ส่งไปแล้วด้วยตัวเลขอื่น กรุณาตรวจแล้วส่งใหม่',
  'report-certified': 'รายงานนี้รับรองแล้ว ถ้าต้องแก้ กรุณาติดต่อ รพ.สต.',
  'version-conflict': 'มีรายงานฉบับใหม่กว่า กรุณาดูฉบับใหม่ก่อนส่ง',
  'not-submitted': 'ยังไม่มีรายงานที่ส่งแล้ว',
  'own-report': 'รับรองรายงานของตัวเองไม่ได้ กรุณาให้เจ้าหน้าที่คนอื่นรับรอง',
  'not-assigned': 'ไม่พบชื่อในทะเบียน อสม. ของเดือนนี้ กรุณาติดต่อ รพ.สต.',
  'code-unknown': 'ไม่พบรหัสนี้ กรุณาตรวจแล้วพิมพ์ใหม่',
  'code-used': 'รหัสนี้ใช้ไปแล้ว กรุณาขอรหัสใหม่จาก รพ.สต.',
  'code-expired': 'รหัสนี้หมดอายุแล้ว กรุณาขอรหัสใหม่จาก รพ.สต.',
  'code-of-another': 'รหัสนี้เป็นของคนอื่น กรุณาตรวจกับ รพ.สต.',
  'person-linked': 'ชื่อนี้ลงทะเบียนกับ LINE อื่นไว้แล้ว กรุณาติดต่อ รพ.สต.',
  'not-enough-points': 'แต้มไม่พอ',
  'too-many-tries': 'ลองหลายครั้งแล้ว กรุณารอสักครู่แล้วลองใหม่',
  'store-unavailable': 'ระบบบันทึกไม่ได้ชั่วคราว กรุณาลองใหม่อีกครั้ง',
};

export function problemTitle(code: ProblemCode): string {
  return SENTENCES[code];
}
