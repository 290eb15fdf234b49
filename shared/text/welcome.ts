export const WELCOME = {
  title: 'สวัสดีค่ะ พี่น้อง อสม.',
  body: 'ที่นี่ส่งรายงานประจำเดือนและดูแต้มได้ ใช้เวลาไม่ถึง 1 นาทีค่ะ',
  howTitle: 'เริ่มอย่างไร',
  how: ['1. ขอรหัสจากเจ้าหน้าที่ รพ.สต.', '2. พิมพ์ ลงทะเบียน ตามด้วยรหัส', 'เช่น ลงทะเบียน ABCD-1234'],
};

export const welcomeBack = (name: string) => `ยินดีต้อนรับกลับมาค่ะ\nคุณ${name}`;
const OFFICERS_HINT = 'กดปุ่มด้านล่าง หรือพิมพ์ ตรวจรายงาน ได้เลยค่ะ';
export const WELCOME_BACK_HINT = {
  volunteer: 'กดปุ่มด้านล่าง หรือพิมพ์ ส่งรายงาน ได้เลยค่ะ',
  officer: OFFICERS_HINT,
  both: OFFICERS_HINT,
  former: 'กดปุ่มด้านล่างได้เลยค่ะ',
};

export const menuGreeting = (name: string) => `สวัสดีค่ะ คุณ${name}\nวันนี้ให้ช่วยเรื่องไหนคะ`;
export const MENU_NOT_LINKED = 'สวัสดีค่ะ พี่น้อง อสม.\nพิมพ์ ลงทะเบียน ตามด้วยรหัส เพื่อเริ่มใช้ค่ะ';
