/** In the chat with staff: numbers only. Names stand on the page, behind a sign-in. */
export const REVIEW_TITLE = 'ตรวจรายงาน';
export const OPEN_REVIEW = 'เปิดหน้าตรวจรายงาน';
export const CHOOSE_REVIEW_UNIT = 'เลือกหน่วยงาน แล้วตรวจรายงานได้ค่ะ';
export const waitingOf = (count: string) => `รอตรวจ ${count} ฉบับ`;
export const NONE_WAITING = 'ไม่มีรายงานรอตรวจค่ะ';
export const flaggedOf = (count: string) => `มีข้อสังเกต ${count} ฉบับ อยู่บนสุดค่ะ`;
export const NONE_FLAGGED = 'ไม่มีข้อสังเกตค่ะ';

export const FILE_FOR = {
  how: 'เลือกชื่อ อสม. แล้วกรอกตัวเลขจากแบบ อสม.1 ที่เป็นกระดาษค่ะ',
  marked: 'รายงานจะระบุว่าท่านส่งแทน',
  open: 'เปิดหน้าส่งรายงานแทน',
};
/** To a volunteer who wants to help a neighbour, and to an office above the units. */
export const CANNOT_FILE =
  'ผู้ที่ส่งแทนได้คือประธาน อสม. และเจ้าหน้าที่ รพ.สต. ค่ะ\nถ้ามี อสม. ที่ไม่มีโทรศัพท์ แจ้งประธานหรือเจ้าหน้าที่ให้ช่วยส่งได้ค่ะ';
