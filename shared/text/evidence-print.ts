import { PACK_WORDS, packNumber } from './pack-words.ts';

// The printed pack: Thai digits, as on official papers (domain.md §6.1).

export const PRINT = {
  title: (month: string) => `หลักฐานผลการปฏิบัติงานของอาสาสมัครสาธารณสุขประจำหมู่บ้าน (อสม.) ประจำเดือน ${month}`,
  unit: (name: string, code: string | null) => (code === null ? name : `${name} (รหัสหน่วยบริการ ${code})`),
  place: (district: string | null, province: string | null) =>
    [
      ...(district === null ? [] : [`อำเภอ${bare(district, 'อำเภอ')}`]),
      ...(province === null ? [] : [`จังหวัด${bare(province, 'จังหวัด')}`]),
    ].join(' '),
  number: packNumber,
  cutOff: (at: string) => `ข้อมูล ณ ${at}`,
  corrects: (number: number, reason: string) => `${PACK_WORDS.replaces} ${number} เหตุ: ${reason}`,
  payable: (count: number) => `๑. ผู้มีสิทธิและรับรองแล้ว ${count} คน`,
  excluded: (count: number) => `๒. ผู้ที่ไม่รวม และเหตุ ${count} คน`,
  left: (count: number) => `๓. ผู้พ้นจากทะเบียนก่อนเดือนนี้ ${count} คน`,
  totals: '๔. สรุปตามหมู่บ้าน',
  none: 'ไม่มี',
  preparedBy: PACK_WORDS.preparedBy,
  approvedBy: PACK_WORDS.approvedBy,
  signed: (at: string) => `ลงชื่อในระบบเมื่อ ${at}`,
  hash: 'รหัสหลักฐาน (SHA-256)',
  check: 'ตรวจสอบว่าเอกสารนี้ไม่ถูกแก้ไข: สแกน QR หรือเปิด',
  page: (page: number, pages: number) => `หน้า ${page} จาก ${pages}`,
  columns: {
    no: 'ลำดับ',
    name: 'ชื่อ-สกุล',
    village: 'หมู่บ้าน',
    order: 'คำสั่ง\nแต่งตั้ง',
    report: 'เลขรับ / ฉบับที่',
    submitted: 'ส่งเมื่อ',
    certified: 'รับรองเมื่อ / โดย',
    remark: 'หมายเหตุ',
    standing: 'สถานะ',
    reason: 'เหตุ',
    gross: 'ค่าป่วยการ\n(บาท)',
    deduction: 'หัก\n(บาท)',
    net: 'สุทธิ\n(บาท)',
  },
  remark: {
    returned: (times: number) => `ส่งกลับ ${times} ครั้ง`,
    late: 'ส่งช้า',
    many: 'รับรองหลายฉบับพร้อมกัน',
    withdrawn: 'เคยถอนการรับรอง',
    objected: 'เคยคัดค้าน',
    reopened: 'เคยเปิดให้แก้',
  },
} as const;

/** `อำเภอจำลอง` is a name with its kind in front already. */
function bare(name: string, kind: string): string {
  return name.startsWith(kind) ? name.slice(kind.length) : name;
}
