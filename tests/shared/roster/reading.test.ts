import { describe, expect, test } from 'vitest';
import { checkDigit } from '../../../shared/people/citizen-id.ts';
import { readBirthDate } from '../../../shared/roster/dates.ts';
import { readEntry } from '../../../shared/roster/entry.ts';
import { areHeadings, readHeadings } from '../../../shared/roster/headings.ts';
import { readCitizen, readName, readPhone } from '../../../shared/roster/people.ts';
import { unitCodes, villageIn } from '../../../shared/roster/places.ts';
import { readStatus } from '../../../shared/roster/standing.ts';

const TODAY = '2026-11-15';
const idFrom = (first12: string) => first12 + checkDigit(first12);

describe('headings', () => {
  test('are known in the spellings of offices; what nobody knows is named', () => {
    const found = readHeadings(['ลำดับ', 'เลขประจำตัว ประชาชน', 'ชื่อ - สกุล', 'ว/ด/ป เกิด', 'หมู่ที่', 'กรุ๊ปเลือด', 'HCODE']);
    expect([...found.columns]).toEqual([
      ['number', 0],
      ['citizen', 1],
      ['full-name', 2],
      ['birth', 3],
      ['village', 4],
      ['unit', 6],
    ]);
    expect(found.unknown).toEqual(['กรุ๊ปเลือด']);
    expect(areHeadings(found)).toBe(true);
  });

  test('a title above them is none', () => {
    expect(areHeadings(readHeadings(['บัญชีรายชื่อ อสม. ปีงบประมาณ ๒๕๗๐']))).toBe(false);
  });

  test('ชื่อ สกุล is both names in one column, and the second one beside ชื่อ', () => {
    expect(readHeadings(['CID', 'ชื่อ สกุล']).columns.get('full-name')).toBe(1);
    expect(readHeadings(['CID', 'ชื่อ', 'ชื่อสกุล']).columns.get('family')).toBe(2);
  });

  test('two columns for one thing are told, not chosen from', () => {
    expect(readHeadings(['CID', 'เลขบัตรประชาชน', 'ชื่อ']).doubled).toEqual(['citizen']);
  });
});

describe('dates of birth', () => {
  test.each([
    ['1/1/2513', '1970-01-01'],
    ['๓๑/๑๒/๒๕๑๓', '1970-12-31'],
    ['1 ม.ค. 2513', '1970-01-01'],
    ['13 มกราคม พ.ศ. 2513', '1970-01-13'],
    ['2513-02-28', '1970-02-28'],
    ['25130101', '1970-01-01'],
    ['1970-01-01T00:00:00', '1970-01-01'],
    ['29/2/2515', '1972-02-29'],
    // 1 Jan 1970 in Excel's calendar, and the same day typed with its พ.ศ. year.
    ['25569', '1970-01-01'],
    ['223896', '1970-01-01'],
  ])('%s', (text, date) => expect(readBirthDate(text, TODAY)).toBe(date));

  test.each(['29/2/2513', '31/4/2513', '1/13/2513', '1/1/13', '1/1/2600', 'ไม่ทราบ', '', '0', '1/1/0000', '12513'])(
    '%s is none',
    (text) => expect(readBirthDate(text, TODAY) ?? 'none').toBe(text === '12513' ? '1934-04-04' : 'none'),
  );
});

describe('citizen ids', () => {
  const id = idFrom('110070000000');
  const zero = idFrom('012345678901');
  test('are read in Thai digits, with dashes, and from numbers', () => {
    expect(readCitizen(`${id.slice(0, 1)}-${id.slice(1, 5)}-${id.slice(5)}`, false)).toEqual({
      digits: id,
      doubts: [],
    });
    expect(readCitizen(`${id}.0`, false)).toEqual({ digits: id, doubts: [] });
  });

  test('whose zero Excel lost are asked about, and put back on request', () => {
    expect(readCitizen(zero.slice(1), false)).toEqual({ problem: 'lost-zero' });
    expect(readCitizen(zero.slice(1), true)).toEqual({ digits: zero, doubts: ['restored-zero'] });
    const wrong = `${zero.slice(1, 12)}${(Number(zero[12]) + 1) % 10}`;
    expect(readCitizen(wrong, true)).toEqual({ problem: 'not-an-id' });
  });

  test('that are gone are refused', () => {
    expect(readCitizen('1.1007E+12', true)).toEqual({ problem: 'scientific' });
    expect(readCitizen('', true)).toEqual({ problem: 'missing' });
    expect(readCitizen(`${id.slice(0, 12)}${(Number(id[12]) + 1) % 10}`, true)).toEqual({ problem: 'checksum' });
    expect(readCitizen('ไม่มี', true)).toEqual({ problem: 'not-an-id' });
  });
});

