export const ASK_CODE = {
  title: 'ลงทะเบียน',
  lines: ['พิมพ์รหัส 8 ตัวที่ได้จากเจ้าหน้าที่ค่ะ', 'เช่น ABCD-1234'],
  noCode: 'ยังไม่มีรหัส ขอได้ที่ รพ.สต. ของท่านค่ะ',
  byCard: 'ไม่มีรหัส ใช้เลขบัตร',
};

export const CONFIRM_IDENTITY = {
  question: 'ใช่ชื่อของท่านไหมคะ',
  addRoleQuestion: 'เพิ่มหน้าที่นี้ให้ท่านไหมคะ',
  name: 'ชื่อ',
  village: 'หมู่บ้าน',
  unit: 'หน่วยงาน',
  role: 'หน้าที่',
};

export const REGISTERED = {
  title: 'ลงทะเบียนแล้ว',
  addedRole: 'เพิ่มหน้าที่ให้แล้วค่ะ',
  next: 'ต่อไปพิมพ์ ส่งรายงาน ได้เลยค่ะ',
  /** For staff, who send no report. */
  nextStaff: 'ต่อไปพิมพ์ รายชื่อค้างส่ง ได้เลยค่ะ',
};
export const registeredTo = (name: string, unit: string) => `คุณ${name}\n${unit}`;

export const alreadyRegistered = (name: string, unit: string) => `ลงทะเบียนแล้วค่ะ คุณ${name}\n${unit}\nไม่ต้องลงทะเบียนซ้ำค่ะ`;

export const NOT_ME = 'ขอบคุณที่บอกค่ะ ยังไม่ได้ลงทะเบียนให้\nลองตรวจรหัสแล้วพิมพ์ใหม่ หรือสอบถามเจ้าหน้าที่ค่ะ';
export const NOTHING_TO_CONFIRM = 'ตอนนี้ไม่มีชื่อรอให้ยืนยันค่ะ\nพิมพ์ ลงทะเบียน ตามด้วยรหัสค่ะ';

export const MUST_REGISTER = {
  report: 'ก่อนส่งรายงาน ขอลงทะเบียนครั้งเดียวค่ะ',
  points: 'ก่อนดูแต้ม ขอลงทะเบียนครั้งเดียวค่ะ',
  'my-reports': 'ก่อนดูรายงาน ขอลงทะเบียนครั้งเดียวค่ะ',
  other: 'ขอลงทะเบียนครั้งเดียวก่อนนะคะ',
  how: 'พิมพ์ ลงทะเบียน ตามด้วยรหัสจาก รพ.สต.\nเช่น ลงทะเบียน ABCD-1234',
};

/** One sentence and one next step for each way in which a code does not work. Nobody is blamed. */
export const CODE_PROBLEMS = {
  'code-unknown': 'ไม่พบรหัสนี้ค่ะ\nลองดูรหัสบนกระดาษอีกครั้ง แล้วพิมพ์ใหม่ค่ะ',
  'code-used': 'รหัสนี้ใช้ลงทะเบียนไปแล้วค่ะ\nถ้าท่านเปลี่ยนเครื่องหรือเปลี่ยนไลน์ ขอรหัสใหม่ได้ที่ รพ.สต. ค่ะ',
  'code-expired': 'รหัสนี้หมดอายุแล้วค่ะ\nขอรหัสใหม่ได้ที่ รพ.สต. ของท่านค่ะ',
  'code-of-another': 'รหัสนี้เป็นของท่านอื่นค่ะ\nไลน์นี้ลงทะเบียนไว้แล้ว 1 ชื่อ ถ้าไม่ถูกต้อง แจ้งเจ้าหน้าที่ได้เลยค่ะ',
  'person-linked': 'ชื่อนี้ลงทะเบียนกับไลน์อีกเครื่องไว้แล้วค่ะ\nใช้เครื่องเดิมได้เลย\nถ้าเปลี่ยนเครื่อง ให้เจ้าหน้าที่ปลดเครื่องเดิมก่อนค่ะ',
};

export const tooManyTries = (time: string) =>
  `ลองหลายครั้งแล้วค่ะ ขอพักสักครู่ เพื่อความปลอดภัย\nลองใหม่ได้ ${time}\nหรือให้เจ้าหน้าที่ช่วยดูรหัสค่ะ`;
export const REGISTRATION_TROUBLE = 'ยังลงทะเบียนไม่สำเร็จค่ะ ไม่มีอะไรเสียหาย\nพิมพ์รหัสอีกครั้งได้เลยค่ะ';
