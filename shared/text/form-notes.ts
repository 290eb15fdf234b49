/** Amber strips about what the server or LINE said. */
export const NOTES = {
  newer: 'มีรุ่นใหม่ ข้อมูลยังอยู่ครบ',
  openNewer: 'เปิดใหม่',
  stranger: 'ยังไม่ได้ลงทะเบียน\nกรอกไว้ก่อนได้ ข้อมูลไม่หาย',
  register: 'ลงทะเบียน',
  again: 'ลองอีกครั้ง',
  signInLine: 'เข้าสู่ระบบด้วยไลน์',
  browser: 'เปิดในเบราว์เซอร์',
  call: 'โทรหา รพ.สต.',
  signIn: {
    timeout: 'ไลน์ตอบช้า ยังส่งไม่ได้\nกรอกต่อได้ ข้อมูลเก็บไว้แล้ว',
    refused: 'ยังเข้าระบบไม่ได้\nกรอกต่อได้ ข้อมูลเก็บไว้แล้ว',
    'no-line': 'เข้าสู่ระบบด้วยไลน์ก่อนส่ง\nกรอกต่อได้ ข้อมูลเก็บไว้แล้ว',
  },
};

export const sentAlready = (number: string) => `ส่งแล้ว เลขรับ ${number}\nถ้าตัวเลขเปลี่ยน แก้แล้วส่งใหม่ได้`;

export const RETURNED = {
  title: 'เจ้าหน้าที่ขอให้แก้',
  objected: 'ท่านทักท้วงไว้',
  kept: 'ตัวเลขเดิมยังอยู่ครบค่ะ',
  go: (label: string) => `ไปข้อ ${label}`,
};
