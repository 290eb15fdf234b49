/** In the chat with staff: numbers only. Names stand on the page, behind a sign-in. */
export const REVIEW_TITLE = 'ตรวจรายงาน';
export const OPEN_REVIEW = 'เปิดหน้าตรวจรายงาน';
export const CHOOSE_REVIEW_UNIT = 'เลือกหน่วยงาน แล้วตรวจรายงานได้ค่ะ';
export const waitingOf = (count: string) => `รอตรวจ ${count} ฉบับ`;
export const NONE_WAITING = 'ไม่มีรายงานรอตรวจค่ะ';
export const flaggedOf = (count: string) => `มีข้อสังเกต ${count} ฉบับ อยู่บนสุดค่ะ`;
export const NONE_FLAGGED = 'ไม่มีข้อสังเกตค่ะ';
