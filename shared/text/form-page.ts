/** The form's pages: header, steppers, what stands in the way. */
export const FORM_PAGE = {
  part: (at: number, of: number) => `ส่วนที่ ${at} จาก ${of}`,
  progress: 'ความคืบหน้า',
  done: (done: number, of: number) => `เสร็จแล้ว ${done} จาก ${of} ส่วน`,
  month: (month: string) => `รายงานเดือน ${month}`,
  help: 'ช่วยเหลือ',
  back: 'กลับ',
  next: 'ต่อไป',
  review: 'ตรวจก่อนส่ง',
  all: (parts: number) => `ดูทั้ง ${parts} ส่วน`,
  left: (items: number) => `เหลือ ${items} ข้อ`,
  complete: 'ครบแล้ว',
  loading: 'กำลังเปิด…',
};

/** Short names of the screens of a form version; a version without names shows its sections' titles. */
export const PAGE_NAMES: Readonly<Record<string, readonly string[]>> = {
  '2567-2': [
    'หญิงตั้งครรภ์',
    'หลังคลอด',
    'ผู้สูงอายุ ผู้พิการ',
    'เฝ้าระวังโรค',
    'แนะนำและสำรวจ',
    'เยี่ยมบ้านและชุมชน',
    'อสค. และการใช้ยา',
    'หมอครอบครัว และอื่น ๆ',
  ],
};

export const COUNT = {
  empty: 'ใส่เลข',
  none: 'ไม่มี',
  noneOf: (label: string) => `ไม่มี ${label} ใส่ 0`,
  less: (label: string) => `ลด ${label}`,
  more: (label: string) => `เพิ่ม ${label}`,
  last: (value: string) => `เดือนก่อน ${value}`,
};
export const QUESTION = {
  'over-households': (limit: string) => `มากกว่าบ้านที่ดูแล (${limit}) ถูกต้องไหมคะ`,
  'over-usual': () => 'มากกว่าที่เคยส่ง ถูกต้องไหมคะ',
  'part-over-whole': (limit: string) => `มากกว่าข้อหลัก (${limit}) ถูกต้องไหมคะ`,
};

export const QUICK_FILL = {
  same: 'เหมือนเดือนก่อน',
  sameAll: 'เหมือนเดือนก่อนทุกข้อ',
  sameAllHint: (month: string) => `ใช้ตัวเลขของ ${month} แล้วแก้ได้ค่ะ`,
  zero: 'ที่เหลือเป็น 0',
  undo: 'เลิกทำ',
  filled: 'ใส่ตัวเลขให้แล้วค่ะ',
};

export const SAVED = {
  loading: '',
  empty: '',
  saving: 'กำลังบันทึก…',
  saved: 'บันทึกแล้ว',
  full: 'เครื่องเต็ม ยังไม่ได้บันทึก',
  memory: 'ยังไม่ได้บันทึก',
};

/** Amber strips above the form: what is the matter, and that nothing is lost. */
export const STRIPS = {
  offline: 'ไม่มีสัญญาณ กรอกต่อได้เลย\nข้อมูลเก็บไว้ในเครื่องนี้แล้ว',
  portal: 'เน็ตนี้ต้องเข้าระบบก่อน\nกรอกต่อได้ ข้อมูลเก็บไว้แล้ว',
  full: 'เครื่องเต็ม ส่งรายงานก่อนปิดหน้านี้นะคะ',
  memory: 'เครื่องนี้เก็บข้อมูลไม่ได้\nส่งให้เสร็จก่อนปิดหน้านี้นะคะ',
  newer: 'มีรุ่นใหม่ ข้อมูลยังอยู่ครบ',
  openNewer: 'เปิดใหม่',
  stranger: 'ยังไม่ได้ลงทะเบียน\nกรอกไว้ก่อนได้ ข้อมูลไม่หายค่ะ',
  register: 'ลงทะเบียน',
  signIn: {
    timeout: 'LINE ตอบช้า ยังส่งไม่ได้\nกรอกต่อได้ ข้อมูลเก็บไว้แล้ว',
    refused: 'ยังเข้าระบบไม่ได้\nกรอกต่อได้ ข้อมูลเก็บไว้แล้ว',
    'no-line': 'เข้าระบบด้วย LINE ก่อนส่ง\nกรอกต่อได้ ข้อมูลเก็บไว้แล้ว',
  },
  again: 'ลองอีกครั้ง',
  signInLine: 'เข้าระบบ LINE',
  browser: 'เปิดในเบราว์เซอร์',
  call: 'โทรหา รพ.สต.',
  late: (date: string) => `เลยกำหนดแล้ว ยังส่งได้ถึง ${date}`,
};

export const OFFER = {
  title: { chat: 'มีตัวเลขจากแชต', form: 'มีตัวเลขจากอีกเครื่อง' },
  at: (time: string) => `แก้ล่าสุด ${time}`,
  take: 'ใช้ชุดนั้น',
  keep: 'ใช้ชุดในเครื่องนี้',
};

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

export const MONTHS = {
  title: 'เลือกเดือน',
  choose: 'เปลี่ยนเดือน',
  due: (date: string) => `ส่งภายใน ${date}`,
  late: (date: string) => `ส่งได้ถึง ${date}`,
  closed: 'ปิดรับแล้ว',
  'not-open': 'ยังไม่เปิดรับ',
  reports: { submitted: 'ส่งแล้ว รอตรวจ', returned: 'เจ้าหน้าที่ขอให้แก้', certified: 'รับรองแล้ว' },
};
