import type { ReminderLevel, ReminderSlot } from '../reminders/choices.ts';

export const REMINDERS = {
  title: 'ตั้งการเตือน',
  now: 'ตอนนี้ตั้งไว้',
  many: 'เตือนกี่ครั้ง',
  when: 'เตือนตอนไหน',
  /** On the page: */
  about: 'เตือนทางไลน์ เฉพาะเดือนที่ยังไม่ได้ส่งค่ะ',
  saved: 'บันทึกแล้ว',
};

/** What is set, on the card. */
export const LEVELS: Readonly<Record<ReminderLevel, string>> = {
  all: 'เตือนทุกครั้ง ไม่เกิน 3 ครั้งต่อเดือน',
  last: 'เตือนครั้งเดียว ก่อนหมดกำหนด',
  menu: 'ไม่ส่งข้อความเตือน ดูที่เมนูเอง',
};
export const SLOTS: Readonly<Record<ReminderSlot, string>> = {
  any: 'ตอนไหนก็ได้ ในเวลากลางวัน',
  morning: 'ตอนเช้า',
  evening: 'ตอนเย็น',
};

/** What a tap changed. */
export const CHOSEN_LEVEL: Readonly<Record<ReminderLevel, string>> = {
  all: 'จะเตือนทุกครั้งค่ะ',
  last: 'จะเตือนครั้งเดียวค่ะ ก่อนหมดกำหนด',
  menu: 'จะไม่ส่งข้อความเตือนค่ะ ดูที่เมนูเองได้เสมอ',
};
export const CHOSEN_SLOT: Readonly<Record<ReminderSlot, string>> = {
  any: 'จะเตือนตอนไหนก็ได้ค่ะ',
  morning: 'จะเตือนตอนเช้าค่ะ',
  evening: 'จะเตือนตอนเย็นค่ะ',
};
export const ALREADY_CHOSEN = 'ตั้งไว้แบบนี้อยู่แล้วค่ะ';
export const CHANGED_YOUR_MIND = 'ถ้าเปลี่ยนใจ กดปุ่มด้านล่างค่ะ';

export const NO_REMINDERS = 'ชื่อนี้ไม่ต้องส่งรายงาน จึงไม่มีข้อความเตือนค่ะ';
export const REMINDER_TROUBLE = 'ระบบติดขัดชั่วคราว ยังไม่ได้เปลี่ยนค่ะ\nลองกดอีกครั้งได้เลย';
