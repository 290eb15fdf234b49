/** Filing for a volunteer who has no phone of her own. */
export const FILE_FOR = {
  title: 'ส่งรายงานแทน',
  about: 'ใส่ตัวเลขจากแบบ อสม.1 ที่เป็นกระดาษ รายงานจะระบุว่าท่านส่งแทน',
  choose: 'เลือกผู้ที่ยังไม่ส่ง',
  none: 'ไม่มีผู้ที่ยังไม่ส่ง',
  of: (name: string, month: string) => `รายงานของ ${name} เดือน${month}`,
  readBack: 'ตรวจก่อนส่ง',
  edit: 'แก้ไข',
  send: 'ส่งรายงานแทน',
  sending: 'กำลังส่ง',
  empty: (count: number) => `อีก ${count} ข้อไม่ได้กรอก จะบันทึกว่าไม่ได้กรอก ไม่ใช่ 0`,
  nothing: 'ใส่ตัวเลขอย่างน้อย 1 ข้อ ถ้าไม่มีงานให้ใส่ 0',
  marked: 'อสม. ที่ลงทะเบียนไว้จะได้รับแจ้ง และขอให้ตรวจใหม่ได้',
  sent: 'ส่งแทนแล้ว',
  receipt: (number: string) => `เลขรับ ${number}`,
  another: 'ส่งแทนคนต่อไป',
  see: 'ดูรายการรายงาน',
};
