/** Words of the table that she takes home. */
export const OWN_DATA_HEADINGS = ['หมวด', 'เดือน', 'รายการ', 'ค่า', 'เวลา'] as const;

export const OWN_DATA = {
  person: 'ข้อมูลส่วนตัว',
  duty: 'หน้าที่',
  report: 'รายงาน',
  history: 'ประวัติรายงาน',
  attachment: 'รูปและตำแหน่ง',
  points: 'แต้ม',
  consent: 'สิ่งที่อนุญาต',
  draft: 'ร่างที่ยังไม่ส่ง',
  reminder: 'การเตือน',
  session: 'การเข้าใช้',
};
export const OWN_DATA_ITEMS = {
  name: 'ชื่อ',
  birthDate: 'วันเกิด',
  citizenTail: 'เลขท้ายบัตรประชาชน',
  phone: 'โทรศัพท์',
  smartphone: 'สมาร์ตโฟน',
  lineUser: 'บัญชีไลน์',
  notice: 'ประกาศความเป็นส่วนตัว ฉบับ',
  households: 'จำนวนบ้านที่ดูแล',
  number: 'เลขรับ',
  filedBy: 'ส่งแทนโดย',
  reason: 'เหตุผล',
  returned: 'เหตุผลที่ส่งกลับ',
  photo: 'รูป',
  place: 'ตำแหน่ง',
  bytes: (bytes: number) => `${bytes} ไบต์`,
  until: 'ใช้ได้ถึง',
  wish: 'ที่ตั้งไว้',
  message: 'ข้อความเตือน',
  versionOf: (item: string, version: number) => `${item} (ฉบับที่ ${version})`,
};
export const OWN_DATA_STATES = {
  submitted: 'ส่งแล้ว',
  returned: 'ส่งกลับให้แก้',
  certified: 'รับรองแล้ว',
  reopened: 'เปิดให้แก้',
  withdrawn: 'ถอนการรับรอง',
  objected: 'อสม. ทักท้วง',
} as const;
export const OWN_DATA_ANSWERS = {
  given: 'อนุญาต',
  notGiven: 'ไม่อนุญาต',
  unanswered: 'ไม่ได้กรอก',
  sent: 'ส่งแล้ว',
  notSent: 'ไม่ได้ส่ง',
  has: 'มี',
  hasNot: 'ไม่มี',
};
