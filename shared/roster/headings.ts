import { cleanText } from '../thai/normalize.ts';

/** What a column of a roster may hold. */
export const FIELDS = [
  'citizen',
  'title',
  'given',
  'family',
  'full-name',
  'birth',
  'unit',
  'village',
  'phone',
  'households',
  'status',
  'order',
  'number',
] as const;
export type Field = (typeof FIELDS)[number];

/**
 * Headings as health offices write them, without spaces, dots and brackets; more spellings are a line here. Source: the
 * columns of public registry exports and of the 43-file standard (domain.md §2.5, §4), and everyday spellings.
 */
const SPELLINGS: Readonly<Record<Field, readonly string[]>> = {
  citizen: [
    'เลขบัตรประชาชน',
    'เลขที่บัตรประชาชน',
    'เลขประจำตัวประชาชน',
    'หมายเลขบัตรประชาชน',
    'เลขบัตรประจำตัวประชาชน',
    'เลขที่บัตรประจำตัวประชาชน',
    'เลขบัตร',
    'เลข13หลัก',
    'บัตรประชาชน',
    'cid',
    'pid',
    'idcard',
    'citizenid',
  ],
  title: ['คำนำหน้า', 'คำนำหน้าชื่อ', 'คำนำหน้านาม', 'prename', 'title'],
  given: ['ชื่อ', 'ชื่อตัว', 'name', 'fname', 'firstname'],
  family: ['สกุล', 'นามสกุล', 'ชื่อสกุล', 'lname', 'lastname', 'surname'],
  'full-name': ['ชื่อ-สกุล', 'ชื่อ-นามสกุล', 'ชื่อและนามสกุล', 'ชื่อนามสกุล', 'ชื่อตัว-ชื่อสกุล', 'fullname'],
  birth: ['วันเกิด', 'วันเดือนปีเกิด', 'วดปเกิด', 'ว/ด/ปเกิด', 'วัน/เดือน/ปีเกิด', 'birth', 'birthdate', 'dob'],
  unit: ['หน่วยบริการ', 'รหัสหน่วยบริการ', 'รหัสหน่วย', 'รหัสสถานบริการ', 'รหัสรพสต', 'hcode', 'hospcode', 'pcucode'],
  village: ['หมู่', 'หมู่ที่', 'หมู่บ้าน', 'รหัสหมู่บ้าน', 'ชื่อหมู่บ้าน', 'ม', 'moo', 'villagecode', 'vid', 'vhid'],
  phone: ['เบอร์โทร', 'เบอร์โทรศัพท์', 'โทรศัพท์', 'โทร', 'เบอร์มือถือ', 'มือถือ', 'หมายเลขโทรศัพท์', 'tel', 'phone', 'mobile'],
  households: [
    'หลังคาเรือน',
    'จำนวนหลังคาเรือน',
    'หลังคาเรือนที่รับผิดชอบ',
    'จำนวนหลังคาเรือนที่รับผิดชอบ',
    'ครัวเรือน',
    'จำนวนครัวเรือน',
    'households',
  ],
  status: ['สถานะ', 'สถานภาพ', 'สถานะอสม', 'สถานะการเป็นอสม', 'status'],
  order: ['คำสั่งเลขที่', 'เลขที่คำสั่ง', 'คำสั่ง', 'คำสั่งแต่งตั้ง', 'order'],
  number: ['ลำดับ', 'ลำดับที่', 'ที่', 'no'],
};

const bare = (text: string) =>
  cleanText(text)
    .toLowerCase()
    .replace(/\(.*?\)|[ ._:*"']/g, '')
    .replace(/[‐‑‒–—−]/g, '-');

const BY_SPELLING = new Map(FIELDS.flatMap((field) => SPELLINGS[field].map((text) => [bare(text), field] as const)));

/** Which column (from 0) holds what, and the headings that nobody knows, as they are written. */
export interface Headings {
  readonly columns: ReadonlyMap<Field, number>;
  readonly unknown: readonly string[];
  /** Fields that two columns claim: which of them is meant nobody may guess. */
  readonly doubled: readonly Field[];
}

/** A row as headings. */
export function readHeadings(cells: readonly string[]): Headings {
  const columns = new Map<Field, number>();
  const unknown: string[] = [];
  const doubled: Field[] = [];
  for (const [at, cell] of cells.entries()) {
    if (cleanText(cell) === '') continue;
    const field = BY_SPELLING.get(bare(cell));
    if (field === undefined) unknown.push(cleanText(cell).slice(0, 60));
    else if (columns.has(field)) doubled.push(field);
    else columns.set(field, at);
  }
  const family = columns.get('family');
  // `ชื่อ สกุล` in one column is both names; beside a column `ชื่อ` it is the second one.
  if (family !== undefined && !columns.has('given') && bare(cells[family] ?? '') === 'ชื่อสกุล') {
    columns.delete('family');
    columns.set('full-name', family);
  }
  return { columns, unknown, doubled };
}

/** Is this the row of headings, rather than a title above it? The id and a name at least are told. */
export function areHeadings({ columns }: Headings): boolean {
  return columns.has('citizen') && (columns.has('full-name') || columns.has('given'));
}
