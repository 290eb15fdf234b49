/** Who did what to a report: the trail that nobody can change afterwards. */
export const TRAIL = {
  title: 'บันทึกการใช้งาน',
  about: 'บันทึกนี้แก้ไขหรือลบไม่ได้',
  back: 'กลับไปรายงาน',
  open: 'ดูบันทึกการใช้งาน',
  more: 'ดูเพิ่ม',
  empty: 'ยังไม่มีบันทึก',
  sealed: 'ผนึกแล้ว',
  unsealed: 'รอผนึก',
  line: 'ไลน์',
  system: 'ระบบ',
  operator: 'ผู้ดูแลระบบ',
  somebody: 'ผู้ใช้นอกหน่วยงาน',
  number: (seq: string) => `ลำดับ ${seq}`,
};

/** What was done, by the trail's own words. What is not here is shown as it stands in the trail. */
export const TRAIL_ACTIONS: Readonly<Record<string, string>> = {
  'report.submitted': 'ส่งรายงาน',
  'report.returned': 'ส่งกลับให้แก้',
  'report.certified': 'รับรอง',
  'report.reopened': 'เปิดให้แก้ใหม่',
  'report.withdrawn': 'ยกเลิกการรับรอง',
  'report.objected': 'ทักท้วงรายงานที่ส่งแทน',
  'report.attached': 'แนบรูปหรือสถานที่',
  'report.detached': 'ลบรูปหรือสถานที่',
  'access.refused': 'ขอเปิดแต่ไม่มีสิทธิ',
};
