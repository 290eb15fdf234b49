/**
 * The words on every button that has a fixed label, by what the button does. One table: the same label typed as text
 * does the same (contract.md, "Chat"). Quick replies allow 20 graphemes, Flex buttons 40 (LINE's message limits).
 */
export const LABELS = {
  menu: 'เมนู',
  report: 'ส่งรายงาน',
  points: 'แต้ม',
  'my-reports': 'รายงานของฉัน',
  help: 'ช่วยเหลือ',
  contact: 'ติดต่อเจ้าหน้าที่',
  register: 'ลงทะเบียน',
  continue: 'ทำรายงานต่อ',
  resend: 'ส่งใหม่',
  rewards: 'แลกของรางวัล',
  coupons: 'คูปองของฉัน',
  news: 'ข่าวสาร',
  incident: 'แจ้งเหตุ',
  form: 'กรอกแบบละเอียด',
  call: 'โทรหาเจ้าหน้าที่',
  'confirm-me': 'ใช่ ฉันเอง',
  'not-me': 'ไม่ใช่ฉัน',
  same: 'เหมือนเดือนก่อน',
  'edit-some': 'แก้บางข้อ',
  'more-items': 'ดูข้ออื่น',
  'read-back': 'ดูก่อนส่ง',
  'rest-zero': 'ที่เหลือเป็น 0',
  'rest-last': 'ข้ออื่นเหมือนเดือนก่อน',
  send: 'ยืนยันส่ง',
  edit: 'แก้ไข',
  back: 'ย้อนกลับ',
  cancel: 'ยกเลิก',
  undo: 'กลับไปทำต่อ',
  'use-chat': 'ใช้ตัวเลขในแชต',
  'use-form': 'ใช้ตัวเลขในแบบ',
  reminders: 'ตั้งการเตือน',
  'call-list': 'รายชื่อค้างส่ง',
  review: 'ตรวจรายงาน',
  object: 'ทักท้วง',
  'file-for': 'ส่งรายงานแทน',
  'remind-all': 'เตือนทุกครั้ง',
  'remind-last': 'เตือนครั้งเดียว',
  'remind-menu': 'ไม่ต้องเตือน',
  'remind-any': 'เตือนตอนไหนก็ได้',
  'remind-morning': 'เตือนตอนเช้า',
  'remind-evening': 'เตือนตอนเย็น',
} as const;

/** On a receipt: what the button shows is clearer than its place in the menu. */
export const LABEL_SEE_POINTS = 'ดูแต้ม';
export const LABEL_SEE_REPORT = 'ดูรายงาน';
/** Zero people or houses, as people say it. */
export const LABEL_NONE = 'ไม่มี';

/** "แก้รายงาน ต.ค.", for one that came back: typed it is read as `ส่งใหม่` with that month. */
export function labelOfReturned(short: string): string {
  return `แก้รายงาน ${monthAlone(short)}`;
}

/** "ส่งรายงาน ต.ค." or "ส่งใหม่ ต.ค.", for a button that names its month; `short` is "ต.ค. 2569". */
export function labelOfMonth(action: 'report' | 'resend', short: string): string {
  return `${LABELS[action]} ${monthAlone(short)}`;
}

/** "ต.ค." of "ต.ค. 2569". */
export function monthAlone(short: string): string {
  return short.split(' ')[0] ?? short;
}
