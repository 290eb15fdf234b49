/** In the chat, to an officer who stands in for another one. */
export const LENT = {
  title: 'ได้รับมอบหน้าที่',
  body: (giver: string) => `${giver} มอบหน้าที่ให้ท่านทำแทนค่ะ`,
};
export const OVER = {
  title: 'สิ้นสุดการทำหน้าที่แทน',
  body: (giver: string) => `ไม่ต้องทำหน้าที่แทน ${giver} แล้วค่ะ`,
};
export const OPEN_STAFF = 'เปิดงานเจ้าหน้าที่';
export const fromTo = (from: string, until: string) => `ตั้งแต่ ${from} ถึง ${until}`;
