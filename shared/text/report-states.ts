/** What we say when a month cannot simply be sent: already sent, certified, closed, not open, changed elsewhere. */
export const SENT = {
  title: 'ส่งแล้ว',
  waiting: 'รอเจ้าหน้าที่ตรวจค่ะ',
  canResend: 'ถ้าตัวเลขเปลี่ยน ส่งใหม่ได้จนกว่าจะรับรองค่ะ',
};

export const CERTIFIED_TITLE = 'รับรองแล้ว';
export const certifiedBody = (unit: string) => `เจ้าหน้าที่รับรองแล้ว จึงแก้ในนี้ไม่ได้ค่ะ\nถ้าตัวเลขไม่ตรง สอบถาม ${unit} ได้ค่ะ`;

export const CLOSED_TITLE = 'ปิดรับแล้ว';
export const closedBody = (date: string, unit: string) => `ปิดรับเมื่อ ${date}\nสอบถาม ${unit} ได้ค่ะ`;
export const CLOSED_DRAFT = 'ตัวเลขที่พิมพ์ค้างไว้ยังไม่ได้ส่งค่ะ สอบถามเจ้าหน้าที่ได้';

export const notOpenTitle = (month: string) => `เดือน${month} ยังไม่เปิดรับ`;
export const notOpenBody = (date: string) => `เริ่มส่งได้ ${date} ค่ะ`;

export const newerTitle = (month: string) => `เดือน${month} มีฉบับใหม่กว่า`;
export const newerBody = (version: number, time: string) =>
  `มีการส่งฉบับที่ ${version} เมื่อ ${time}\nดูอีกครั้งก่อนส่งนะคะ ตัวเลขที่พิมพ์ไว้ยังอยู่ครบค่ะ`;

export const COULD_NOT_SEND = 'ระบบติดขัดชั่วคราว ยังไม่ได้ส่งค่ะ\nตัวเลขยังอยู่ครบ กด ยืนยันส่ง อีกครั้งได้เลย';
export const NOT_ASSIGNED = 'เดือนนี้ยังไม่พบชื่อท่านในหน่วยงานค่ะ\nให้เจ้าหน้าที่ตรวจรายชื่อให้ ตัวเลขยังอยู่ครบค่ะ';
export const NOT_A_REPORTER = 'ชื่อนี้ไม่ต้องส่งรายงาน อสม.1 ค่ะ\nถ้าไม่ถูกต้อง แจ้งเจ้าหน้าที่ได้ค่ะ';
export const OFFICERS_REPORT_NOTHING = 'เจ้าหน้าที่ไม่ต้องส่งรายงาน อสม.1 ค่ะ\nดูรายงานของ อสม. พิมพ์ ตรวจรายงาน';
export const NO_MONTH = 'ตอนนี้ยังเปิดรายงานไม่ได้ค่ะ\nลองใหม่อีกสักครู่ หรือสอบถามเจ้าหน้าที่ค่ะ';
export const NOTHING_TO_SEND = 'ตอนนี้ไม่มีรายงานที่รอส่งค่ะ\nพิมพ์ ส่งรายงาน เพื่อเริ่มได้เลยค่ะ';
