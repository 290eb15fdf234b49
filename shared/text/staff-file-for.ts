/** Filing for a volunteer who has no phone of her own. */
export const FILE_FOR = {
  title: 'ส่งรายงานแทน',
  about: 'ใส่ตัวเลขจากแบบ อสม.1 ที่เป็นกระดาษ รายงานจะระบุว่าท่านส่งแทน',
  choose: 'เลือกผู้ที่ยังไม่ส่ง',
  returned: 'ส่งแทนแล้ว ถูกส่งกลับให้แก้',
  sentBack: (reason: string) => `ส่งกลับให้แก้: ${reason}`,
  none: 'ไม่มีผู้ที่ยังไม่ส่ง',
  of: (name: string, month: string) => `รายงานของ ${name} เดือน${month}`,
  readBack: 'ตรวจก่อนส่ง',
  edit: 'แก้ไข',
  send: 'ส่งรายงานแทน',
  sending: 'กำลังส่ง',
  empty: (count: number) => `อีก ${count} ข้อไม่ได้กรอก จะบันทึกว่าไม่ได้กรอก ไม่ใช่ 0`,
  nothing: 'ใส่ตัวเลขอย่างน้อย 1 ข้อ ถ้าไม่มีงานให้ใส่ 0',
  marked: 'อสม. ที่ลงทะเบียนไว้จะได้รับแจ้ง และขอให้ตรวจใหม่ได้',
  begun: 'กรอกค้างไว้',
  again: 'แก้ตัวเลขที่ส่งแทน',
  offline: 'ไม่มีสัญญาณ ยังไม่ได้ส่ง ตัวเลขเก็บไว้ในเครื่องนี้ มีสัญญาณแล้วกดส่งอีกครั้ง',
  backAgain: 'มีสัญญาณแล้ว ยังไม่ได้ส่ง กดส่งรายงานแทนได้เลย',
  offlineHere: 'ไม่มีสัญญาณ ยังไม่ได้ส่ง อย่าปิดหน้านี้ มีสัญญาณแล้วกดส่งอีกครั้ง',
  sent: 'ส่งแทนแล้ว',
  receipt: (number: string) => `เลขรับ ${number}`,
  another: 'ส่งแทนคนต่อไป',
  see: 'ดูรายการรายงาน',
};
/** What she sent while there was no signal. */
export const UNSENT = {
  title: 'ยังส่งไม่สำเร็จ',
  send: (count: string) => `ส่งตอนนี้ ${count} ฉบับ`,
};
/** Where the numbers are while they are typed. */
export const FILE_FOR_KEPT = {
  nothing: '',
  kept: 'เก็บไว้ในเครื่องนี้แล้ว ยังไม่ได้ส่ง',
  refused: 'เครื่องนี้เก็บไม่ได้ อย่าปิดหน้านี้ก่อนส่ง',
};
