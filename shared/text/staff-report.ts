import type { ReviewEvent } from '../api/review.ts';

/** One report on one screen, for whoever certifies it. */
export const REVIEW = {
  back: 'กลับไปรายการ',
  before: 'ก่อนหน้า',
  after: 'ถัดไป',
  sent: (time: string) => `ส่ง ${time}`,
  version: (version: number) => `ฉบับที่ ${version}`,
  number: (number: string) => `เลขรับ ${number}`,
  points: (points: string) => `${points} แต้มเมื่อรับรอง`,
  certified: (time: string, by: string) => `รับรอง ${time} โดย ${by}`,
  system: 'ระบบ',
  zeroReason: (words: string) => `เหตุผลที่เป็นศูนย์: ${words}`,
  inPack: (number: number) => `อยู่ในหลักฐานชุดที่ ${number}`,
  yours: { 'own-report': 'รายงานของท่านเอง ให้ผู้อื่นรับรอง', 'filed-by-you': 'ท่านส่งแทนไว้ ให้ผู้อื่นรับรอง' },
};

export const NUMBERS = {
  title: 'ตัวเลข',
  differing: 'ข้อที่ต่างจากเดือนก่อน',
  largest: 'ข้อที่มีตัวเลขสูงสุด',
  none: 'เท่าเดือนก่อนทุกข้อ',
  noLast: 'ไม่มีเดือนก่อนให้เทียบ ตัวเลขใกล้เคียงค่ากลาง',
  rest: (count: number) => `ข้ออื่น ${count} ข้อ`,
  item: 'ข้อ',
  value: 'เดือนนี้',
  before: 'เดือนก่อน',
  median: 'ค่ากลาง',
  empty: 'ไม่ได้กรอก',
  unknown: '–',
};

export const HISTORY = {
  title: 'ประวัติ',
  kinds: {
    submitted: 'ส่ง',
    returned: 'ส่งกลับให้แก้',
    certified: 'รับรอง',
    reopened: 'เปิดให้แก้ใหม่',
    withdrawn: 'ยกเลิกการรับรอง',
    objected: 'ทักท้วงรายงานที่ส่งแทน',
  } satisfies Record<ReviewEvent['kind'], string>,
  item: (label: string) => `ข้อ ${label}`,
  changed: (version: number) => `เปลี่ยนจากฉบับที่ ${version}`,
  fromTo: (before: string, after: string) => `${before} เป็น ${after}`,
};
export const ATTACHED = {
  title: 'รูปและสถานที่',
  photo: (at: number) => `รูปที่ ${at}`,
  place: (count: number) => `สถานที่ ${count} แห่ง`,
};

/** What she may do with it. */
export const ACTS = {
  certify: 'รับรอง',
  return: 'ส่งกลับ',
  reopen: 'เปิดให้แก้ใหม่',
  withdraw: 'ยกเลิกการรับรอง',
  requeue: 'รับไว้ตรวจตามเดิม',
  certified: (name: string) => `รับรองรายงานของ ${name} แล้ว`,
  done: {
    return: 'ส่งกลับแล้ว อสม. และประธานที่ส่งแทน ที่เชื่อมไลน์ไว้จะได้รับแจ้ง (ช่วง 20.00–7.00 น. แจ้งตอนเช้า)',
    reopen: 'เปิดให้แก้แล้ว',
    withdraw: 'ยกเลิกการรับรองแล้ว แต้มถูกเรียกคืน',
    requeue: 'รับไว้ตรวจแล้ว อยู่ในรายการรอตรวจ',
  },
  packDue: (number: number) => `หลักฐานชุดที่ ${number} ยังมีรายงานนี้ ต้องจัดทำชุดใหม่แทน`,
  offline: 'ไม่มีสัญญาณ ยังไม่ได้บันทึก ลองใหม่อีกครั้ง',
};
export const WHY = {
  title: {
    return: 'ส่งกลับเพราะอะไร',
    reopen: 'เปิดให้แก้เพราะอะไร',
    withdraw: 'ยกเลิกการรับรองเพราะอะไร',
    requeue: 'รับไว้ตรวจตามเดิมเพราะอะไร',
  },
  reads: 'อสม. ที่เชื่อมไลน์ไว้จะได้อ่านข้อความนี้ในไลน์ ประธานที่ส่งแทนก็เช่นกัน',
  words: 'ข้อความเพิ่มเติม',
  item: 'ข้อที่ให้แก้',
  wholeReport: 'ทั้งฉบับ',
  otherItems: 'ข้ออื่น',
  newPack: (number: number) => `อยู่ในหลักฐานชุดที่ ${number} แล้ว จะทำชุดใหม่แทน`,
  choose: 'เลือกเหตุผล หรือเขียนข้อความ',
  back: 'กลับ',
};
