export const MY_REPORTS_TITLE = 'รายงานของฉัน';
export const NO_REPORTS = 'ยังไม่มีรายงานที่ส่งค่ะ\nกด ส่งรายงาน เพื่อเริ่มเดือนแรกได้เลย';
export const REPORT_STATES = {
  submitted: 'รอ รพ.สต. ตรวจ',
  returned: 'ส่งกลับให้แก้',
  certified: 'รับรองแล้ว',
};
/** Opens the page with versions, differences and receipts. */
export const OPEN_REPORTS = 'ดูรายงานทั้งหมด';
export const notSentYet = (month: string) => `เดือน${month} ยังไม่ได้ส่งค่ะ`;
/** Stands wherever a report is shown that she did not send herself. */
export const filedBy = (name: string) => `ส่งแทนโดย ${name}`;
export const sentOn = (date: string) => `ส่ง ${date}`;
