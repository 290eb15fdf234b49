/** What most visits never see: months to choose from, problems that she decides about, photos and place. */
export const CLOSED = {
  title: { closed: 'ปิดรับแล้ว', 'not-open': 'ยังไม่เปิดรับ', certified: 'รับรองแล้ว', 'no-duty': 'ไม่มีเดือนที่ต้องส่ง' },
  body: {
    closed: (date: string) => `เดือนนี้ปิดรับเมื่อ ${date}\nสอบถาม รพ.สต. ได้ค่ะ`,
    'not-open': () => 'กลับมาใหม่เมื่อถึงเดือนนั้นนะคะ',
    certified: () => 'เจ้าหน้าที่รับรองรายงานนี้แล้ว\nถ้าตัวเลขไม่ตรง สอบถาม รพ.สต. ได้ค่ะ',
    'no-duty': () => 'ตอนนี้ชื่อนี้ไม่ต้องส่งรายงาน อสม.1\nถ้าไม่ถูกต้อง สอบถาม รพ.สต. ได้ค่ะ',
  },
};

const KEPT = 'ตัวเลขที่กรอกยังอยู่ครบค่ะ';
/** What stopped a report in the queue: title, and one sentence that says what to do. */
export const STOPPED = {
  'version-conflict': { title: 'มีฉบับใหม่กว่า', body: `ดูที่ต่างกัน แล้วเลือกชุดที่ถูก\n${KEPT}` },
  'other-user': { title: 'เครื่องนี้เข้าใช้เป็นคนอื่น', body: `เข้าระบบเป็นตัวเองก่อน แล้วส่งได้เลย\n${KEPT}` },
  'invalid-answers': { title: 'มีข้อที่ต้องดูใหม่', body: `แตะข้อเพื่อแก้ตัวเลข แล้วส่งอีกครั้ง\n${KEPT}` },
  'submission-conflict': { title: 'รายงานนี้เคยส่งแล้ว', body: `ตรวจตัวเลขอีกครั้ง แล้วส่งใหม่\n${KEPT}` },
  'report-certified': { title: 'รับรองแล้ว', body: 'เจ้าหน้าที่รับรองเดือนนี้แล้ว\nถ้าตัวเลขไม่ตรง สอบถาม รพ.สต. ได้ค่ะ' },
  'month-closed': { title: 'ปิดรับแล้ว', body: `เดือนนี้ปิดรับแล้ว สอบถาม รพ.สต. ได้\n${KEPT}` },
  'month-not-open': { title: 'ยังไม่เปิดรับ', body: `กลับมาส่งเมื่อถึงเดือนนั้น\n${KEPT}` },
  'form-changed': { title: 'แบบรายงานเปลี่ยนรุ่น', body: `แตะเปิดใหม่ แล้วตรวจอีกครั้ง\n${KEPT}` },
  'not-registered': { title: 'ยังไม่ได้ลงทะเบียน', body: `ลงทะเบียนก่อน แล้วกลับมาส่ง\n${KEPT}` },
  'not-assigned': { title: 'ยังไม่พบชื่อเดือนนี้', body: `ให้ รพ.สต. ตรวจรายชื่อให้ แล้วส่งอีกครั้ง\n${KEPT}` },
  other: { title: 'ยังส่งไม่ได้', body: `ระบบติดขัด ลองอีกครั้งได้เลย\n${KEPT}` },
};

export const WAYS = {
  mine: 'ใช้ตัวเลขของฉัน',
  theirs: 'ใช้ฉบับใหม่',
  edit: 'กลับไปแก้',
  again: 'ส่งอีกครั้ง',
  signIn: 'เข้าระบบใหม่',
  open: 'เปิดใหม่',
  register: 'ลงทะเบียน',
  reports: 'รายงานของฉัน',
  home: 'หน้าแรก',
  call: 'โทรหา รพ.สต.',
  empty: 'ไม่ได้ใส่',
  mineIs: (value: string) => `ของฉัน ${value}`,
  theirsIs: (value: string) => `ฉบับใหม่ ${value}`,
};

export const EXTRAS = {
  title: 'รูปและสถานที่',
  skip: 'ข้ามได้',
  why: 'ช่วยให้เจ้าหน้าที่เห็นงานที่ทำ\nรายงานส่งก่อน รูปตามไปทีหลังค่ะ',
  photo: 'ถ่ายหรือเลือกรูป',
  place: 'แนบตำแหน่งตอนนี้',
  placed: 'แนบตำแหน่งแล้ว',
  remove: 'เอาออก',
  removeNth: (at: number) => `เอาออก รายการที่ ${at}`,
  ask: 'ยังอยู่ในเครื่องนี้ครบค่ะ\nแตะอนุญาตข้างล่าง แล้วจะส่งให้เอง',
  states: {
    preparing: 'กำลังเตรียม…',
    kept: 'เก็บไว้แล้ว',
    waiting: 'รอส่ง',
    sent: 'ส่งแล้ว',
    refused: 'ส่งไม่ได้',
    'no-consent': 'รออนุญาต',
  },
};

export const MONTHS = {
  due: (date: string) => `ส่งภายใน ${date}`,
  late: (date: string) => `ส่งได้ถึง ${date}`,
  closed: 'ปิดรับแล้ว',
  'not-open': 'ยังไม่เปิดรับ',
  reports: { submitted: 'ส่งแล้ว รอตรวจ', returned: 'เจ้าหน้าที่ขอให้แก้', certified: 'รับรองแล้ว' },
};

export const OFFER = {
  title: { chat: 'มีตัวเลขจากแชต', form: 'มีตัวเลขจากอีกเครื่อง', phone: 'มีตัวเลขที่กรอกไว้ก่อนนี้' },
  at: (time: string) => `แก้ล่าสุด ${time}`,
  take: 'ใช้ชุดนั้น',
  keep: 'ใช้ชุดในเครื่องนี้',
};
