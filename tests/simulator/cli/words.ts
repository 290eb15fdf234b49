/** Every Thai word of the terminal phone. */
export const WORDS = {
  nobody: (url: string) => `ไม่มีเครื่องจำลองที่ ${url} — เปิดด้วย npm start ก่อน หรือเติม --start`,
  firstUser: 'ผู้ทดลอง 1',
  help: [
    'พิมพ์ข้อความแล้วกด Enter เพื่อส่ง · พิมพ์เลขเพื่อแตะปุ่ม (.4 = ส่งเลข 4 เป็นข้อความ)',
    '/add เพิ่มเพื่อน · /menu เมนู · /tap ป้าย · /sticker · /image · /location · /unsend',
    '/block · /unblock · /airplane · /users · /user ชื่อ · /help · /quit',
  ],
  notFriend: 'ยังไม่ได้เพิ่มเพื่อน — พิมพ์ /add',
  noMenu: 'ตอนนี้ไม่มีเมนู',
  noTap: (label: string) => `ไม่มีปุ่ม "${label}" ให้แตะ`,
  pickHow: (n: number) => `ใส่วันหรือเวลาต่อท้ายเลข เช่น ${n} 2026-11-21`,
  open: (url: string) => `เปิด ${url}`,
  copied: (text: string) => `คัดลอกแล้ว: ${text}`,
  airplane: (on: boolean) => (on ? 'โหมดเครื่องบิน: เปิด ข้อความจะรอส่ง' : 'โหมดเครื่องบิน: ปิด'),
  unsent: '(ยกเลิกข้อความแล้ว)',
  waiting: '(รอส่ง)',
  script: 'สคริปต์สำหรับทำซ้ำ (npm run chat -- --replay ไฟล์)',
  saved: (file: string) => `เก็บสคริปต์ที่ ${file}`,
  missed: (words: string, seconds: number) => `ไม่มีข้อความ "${words}" ภายใน ${seconds} วินาที ที่มาถึงคือ`,
  nothing: '(ไม่มี)',
  done: 'ทำซ้ำครบทุกบรรทัด',
};
