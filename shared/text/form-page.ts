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
  send: 'ส่งรายงาน',
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
    'หมอครอบครัว และอื่น\u00a0ๆ',
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
};

/** After "send", before the server's receipt. */
export const QUEUED = { title: 'เก็บไว้แล้ว รอส่ง', sending: 'กำลังส่ง…' };

export const SENT = { title: 'ส่งรายงานแล้ว', number: 'เลขรับ' };
