export const POINTS = {
  title: 'สมุดแต้ม',
  balance: 'แต้มที่ใช้ได้',
  unit: 'แต้ม',
  pending: 'รอเจ้าหน้าที่ตรวจ',
  debt: 'แต้มที่ต้องหักคืน',
  debtHint: 'จะหักจากแต้มที่ได้ครั้งต่อไป',
  latest: 'รายการล่าสุด',
  none: 'ยังไม่มีรายการ ส่งรายงานแล้วรอรับรอง จะได้แต้มค่ะ',
  open: 'ดูทั้งหมด',
  thanks: 'แต้มเป็นคำขอบคุณ ไม่ใช่เงินค่าป่วยการค่ะ',
};
export const expires = (date: string) => `หมดอายุ ${date}`;
export const streakOf = (months: number) => `ส่งตรงเวลาติดกัน ${months} เดือน`;

/** Of somebody who sends no reports and never did. */
export const NO_POINTS = 'แต้มเป็นคำขอบคุณ อสม. ที่ส่งรายงาน\nชื่อนี้ยังไม่มีแต้มค่ะ';

/** Ledger reasons in the volunteer's words. The key is what stands before ':' in a reason. */
export const POINT_REASONS: Readonly<Record<string, string>> = {
  certified: 'รายงานรับรองแล้ว',
  'on-time': 'ส่งตรงเวลา',
  streak: 'ส่งติดต่อกัน',
  withdrawn: 'ถอนการรับรอง',
  expired: 'หมดอายุ',
  redeemed: 'แลกของรางวัล',
  'redemption-cancelled': 'คืนแต้มจากการแลก',
  'transfer-in': 'ย้ายหน่วย รับเข้า',
  'transfer-out': 'ย้ายหน่วย โอนออก',
  adjusted: 'เจ้าหน้าที่ปรับแต้ม',
};
export const OTHER_REASON = 'รายการอื่น';
export const ofMonth = (month: string) => `เดือน${month}`;
