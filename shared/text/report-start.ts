export const startTitle = (month: string) => `รายงาน ${month}`;
export const sendBy = (date: string) => `ส่งภายใน ${date}`;
export const lateUntil = (date: string) => `เลยกำหนดแล้ว ยังส่งได้ถึง ${date}`;
export const lastSummary = (month: string) => `ครั้งก่อน (${month}) ส่งไว้`;
export const moreLines = (count: number) => `และอีก ${count} ข้อ`;
export const LAST_ALL_ZERO = 'ครั้งก่อนเป็น 0 ทุกข้อ';
export const OR_TYPE_A_LINE = 'หรือพิมพ์มาบรรทัดเดียว เช่น\nผู้สูงอายุ 4 ลูกน้ำ 10 หลัง';
export const otherMonthOpen = (month: string) => `เดือน${month} ก็ส่งได้แล้วค่ะ`;

export const firstReport = (month: string) => `รายงานเดือน${month}\nถามทีละข้อนะคะ กดหรือพิมพ์ตัวเลขได้เลยค่ะ`;

export const draftWaiting = (month: string) => `รายงานเดือน${month} ยังทำค้างอยู่ ข้อมูลอยู่ครบค่ะ`;
export const draftResumed = (month: string) => `ทำรายงานเดือน${month} ต่อจากที่ค้างไว้ค่ะ`;

export const draftFromForm = (month: string) => `นำตัวเลขเดือน${month} จากแบบละเอียดมาให้แล้วค่ะ`;
export const CHAT_KEPT = 'ตัวเลขที่พิมพ์ในแชตยังอยู่ กลับไปใช้ได้ค่ะ';

export const RETURNED = {
  reasonTitle: 'เจ้าหน้าที่ขอให้แก้',
  noReason: 'เจ้าหน้าที่ไม่ได้เขียนเหตุผลไว้ สอบถามได้ค่ะ',
  kept: 'ตัวเลขที่ส่งไว้ยังอยู่ครบค่ะ',
  item: 'ข้อที่ขอให้ดู',
  objectedTitle: 'ท่านทักท้วงไว้',
  objected: 'แจ้งเจ้าหน้าที่แล้วค่ะ',
  asItWas: 'แก้ข้อที่ไม่ตรงแล้วส่งได้เลยค่ะ ถ้าดูแล้วถูกต้อง กด ดูก่อนส่ง แล้วส่งตามเดิมได้',
};
export const RETURNED_TITLE = 'ส่งกลับให้แก้';
