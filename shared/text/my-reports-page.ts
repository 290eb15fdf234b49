/** The list of one's own reports. */
export const LIST = {
  open: 'เดือนที่ส่งได้ตอนนี้',
  sent: 'ที่ส่งแล้ว',
  more: 'ดูเพิ่ม',
  notSent: 'ยังไม่ได้ส่ง',
  notSentPast: 'ไม่ได้ส่ง',
  waiting: 'รอส่ง อยู่ในเครื่องนี้',
  waitingHint: 'มีสัญญาณแล้ว เปิดหน้า ส่งรายงาน จะส่งให้เองค่ะ',
  send: 'ส่งรายงาน',
  continue: 'ทำต่อ',
  draft: 'ทำค้างไว้ ข้อมูลอยู่ครบ',
  fix: 'แก้ไข',
  look: 'ดูรายงาน',
};
export const dueBy = (date: string) => `ส่งภายใน ${date}`;
export const lateUntil = (date: string) => `เลยกำหนดแล้ว ยังส่งได้ถึง ${date}`;
export const versionOf = (version: number) => `ฉบับที่ ${version}`;
export const plusPoints = (points: string) => `+${points} แต้ม`;
