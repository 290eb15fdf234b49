export const RECEIPT = {
  title: 'ส่งรายงานแล้ว',
  number: 'เลขรับ',
  month: 'เดือน',
  time: 'เวลา',
  version: 'ฉบับที่',
  next: 'ต่อไป',
  noPromise: 'ยังไม่ใช่การยืนยันการจ่ายเงิน',
};
export const receiptNumber = (number: string) => `เลขรับ ${number}`;
export const nextStep = (unit: string, date: string) => `รอ ${unit} ตรวจ ภายใน ${date}`;
export const pendingPoints = (points: string) => `รอรับ ${points} แต้ม เมื่อเจ้าหน้าที่รับรอง`;
export const versionNote = (version: number) => `เป็นฉบับที่ ${version} แทนฉบับเดิม`;
