/** Headings of the table that leaves the house. */
export const DASHBOARD_COLUMNS = [
  'พื้นที่',
  'เดือน',
  'โควตา (คน)',
  'ส่งแล้ว',
  'ร้อยละที่ส่ง',
  'ส่งทันเวลา',
  'รับรองแล้ว',
  'ร้อยละที่รับรอง',
  'ส่งกลับแก้',
  'รอตรวจ',
  'มีข้อสังเกต',
  'ค้างตรวจตั้งแต่',
  'เวลารอตรวจกลาง (ชั่วโมง)',
];
export const ALL_OF = 'รวม';
export const IN_NO_VILLAGE = 'ไม่ระบุหมู่บ้าน';