describe('names', () => {
  const cells = { title: '', given: '', family: '', full: '' };
  test.each([
    [{ full: 'นางสาวสมหญิง  ใจดี' }, { given: 'สมหญิง', family: 'ใจดี' }],
    [{ full: 'น.ส. สมหญิง ณ อยุธยา' }, { given: 'สมหญิง', family: 'ณ อยุธยา' }],
    [
      { given: 'นายสมชาย', family: 'ใจดี' },
      { given: 'สมชาย', family: 'ใจดี' },
    ],
    [
      { title: 'นาง', given: 'นางนวล', family: 'ใจดี' },
      { given: 'นางนวล', family: 'ใจดี' },
    ],
    [
      { given: 'นายิกา', family: 'ใจดี' },
      { given: 'นายิกา', family: 'ใจดี' },
    ],
    [{ full: 'ว่าที่ ร.ต. สมชาย ใจดี' }, { given: 'สมชาย', family: 'ใจดี' }],
    [
      { given: '\u202eสม\u200bชาย', family: 'ใจดี\u0000' },
      { given: 'สมชาย', family: 'ใจดี' },
    ],
  ])('%j', (told, name) => expect(readName({ ...cells, ...told })).toEqual(name));
});

describe('the rest of a line', () => {
  test.each([
    ['812345678', '0812345678'],
    ['+66 81 234 5678', '0812345678'],
    ['081-234-5678, 02 123 4567', '0812345678'],
    ['๐๘๑ ๒๓๔ ๕๖๗๘', '0812345678'],
    ['21234567', '021234567'],
  ])('phone %s', (text, phone) => expect(readPhone(text)).toEqual({ phone, doubtful: false }));

  test('what is no phone is doubted and not kept', () => {
    expect(readPhone('1234')).toEqual({ phone: null, doubtful: true });
    expect(readPhone('-')).toEqual({ phone: null, doubtful: false });
  });

  test('codes of units lose their zeros to Excel', () => {
    expect(unitCodes('1234')).toEqual(['1234', '01234', '000001234']);
    expect(unitCodes('000001234')).toEqual(['000001234', '01234']);
    expect(unitCodes('a00012345')).toEqual(['A00012345']);
    expect(unitCodes('รพ.สต.บ้านน้ำ')).toEqual([]);
  });

  test('villages by code, by number and by name; what fits two is neither', () => {
    const villages = [
      { id: 'v1', name: 'บ้านเหนือ', code: '50010101' },
      { id: 'v2', name: 'บ้านใต้ หมู่ที่ 2', code: null },
      { id: 'v3', name: 'บ้านใต้', code: null },
      { id: 'v4', name: 'บ้านใต้', code: null },
    ];
    const found = ['50010101', 'หมู่ที่ ๑', '1', 'ม. 2', 'เหนือ', 'บ้านใต้', '9'].map((text) => villageIn(text, villages));
    expect(found).toEqual(['v1', 'v1', 'v1', 'v2', 'v1', null, null]);
  });

  test.each([
    ['ปกติ', { standing: null }],
    ['', { standing: null }],
    ['เสียชีวิต', { leaves: 'died' }],
    ['ลาออก', { leaves: 'resigned' }],
    ['พ้นสภาพ', { leaves: 'removed' }],
    ['รอขึ้นทะเบียน', { standing: 'waiting' }],
    ['ไม่รับค่าป่วยการ', { standing: 'declines' }],
    ['1', null],
  ])('status %s', (text, status) => expect(readStatus(text)).toEqual(status));

  test('what the file does not tell stays untold; what cannot be is named by its column', () => {
    const headings = readHeadings(['CID', 'ชื่อ', 'สกุล', 'หลังคาเรือน', 'สถานะ']);
    const read = (...cells: string[]) => readEntry(headings, cells, { today: TODAY, restoreZeros: false });
    const id = idFrom('110070000000');
    expect(read(id, 'สมชาย', 'ใจดี', '๑๒', '')).toEqual({
      citizen: id,
      givenName: 'สมชาย',
      familyName: 'ใจดี',
      households: 12,
      standing: null,
      problems: [],
    });
    expect(read(id, '=1+1', '#N/A', '-3', 'x').problems).toEqual([
      { column: 'family', code: 'unreadable' },
      { column: 'given', code: 'unreadable' },
      { column: 'households', code: 'not-a-count' },
      { column: 'status', code: 'status-unknown' },
    ]);
    expect(read(id, 'ก'.repeat(500), 'ใจดี', '', '').problems).toEqual([{ column: 'given', code: 'too-long' }]);
  });
});
