/** The last page of the form: all answers, what is still open, the reason. */
export const REVIEW = {
  title: 'ตรวจก่อนส่ง',
  edit: 'แก้ไข',
  editPart: (part: string) => `แก้ไข ${part}`,
  empty: 'ยังไม่ได้ใส่',
  was: { file: (value: string) => `ฉบับก่อน ${value}`, last: (value: string) => `เดือนก่อน ${value}` },
  wasEmpty: 'ไม่ได้ใส่',
  changed: (count: number) => `แก้จากฉบับก่อน ${count} ข้อ`,
  unchanged: 'ตัวเลขเหมือนฉบับก่อนทุกข้อ',
};

export const GAPS = {
  title: (count: number) => `ยังไม่ได้ใส่ ${count} ข้อ`,
  hint: 'แตะข้อเพื่อใส่เลข หรือเลือกด้านล่างค่ะ',
  none: { title: 'ยังไม่มีตัวเลข', hint: 'ใส่อย่างน้อย 1 ข้อก่อนส่งค่ะ ถ้าไม่มี ใส่ 0' },
  sendAnyway: 'ส่งเท่าที่ใส่',
};

export const REASON = {
  title: 'เป็น 0 ทุกข้อ',
  label: 'เดือนนี้ติดอะไรบ้างคะ',
  hint: 'บอกสั้น ๆ ก็พอค่ะ',
  missing: 'เลือกหรือพิมพ์เหตุผลก่อนส่งค่ะ',
};

export const ATTACH = { open: 'แนบรูปหรือสถานที่', skip: 'ข้ามได้' };
