/** What she may need after a while, with signal or without. */
export const lateUntil = (date: string) => `เลยกำหนดแล้ว ยังส่งได้ถึง ${date}`;

/** After "send", before the server's receipt. */
export const QUEUE_PAGE = {
  body: 'พอมีสัญญาณ จะส่งให้เองค่ะ\nเปิดหน้านี้ค้างไว้ หรือกลับมาเปิดทีหลังได้',
  sendingBody: 'ตัวเลขเก็บไว้ในเครื่องแล้วค่ะ',
  rush: (minutes: number) => `ตอนนี้คนส่งเยอะค่ะ\nจะส่งให้เองใน ${minutes} นาที`,
  memory: 'กำลังรอส่ง',
  memoryBody: 'เปิดหน้านี้ไว้จนส่งเสร็จนะคะ',
  tries: (count: number) => `ลองส่งแล้ว ${count} ครั้ง`,
};

export const QUESTION = {
  'over-households': (limit: string) => `มากกว่าบ้านที่ดูแล (${limit}) ถูกต้องไหมคะ`,
  'over-usual': () => 'มากกว่าที่เคยส่ง ถูกต้องไหมคะ',
  'part-over-whole': (limit: string) => `มากกว่าข้อหลัก (${limit}) ถูกต้องไหมคะ`,
};

export const QUICK_FILL = {
  same: 'เหมือนเดือนก่อน',
  sameAll: 'เหมือนเดือนก่อนทุกข้อ',
  noneAll: 'ไม่มีทุกข้อ',
  zero: 'ที่เหลือเป็น 0',
  undo: 'เลิกทำ',
  filled: 'ใส่ตัวเลขให้แล้วค่ะ',
};
