/** Says that the detailed form is not there yet, and what works today. */
export const notOpenYet = {
  title: 'หน้านี้ยังไม่เปิดใช้',
  lines: ['ส่งรายงานในแชตได้ครบทุกข้อค่ะ', 'พิมพ์ “ส่งรายงาน” แล้วทำตามทีละข้อ'],
} as const;

export const backToChat = 'ปิดหน้านี้เพื่อกลับไปที่แชต';
