export const NOT_UNDERSTOOD = 'ขอโทษค่ะ ยังไม่เข้าใจ\nลองกดปุ่มด้านล่าง หรือพิมพ์ ช่วยเหลือ ค่ะ';
export const NOT_UNDERSTOOD_IN_REPORT = 'ขอโทษค่ะ ยังไม่เข้าใจ\nพิมพ์ชื่อข้อกับตัวเลข เช่น ผู้สูงอายุ 4';
export const NOT_A_CODE = 'ยังไม่ใช่รหัสลงทะเบียนค่ะ\nรหัสเป็นอังกฤษกับตัวเลข เช่น ABCD-1234';
export const THREE_MISSES = {
  title: 'ลองอีกทางนะคะ',
  body: 'ทำทีละข้อ กด ส่งรายงาน\nหรือคุยกับเจ้าหน้าที่ได้เลยค่ะ',
};
export const STALE = 'ปุ่มนี้เก่าแล้วค่ะ ตัวเลขยังเหมือนเดิม';
export const STALE_IDLE = 'ปุ่มนี้เก่าแล้วค่ะ ตัวเลขยังเหมือนเดิม\nเลือกสิ่งที่จะทำได้เลยค่ะ';
export const cancelled = (month: string) => `หยุดรายงานเดือน${month} ไว้แล้วค่ะ ยังไม่ได้ส่ง\nเปลี่ยนใจ กด กลับไปทำต่อ ได้`;
export const NOTHING_TO_CANCEL = 'ตอนนี้ไม่มีอะไรค้างอยู่ค่ะ';
export const REGISTRATION_CANCELLED = 'หยุดลงทะเบียนไว้ก่อนค่ะ\nพร้อมเมื่อไร พิมพ์ ลงทะเบียน ได้เลย';
