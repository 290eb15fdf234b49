/** One report of one's own: its receipt, what staff said, and its versions. */
export const reportTitle = (month: string) => `รายงาน ${month}`;
export const REPORT_PAGE = {
  back: 'รายงานทั้งหมด',
  number: 'เลขรับ',
  qr: (number: string) => `คิวอาร์ของเลขรับ ${number}`,
  qrHint: 'ให้เจ้าหน้าที่สแกน เพื่อหารายงานนี้',
  showQr: 'แสดงคิวอาร์',
  sent: 'ส่งเมื่อ',
  filedBy: 'ส่งแทนโดย',
  certified: 'รับรองเมื่อ',
  version: 'ฉบับที่',
  points: 'แต้มของรายงานนี้',
  pendingPoints: (points: string) => `รอรับ ${points} แต้ม`,
  paidPoints: (points: string) => `ได้แล้ว ${points} แต้ม`,
  missing: 'ยังไม่ได้ใส่',
  items: (count: number) => `${count} ข้อ`,
  attachments: 'รูปและสถานที่',
  attached: (count: number) => `แนบไว้ ${count} รายการ`,
  none: 'เดือนนี้ยังไม่มีรายงานที่ส่งค่ะ',
};
export const RETURN = {
  title: 'เจ้าหน้าที่ขอให้แก้',
  noReason: 'เจ้าหน้าที่ไม่ได้เขียนเหตุผลไว้ สอบถามได้ค่ะ',
  item: (label: string) => `แก้ข้อ ${label}`,
  all: 'แก้ไขแล้วส่งใหม่',
  kept: 'ตัวเลขที่ส่งไว้ยังอยู่ครบค่ะ',
  objected: 'ท่านทักท้วงไว้ แจ้งเจ้าหน้าที่แล้วค่ะ',
  asItWas: 'แก้ข้อที่ไม่ตรงแล้วส่งใหม่ ถ้าดูแล้วถูกต้อง ส่งตามเดิมได้ค่ะ',
};
/** What somebody else sent for her, and how she says that it is not right. */
export const OBJECTION = {
  title: 'มีคนส่งรายงานแทน',
  ask: 'ดูตัวเลขด้านล่างก่อนนะคะ ถ้าไม่ตรงกับงานที่ทำ ทักท้วงได้ค่ะ',
  object: 'ทักท้วง',
  confirm: 'ทักท้วงตัวเลขที่ส่งแทน',
  what: 'เจ้าหน้าที่จะเห็นเป็นอันดับแรก และรายงานกลับมาให้แก้เองได้ค่ะ',
  words: 'ข้อไหนไม่ตรง (ไม่เขียนก็ได้)',
  send: 'แจ้งว่าไม่ตรง',
  sending: 'กำลังแจ้ง…',
  back: 'ยังไม่ทักท้วง',
  offline: 'ไม่มีสัญญาณ ยังไม่ได้แจ้งค่ะ มีสัญญาณแล้วกดอีกครั้งได้เลย',
};
export const RESEND = {
  hint: 'ถ้าตัวเลขเปลี่ยน ส่งใหม่ได้จนกว่าจะรับรองค่ะ',
  button: 'แก้ไขแล้วส่งใหม่',
  closed: 'ปิดรับแล้ว ถ้าตัวเลขไม่ตรง สอบถาม รพ.สต. ได้ค่ะ',
  locked: 'รับรองแล้ว ถ้าตัวเลขไม่ตรง สอบถาม รพ.สต. ได้ค่ะ',
};
/** What stands between a report and the allowance, in words that promise nothing (design.md, "Allowance"). */
export const ALLOWANCE = {
  title: 'ค่าป่วยการ',
  submitted: 'รอ รพ.สต. ตรวจรายงานนี้ก่อนค่ะ',
  returned: 'แก้แล้วส่งใหม่ก่อน รพ.สต. จึงตรวจต่อได้ค่ะ',
  certified: 'รพ.สต. รับรองรายงานนี้แล้วค่ะ',
  noPromise: 'ยังไม่ใช่การยืนยันการจ่ายเงิน',
};
export const VERSIONS = {
  title: 'ฉบับที่ส่งไว้',
  numbers: 'ตัวเลขที่ส่ง',
  show: 'ดูตัวเลขทุกข้อ',
  changed: (version: number) => `ที่เปลี่ยนจากฉบับที่ ${version}`,
  same: 'ตัวเลขเหมือนฉบับก่อน',
  empty: 'ไม่ได้ใส่',
  by: { chat: 'ส่งทางแชต', form: 'ส่งทางแบบฟอร์ม', staff: 'เจ้าหน้าที่ส่งให้', seed: 'ข้อมูลตั้งต้น' },
  byOther: 'ประธานหรือเจ้าหน้าที่ส่งให้',
  filedBy: (name: string) => `ส่งแทนโดย ${name}`,
  reason: (reason: string) => `เหตุผล: ${reason}`,
  fromTo: (before: string, after: string) => `จาก ${before} เป็น ${after}`,
};
