/** The page of points; words that the chat's card shows too stand in points.ts. */
export const POINTS_PAGE = {
  entries: 'รายการแต้ม',
  balanceAfter: (points: string) => `คงเหลือ ${points}`,
  certifiedNext: 'ได้เมื่อ รพ.สต. รับรองรายงาน',
  more: 'ดูรายการเพิ่ม',
};
export const EXPIRING = {
  title: 'แต้มใช้ได้ถึงเมื่อไร',
  line: (points: string, date: string) => `${points} แต้ม ใช้ได้ถึง ${date}`,
};
export const STREAK = {
  none: 'ส่งตรงเวลาเดือนนี้ เริ่มนับเดือนแรกค่ะ',
  next: (points: string) => `ส่งตรงเวลาเดือนต่อไป รับเพิ่ม ${points} แต้ม`,
};
export const EARN = {
  title: 'ได้แต้มอย่างไร',
  certified: 'รายงานที่รับรองแล้ว',
  onTime: 'ส่งตรงเวลา',
  streak: 'ส่งตรงเวลาติดกัน เดือนละ',
  upTo: (points: string) => `สูงสุด ${points} แต้ม`,
  sameForAll: 'จำนวนงานมากหรือน้อย ได้แต้มเท่ากันค่ะ',
};
