/** What a page says while it has nothing of its own to show. Nothing is ever her fault, and what she did is safe. */
export const LOADING = 'กำลังเปิดข้อมูล รอสักครู่ค่ะ';
export const OFFLINE = {
  title: 'ตอนนี้ไม่มีสัญญาณ',
  body: 'ข้อมูลของท่านอยู่ครบค่ะ\nมีสัญญาณแล้วจะเปิดให้เอง',
};
export const OLD_STRIP = 'ยังเปิดข้อมูลใหม่ไม่ได้ ดูข้อมูลเดิมได้ค่ะ';
export const OFFLINE_STRIP = 'ไม่มีสัญญาณ ดูข้อมูลเดิมได้ค่ะ';
export const seenAt = (time: string) => `ข้อมูลเมื่อ ${time}`;
export const TROUBLE = {
  title: 'ยังเปิดหน้านี้ไม่ได้',
  body: 'ข้อมูลของท่านอยู่ครบค่ะ ลองใหม่อีกครั้งนะคะ',
};
export const reference = (id: string) => `แจ้งเจ้าหน้าที่ด้วยเลขนี้ได้ค่ะ: ${id}`;
export const RETRY = 'ลองใหม่';
export const NOT_FOUND = { title: 'ไม่พบหน้านี้', body: 'กลับไปหน้าแรกได้ค่ะ', home: 'ไปหน้าแรก' };
export const SIGNED_OUT = {
  title: 'เข้าสู่ระบบอีกครั้ง',
  body: 'เพื่อความปลอดภัย ขอเข้าสู่ระบบใหม่ค่ะ\nข้อมูลและร่างรายงานอยู่ครบ',
  again: 'เข้าสู่ระบบด้วยไลน์',
  line: 'หรือเปิดหน้านี้จากเมนูในไลน์ก็ได้ค่ะ',
};
export const STRANGER = {
  title: 'ลงทะเบียนก่อนนะคะ',
  body: 'ทำครั้งเดียว ใช้เวลาไม่ถึง 1 นาทีค่ะ',
  register: 'ลงทะเบียน',
};
