// Headings of an export's workbook and what its data dictionary says of each column.

export const EXPORT_COLUMNS = {
  row: ['รหัสแถว', 'ใช้บอกว่าได้ข้อมูลถึงแถวไหน เมื่อต้องดาวน์โหลดต่อ'],
  province: ['จังหวัด', 'ชื่อจังหวัดของหน่วยบริการ'],
  district: ['อำเภอ', 'ชื่ออำเภอของหน่วยบริการ'],
  unit: ['หน่วยบริการ', 'ชื่อ รพ.สต.'],
  village: ['หมู่บ้าน', 'หมู่บ้านของ อสม. ในเดือนของรายงาน'],
  name: ['ชื่อ-สกุล', 'มีเฉพาะข้อมูลของหน่วยบริการหรืออำเภอ'],
  month: ['เดือน', 'เดือนของรายงาน ปี ค.ศ. เช่น 2026-10'],
  number: ['เลขรับ', 'เลขรับ 12 หลัก หลักสุดท้ายเป็นเลขตรวจ'],
  state: ['สถานะ', 'submitted รอตรวจ, returned ส่งกลับให้แก้, certified รับรองแล้ว'],
  version: ['ฉบับที่', 'ฉบับล่าสุดที่ส่ง นับจาก 1'],
  onTime: ['ทันกำหนด', '1 ฉบับแรกส่งทันกำหนด, 0 ไม่ทัน'],
  submittedAt: ['ส่งเมื่อ', 'เวลาที่ส่งฉบับล่าสุด ตามเวลาสากล (UTC)'],
  certifiedAt: ['รับรองเมื่อ', 'เวลาที่รับรอง ตามเวลาสากล (UTC) ว่างถ้ายังไม่รับรอง'],
  channel: ['ช่องทาง', 'chat แชต, form แบบฟอร์ม, staff ส่งแทน'],
  filedByOther: ['ส่งแทน', '1 คนอื่นส่งแทน, 0 ส่งเอง'],
  filedBy: ['ส่งแทนโดย', 'ชื่อผู้ส่งแทน ว่างถ้าส่งเอง มีเฉพาะข้อมูลของหน่วยบริการหรืออำเภอ'],
  flags: ['ข้อสังเกต', 'รหัสข้อสังเกต คั่นด้วยช่องว่าง'],
  formVersion: ['รุ่นแบบรายงาน', 'รุ่นของแบบ อสม.1'],
} as const satisfies Record<string, readonly [title: string, meaning: string]>;

export const EXPORT_SHEETS = { reports: 'รายงาน', dictionary: 'คำอธิบายข้อมูล' } as const;
export const DICTIONARY_HEADINGS = ['คอลัมน์', 'ชื่อ', 'ความหมาย'] as const;
/** What an item's column holds. */
export const itemMeaning = (unit: string) => `จำนวน (${unit}) ว่างถ้าไม่ได้กรอก`;
