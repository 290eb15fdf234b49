// What the parts of an evidence pack are called: the same on staff pages, in its files and where it is checked. ชุด is a
// pack, ฉบับ one report or its version. สิทธิ is the notification's word (domain.md §2.1).

export const PACK_WORDS = {
  number: 'ชุดที่',
  replaces: 'แทนชุดที่',
  preparedBy: 'ผู้จัดทำ',
  approvedBy: 'ผู้อนุมัติ',
  /** Never that money will come. */
  payable: 'มีสิทธิและรับรองแล้ว',
} as const;

export const packNumber = (number: number) => `${PACK_WORDS.number} ${number}`;
/** Of an approved pack, once a later one of its month is approved as well. */
export const replaced = (number: number) => `มี${packNumber(number)} แทนแล้ว`;
/** What each file of a pack is for; its name says nothing to an office. */
export const FILE_WORDS: Readonly<Record<string, string>> = {
  'report.pdf': 'เอกสารสำหรับพิมพ์และลงนาม',
  'report.xlsx': 'ตารางคำนวณ',
  'report.csv': 'ตารางสำหรับนำเข้าระบบอื่น',
  'reports.jsonl': 'ข้อมูลรายงานทุกฉบับ',
  'manifest.json': 'รหัสสำหรับตรวจสอบ',
};
export const ofAll = (count: string, all: string) => `${count} จาก ${all} คน`;
