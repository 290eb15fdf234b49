/** Amber strips about what the server or LINE said. */
export const NOTES = {
  newer: 'มีรุ่นใหม่ ข้อมูลยังอยู่ครบ',
  openNewer: 'เปิดใหม่',
  stranger: 'ยังไม่ได้ลงทะเบียน\nกรอกไว้ก่อนได้ ข้อมูลไม่หาย',
  register: 'ลงทะเบียน',
  again: 'ลองอีกครั้ง',
  signInLine: 'เข้าระบบ LINE',
  browser: 'เปิดในเบราว์เซอร์',
  call: 'โทรหา รพ.สต.',
  late: (date: string) => `เลยกำหนดแล้ว ยังส่งได้ถึง ${date}`,
  signIn: {
    timeout: 'LINE ตอบช้า ยังส่งไม่ได้\nกรอกต่อได้ ข้อมูลเก็บไว้แล้ว',
    refused: 'ยังเข้าระบบไม่ได้\nกรอกต่อได้ ข้อมูลเก็บไว้แล้ว',
    'no-line': 'เข้าระบบด้วย LINE ก่อนส่ง\nกรอกต่อได้ ข้อมูลเก็บไว้แล้ว',
  },
};

export const sentAlready = (number: string) => `ส่งแล้ว เลขรับ ${number}\nถ้าตัวเลขเปลี่ยน แก้แล้วส่งใหม่ได้`;

export const RETURNED = {
  title: 'เจ้าหน้าที่ขอให้แก้',
  kept: 'ตัวเลขเดิมยังอยู่ครบค่ะ',
  go: (label: string) => `ไปข้อ ${label}`,
};

export const HELP_PAGE = {
  title: 'ช่วยเหลือ',
  safe: 'ตัวเลขที่กรอกเก็บไว้ให้ทุกครั้งค่ะ',
  call: (unit: string) => `โทรหา ${unit}`,
  chat: 'หรือปิดหน้านี้ แล้วพิมพ์ “ติดต่อเจ้าหน้าที่” ในแชตค่ะ',
  emergency: 'เจ็บป่วยฉุกเฉิน โทร 1669',
  unit: 'รพ.สต.',
};

/** After "send", before the server's receipt. */
export const QUEUE_PAGE = {
  body: 'พอมีสัญญาณ จะส่งให้เองค่ะ\nเปิดหน้านี้ค้างไว้ หรือกลับมาเปิดทีหลังได้',
  sendingBody: 'ตัวเลขเก็บไว้ในเครื่องแล้วค่ะ',
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
