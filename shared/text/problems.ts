import type { ProblemCode } from '../api/problems.ts';

/** What went wrong and what to do next, for people. One sentence each; nothing is ever her fault. */
const SENTENCES: Readonly<Record<ProblemCode, string>> = {
  unexpected: 'ระบบขัดข้อง ข้อมูลเดิมยังอยู่ครบ กรุณาลองใหม่อีกครั้ง',
  'not-signed-in': 'กรุณาเข้าสู่ระบบใหม่ ข้อมูลที่กรอกไว้ยังอยู่',
  'sign-in-again': 'เพื่อความปลอดภัย กรุณายืนยันตัวตนใหม่ ปิดหน้านี้แล้วเปิดใหม่จากไลน์',
  'bad-signature': 'ไม่ได้รับคำขอนี้ เพราะลายเซ็นไม่ตรง',
  'not-a-webhook': 'อ่านคำขอนี้ไม่ได้',
  'too-large': 'ข้อมูลใหญ่เกินไป กรุณาแบ่งส่ง',
  'not-found': 'ไม่พบสิ่งที่ขอ',
  'method-not-allowed': 'ทำแบบนี้กับหน้านี้ไม่ได้',
  'not-json': 'รับเฉพาะข้อมูลแบบ JSON',
  'invalid-request': 'ข้อมูลที่ส่งมายังไม่ครบหรือไม่ตรงแบบ กรุณาตรวจแล้วส่งใหม่',
  'foreign-origin': 'ไม่ได้รับคำขอนี้ เพราะมาจากเว็บอื่น',
  'too-many-requests': 'ตอนนี้มีคนใช้มาก กรุณารอสักครู่แล้วลองใหม่ ข้อมูลเดิมยังอยู่ครบ',
  busy: 'ตอนนี้มีคนใช้มาก ข้อมูลยังอยู่ครบ กรุณารอสักครู่',
  'invalid-id-token': 'เข้าสู่ระบบไม่สำเร็จ กรุณาเปิดหน้านี้จากไลน์อีกครั้ง ข้อมูลที่กรอกไว้ยังอยู่',
  'sign-in-unavailable': 'ระบบเข้าสู่ระบบยังไม่พร้อม กรุณาลองใหม่ภายหลัง ข้อมูลที่กรอกไว้ยังอยู่',
  'not-registered': 'กรุณาลงทะเบียนก่อน แล้วกลับมาทำต่อ',
  'invalid-answers': 'มีบางข้อที่ยังไม่ใช่จำนวน กรุณาแก้ข้อนั้นแล้วส่งใหม่',
  'month-closed': 'เดือนนี้ไม่ได้เปิดรับรายงานอยู่ ถ้าต้องส่ง กรุณาติดต่อ รพ.สต.',
  'month-not-open': 'เดือนนี้ยังไม่เปิดรับรายงาน',
  'form-changed': 'แบบรายงานเปลี่ยนรุ่นแล้ว กรุณาเปิดใหม่ ตัวเลขเดิมยังอยู่',
  'other-user': 'เครื่องนี้เข้าใช้เป็นอีกคนหนึ่ง กรุณาเข้าสู่ระบบใหม่',
  'draft-conflict': 'ร่างนี้แก้จากที่อื่นแล้ว กรุณาเลือกว่าจะใช้ตัวเลขชุดไหน',
  'consent-needed': 'กรุณาอนุญาตก่อนส่งรูปหรือตำแหน่ง',
  'too-many-attachments': 'รายงานนี้แนบรูปครบแล้ว',
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
  'person-linked': 'ชื่อนี้ลงทะเบียนกับไลน์อื่นไว้แล้ว กรุณาติดต่อ รพ.สต.',
  'identity-unknown': 'ไม่พบเลขบัตรกับวันเกิดนี้ในทะเบียน กรุณาตรวจแล้วพิมพ์ใหม่ หรือสอบถาม รพ.สต.',
  'ticket-expired': 'รอนานเกินไป กรุณาเริ่มใหม่อีกครั้ง ไม่มีอะไรเสียหาย',
  'not-enough-points': 'แต้มไม่พอ',
  'too-many-tries': 'ลองหลายครั้งแล้ว กรุณารอสักครู่แล้วลองใหม่',
  'area-unknown': 'ไม่พบพื้นที่นี้',
  'wave-unknown': 'ไม่พบการเตือนรอบนี้',
  'wave-not-now': 'ตอนนี้ทำแบบนี้กับการเตือนรอบนี้ไม่ได้ กรุณาดูสถานะก่อน',
  'wave-too-late': 'เลยกำหนดส่งรายงานของเดือนนี้แล้ว จึงไม่ส่งคำเตือน',
  'wave-does-not-fit': 'เวลาที่เหลือไม่พอสำหรับทุกคน กรุณาเพิ่มความเร็วหรือเริ่มเร็วขึ้น',
  'store-unavailable': 'ระบบบันทึกไม่ได้ชั่วคราว กรุณาลองใหม่อีกครั้ง',
};

export function problemTitle(code: ProblemCode): string {
  return SENTENCES[code];
}

/**
 * A full house, with the time that it will take. @param written what she wrote waits on her phone and goes by itself; else
 * it is a page, which she opens again. @param seconds until it is worth to come again
 */
export function busyUntil(written: boolean, seconds: number): string {
  const minutes = `${Math.max(1, Math.round(seconds / 60))} นาที`;
  return written
    ? `ตอนนี้คนส่งเยอะ ตัวเลขยังอยู่ครบ จะส่งให้เองในประมาณ ${minutes}`
    : `ตอนนี้คนใช้เยอะ ข้อมูลยังอยู่ครบ กรุณาเปิดใหม่ในประมาณ ${minutes}`;
}
