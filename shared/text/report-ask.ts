export const progress = (index: number, of: number) => `ข้อ ${index} จาก ${of}`;
/** Names the month: on the first days it is not "this month" that is asked about. */
export const askHowMany = (month: string, unit: string) => `เดือน ${month} กี่${unit}คะ`;
export const TYPE_A_NUMBER = 'กดหรือพิมพ์ตัวเลขได้เลยค่ะ';
export const currentValue = (value: string, unit: string) => `ตอนนี้ ${value} ${unit}`;
export const lastValue = (value: string, unit: string) => `ครั้งก่อน ${value} ${unit}`;

export const restQuestion = (count: number) => `ข้ออื่นอีก ${count} ข้อ ให้เป็น 0 ไหมคะ`;
export const REST_HINT = 'ถ้าทำงานข้ออื่นด้วย กด ดูข้ออื่น ค่ะ';

export const CHOOSE_ITEM = 'แก้ข้อไหนคะ';
export const CHOOSE_HINT = 'หรือพิมพ์ชื่อกับตัวเลข เช่น\nผู้สูงอายุ 5';
export const allItemsTitle = (page: number, of: number) => `เลือกข้อ (${page}/${of})`;

export const whichItem = (value: string) => `เลข ${value} ของข้อไหนคะ\nพิมพ์คู่กัน เช่น ลูกน้ำ ${value}`;
export const tooLarge = (cap: string) => `ตัวเลขใหญ่เกินไปค่ะ ใส่ได้ไม่เกิน ${cap}\nลองพิมพ์ใหม่ค่ะ`;
export const NOT_A_NUMBER = 'ขอเป็นตัวเลขนะคะ เช่น 4\nถ้าไม่มี พิมพ์ 0 ค่ะ';

export const ASK_REASON = {
  title: 'เป็น 0 ทุกข้อ',
  question: 'เดือนที่รายงานติดอะไรบ้างคะ บอกสั้น ๆ ก็พอค่ะ',
  hint: 'กดเลือก หรือพิมพ์เหตุผลสั้น ๆ ค่ะ',
};
/** Quick answers for a month without any work; each is a label, ≤ 20 graphemes. */
export const ZERO_REASONS = ['เจ็บป่วย', 'ไม่อยู่ในพื้นที่', 'ดูแลคนในบ้าน', 'เพิ่งเริ่มเป็น อสม.', 'งดลงพื้นที่'];
