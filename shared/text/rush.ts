/** In chat, when so many write that their answers take a while. */
export const RECEIVED = {
  report: 'รับแล้ว กำลังส่งให้ค่ะ ตอนนี้คนส่งเยอะ\nอีกสักครู่ พิมพ์ รายงานของฉัน เพื่อดูเลขรับนะคะ',
  other: 'รับข้อความแล้วค่ะ ตอนนี้คนใช้เยอะ\nอีกสักครู่ กดปุ่มด้านล่างทำต่อได้เลย',
};
