/** The hub that opens when no page was named. */
export const HOME_PAGE = {
  title: 'หน้าแรก',
  points: 'แต้มที่ใช้ได้',
  unit: 'แต้ม',
  allReports: 'รายงานของฉัน',
  staff: 'งานของเจ้าหน้าที่',
  fileFor: 'ส่งรายงานแทน อสม.',
  filingsBack: (count: string) => `ให้แก้ ${count} ฉบับ`,
  callList: 'รายชื่อค้างส่ง',
  profile: 'ข้อมูลและขนาดตัวหนังสือ',
  notOpen: 'ยังไม่มีเดือนที่เปิดรับค่ะ',
};
