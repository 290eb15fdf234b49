export const READ_BACK_TITLE = 'ตรวจก่อนส่ง';
export const ofMonth = (month: string) => `เดือน${month}`;
export const newVersion = (month: string, version: number) => `เดือน${month} ฉบับที่ ${version} แทนฉบับเดิม`;

export const restIsZero = (count: number) => `ข้ออื่น ${count} ข้อ = 0`;
export const leftIsZero = (count: number) => `ที่เหลือ ${count} ข้อ = 0`;
export const ALL_AS_LAST = 'เหมือนครั้งก่อนทุกข้อ';
export const ALL_AS_SENT = 'ยังไม่ได้แก้จากฉบับที่ส่งไว้';
export const wereNotZero = (count: number) => `ครั้งก่อนมีงานอีก ${count} ข้อ ครั้งนี้จะเป็น 0`;

export const OTHERS_AS_LAST = 'ข้ออื่นเหมือนครั้งก่อน';
export const OTHERS_AS_SENT = 'ข้ออื่นเหมือนฉบับที่ส่งไว้';
export const differs = { last: 'ครั้งก่อน', sent: 'เดิม' };

export const reasonLine = (reason: string) => `เหตุผล: ${reason}`;
export const ALL_ZERO = 'ทุกข้อ = 0';

/** Plausibility asks, it never blocks (design.md, "Rules of the game"). */
export const warningText = {
  'over-households': (label: string, value: string, limit: string, unit: string) =>
    `${label} ${value} ${unit} มากกว่าบ้านที่ดูแล (${limit}) ถูกต้องไหมคะ`,
  'over-usual': (label: string, value: string, _limit: string, unit: string) =>
    `${label} ${value} ${unit} มากกว่าที่เคยส่ง ถูกต้องไหมคะ`,
  'part-over-whole': (label: string, value: string, limit: string, unit: string) =>
    `${label} ${value} ${unit} มากกว่าข้อหลัก (${limit}) ถูกต้องไหมคะ`,
};

export const notUnderstoodWords = (words: string) => `“${words}” ยังไม่ได้ใส่ค่ะ\nพิมพ์ชื่อข้อกับตัวเลข เช่น ลูกน้ำ 10`;
export const tooLargeItems = (labels: string, cap: string) => `${labels} ตัวเลขเกิน ${cap} จึงยังไม่ได้ใส่ค่ะ`;

export const SEND_QUESTION = 'ส่งเลยไหมคะ';
