/** In the chat with staff: numbers only. Names and phone numbers stand on the page, behind a sign-in. */
export const CALL_LIST_TITLE = 'รายชื่อค้างส่ง';
export const OPEN_CALL_LIST = 'ดูว่าควรโทรหาใคร';
export const CHOOSE_UNIT = 'เลือกหน่วยงาน แล้วดูรายชื่อได้ค่ะ';
export const ALL_SENT_HERE = 'ทุกคนส่งแล้วค่ะ';
export const STAFF_ONLY_CHAT = 'ส่วนนี้สำหรับเจ้าหน้าที่ค่ะ\nรายงานของท่านดูได้ที่ปุ่มข้างล่าง';
export const sentOf = (sent: string, all: string) => `ส่งแล้ว ${sent} จาก ${all} คน`;
export const callable = (missing: string, unreached: string) => `ยังรอ ${missing} คน\nไลน์ไปไม่ถึง ${unreached} คนค่ะ`;
