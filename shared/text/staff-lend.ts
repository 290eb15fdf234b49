/** Lending one's own duty to a colleague for a while. */
export const LEND = {
  title: 'มอบหน้าที่',
  about: 'ผู้รับทำแทนได้จนครบกำหนด แล้วหน้าที่กลับคืนเอง',
  back: 'กลับไปงานของเจ้าหน้าที่',
  open: 'มอบหน้าที่ให้เจ้าหน้าที่อื่น',
  which: 'หน้าที่ที่จะมอบ',
  whom: 'ผู้รับหน้าที่',
  nobodyHere: 'ไม่มีเจ้าหน้าที่คนอื่นในหน่วยงานนี้',
  search: 'ค้นชื่อหรือสกุลในพื้นที่',
  searchHint: 'พิมพ์อย่างน้อย 2 ตัวอักษร',
  find: 'ค้นชื่อ',
  notFound: 'ไม่พบเจ้าหน้าที่ชื่อนี้',
  from: 'เริ่ม',
  now: 'ทันที',
  fromDay: 'เลือกวันเริ่ม',
  until: 'ถึงสิ้นวันที่',
  today: 'วันเดียว',
  week: 'สิ้นสัปดาห์',
  month: 'สิ้นเดือน',
  untilDay: 'เลือกวันอื่น',
  firstDay: 'วันเริ่ม',
  lastDay: 'วันสุดท้าย',
  longest: 'มอบได้ไม่เกิน 92 วัน',
  days: (n: number) => `${n > 0 ? 'เพิ่ม' : 'ลด'} ${Math.abs(n)} วัน`,
  chooseWhom: 'กรุณาเลือกผู้รับหน้าที่',
  readBack: (to: string, duty: string) => `ให้ ${to} ทำหน้าที่ ${duty}`,
  cancel: 'ไม่มอบ',
  send: 'มอบหน้าที่',
  sent: (to: string, until: string) => `มอบหน้าที่ให้ ${to} ถึง ${until} แล้ว`,
  notNow: 'คนนี้รับหน้าที่ไม่ได้แล้ว กรุณาเลือกคนอื่น',
  times: 'วันเริ่มหรือวันสิ้นสุดใช้ไม่ได้แล้ว กรุณาเลือกใหม่',
};

/** What is lent, received and over. */
export const LOANS = {
  received: 'ท่านทำหน้าที่แทน',
  given: 'หน้าที่ที่มอบไว้',
  over: (count: string) => `สิ้นสุดแล้ว ${count} รายการ`,
  none: 'ยังไม่มีการมอบหน้าที่',
  noneBody: 'เมื่อลาหรือไปราชการ\nมอบหน้าที่ให้เจ้าหน้าที่อื่นทำแทนได้',
  fromTo: (from: string, until: string) => `${from} ถึง ${until}`,
  coming: 'ยังไม่เริ่ม',
  by: (giver: string) => `มอบโดย ${giver}`,
  takenBack: (at: string) => `รับคืน ${at}`,
  takeBack: 'รับหน้าที่คืน',
  ask: (to: string) => `${to} จะทำแทนไม่ได้ทันที`,
  keep: 'ยังไม่รับคืน',
  yes: 'รับคืน',
  ended: (to: string) => `รับหน้าที่คืนจาก ${to} แล้ว`,
};

/** On the pages of who stands in. */
export const standIn = (giver: string, until: string) => `ทำหน้าที่แทน ${giver} ถึง ${until}`;
export const standInAt = (place: string, giver: string, until: string) => `${place}: ${standIn(giver, until)}`;
