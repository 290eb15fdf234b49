/** What a volunteer is told when staff did something with her report. */
export const BACK = {
  title: 'ขอให้แก้รายงาน',
  reason: 'เจ้าหน้าที่ขอให้ดู',
  item: (label: string) => `ข้อที่ขอให้ดู: ${label}`,
  kept: 'ตัวเลขที่ส่งไว้ยังอยู่ครบค่ะ แก้แล้วส่งใหม่ได้เลย',
  open: 'เปิดข้อที่ขอให้แก้',
  openForm: 'เปิดแบบรายงาน',
};

export const CERTIFIED = {
  title: 'รับรองรายงานแล้ว',
  points: (points: string) => `ได้ ${points} แต้ม`,
  thanks: 'ขอบคุณที่ดูแลชาวบ้านนะคะ',
  notPay: 'แต้มเป็นคำขอบคุณ ยังไม่ใช่การยืนยันการจ่ายเงินค่ะ',
};

export const WITHDRAWN = {
  title: 'ถอนการรับรอง',
  points: (points: string) => `พักแต้มไว้ก่อน ${points} แต้ม`,
  next: 'เจ้าหน้าที่จะตรวจใหม่ ยังไม่ต้องทำอะไรค่ะ',
};

export const FILED = {
  title: 'มีคนส่งรายงานแทน',
  by: (name: string) => `ส่งแทนโดย ${name}`,
  at: (time: string) => `ส่งเมื่อ ${time}`,
  ask: 'ถ้าตัวเลขไม่ตรง กด ทักท้วง ได้ค่ะ',
};

/** To a head volunteer, of what she filed for another. */
export const FILING_BACK = {
  title: 'ขอให้แก้รายงานที่ส่งแทน',
  of: (name: string) => `รายงานของ ${name}`,
  kept: 'ตัวเลขที่ส่งแทนไว้ยังอยู่ครบค่ะ แก้แล้วส่งแทนอีกครั้งได้เลย',
  open: 'แก้ตัวเลขที่ส่งแทน',
};

export const OBJECTED = {
  title: 'รับเรื่องแล้ว',
  body: 'แจ้งเจ้าหน้าที่แล้วค่ะ รายงานกลับมาให้แก้ได้ ตัวเลขที่ส่งแทนยังอยู่ครบ',
  asItWas: 'ถ้าดูแล้วถูกต้อง ส่งตามเดิมได้เลยค่ะ',
  certified: 'รายงานนี้รับรองแล้ว ถ้าตัวเลขไม่ตรง สอบถามเจ้าหน้าที่ได้ค่ะ',
  none: 'ไม่พบรายงานที่มีคนส่งแทนค่ะ',
};
