import { describe, expect, test } from 'vitest';
import { rosterRows } from '../../bot/roster-files/rows.ts';
import { BOOK, sheetOf, workbook, zipped } from './xlsx.ts';

async function read(bytes: Uint8Array): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const { cells } of rosterRows(bytes)) rows.push([...cells]);
  return rows;
}
const reasonOf = async (bytes: Uint8Array) => read(bytes).catch((error) => error.reason);
const utf8 = (text: string) => new TextEncoder().encode(text);
/** TIS-620: Thai letters are their Unicode numbers less 0xd60. */
const tis620 = (text: string) =>
  Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)).map((code) => (code > 0xe00 ? code - 0xd60 : code)));
const utf16 = (text: string, big = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

const TEXT = 'เลขบัตรประชาชน,ชื่อ\r\n1100700000001,น้ำ ป่ำ ญาติ\r\n';
const ROWS = [
  ['เลขบัตรประชาชน', 'ชื่อ'],
  ['1100700000001', 'น้ำ ป่ำ ญาติ'],
];

describe('a CSV file', () => {
  test.each<[string, Uint8Array]>([
    ['UTF-8', utf8(TEXT)],
    ['UTF-8 with its mark', utf8(`\ufeff${TEXT}`)],
    ['TIS-620', tis620(TEXT)],
    ['UTF-16 with its mark', utf16(`\ufeff${TEXT}`)],
    ['UTF-16 the other way round', utf16(`\ufeff${TEXT}`, true)],
    ['UTF-16 without a mark', utf16('CID,name\r\n1100700000001,a\r\n')],
    ['semicolons', utf8(TEXT.replaceAll(',', ';'))],
    ['tabs', utf8(TEXT.replaceAll(',', '\t'))],
  ])('in %s', async (name, bytes) => {
    expect(await read(bytes)).toEqual(
      name.endsWith('without a mark')
        ? [
            ['CID', 'name'],
            ['1100700000001', 'a'],
          ]
        : ROWS,
    );
  });

  test('keeps lines, quotes and the zeros that somebody saved', async () => {
    expect(await read(utf8('a,"b\nc"\n="0812",x"y,,'))).toEqual([
      ['a', 'b\nc'],
      ['0812', 'x"y', '', ''],
    ]);
  });

  test('in letters of elsewhere is refused, not guessed', async () => {
    expect(await reasonOf(Uint8Array.from([0x63, 0xfc, 0x72, 0x69, 0x63, 0x68, 0xff]))).toBe('encoding');
  });
});

describe('an XLSX file', () => {
  test('gives the values of the first sheet that is not hidden', async () => {
    const strings = '<sst><si><r><t>รวม</t></r><r><t>กัน</t></r><rPh><t>xx</t></rPh></si></sst>';
    const rows = [
      ['<c t="s"><v>0</v></c>', '<c><v>1.100700000001E12</v></c>', '<c><f>WEBSERVICE("http://x")</f><v>42</v></c>'],
      ['', '<c><v>25569</v></c>', '<c t="str"><f>A1</f><v>ข้อความ</v></c>'],
    ];
    expect(await read(await workbook(rows, { 'xl/sharedStrings.xml': strings }))).toEqual([
      ['รวมกัน', '1100700000001', '42'],
      ['', '25569', 'ข้อความ'],
    ]);
  });

  test('with a million empty rows is read', async () => {
    const empty = Array.from({ length: 1_000_000 }, (_, i) => `<row r="${i + 2}"/>`).join('');
    const sheet = sheetOf([['ก']]).replace('</sheetData>', `${empty}</sheetData>`);
    expect(await read(await zipped({ ...BOOK, 'xl/worksheets/sheet2.xml': sheet }))).toEqual([['ก']]);
  });

  test.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
    [
      'that inflates without bounds',
      () => workbook([], { 'xl/worksheets/sheet2.xml': ' '.repeat(160 * 1024 * 1024) }),
      'bomb',
    ],
    [
      'of a thousand files',
      () => zipped(Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`${i}`, '']))),
      'bomb',
    ],
    [
      'with entities',
      () => workbook([], { 'xl/worksheets/sheet2.xml': '<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>' }),
      'bomb',
    ],
    ['cut off', async () => (await workbook([['ก']])).subarray(0, 300), 'damaged'],
    ['with broken XML', () => workbook([], { 'xl/worksheets/sheet2.xml': '<worksheet><row></worksheet>' }), 'damaged'],
    ['that is a document', () => zipped({ 'word/document.xml': '<a/>' }), 'not-a-table'],
    ['of the old kind', () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'old-excel'],
    [
      'with a password',
      () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
      'protected',
    ],
    ['that is a PDF', () => utf8('%PDF-1.7'), 'not-a-table'],
    ['that is a web page', () => utf8('\n<html><table>'), 'not-a-table'],
    ['without anything', () => utf8(''), 'empty'],
    ['of a hundred megabytes', () => new Uint8Array(100 * 1024 * 1024), 'too-large'],
  ])('%s is refused', async (_name, make, reason) => {
    const bytes = await make();
    expect(await reasonOf(bytes).catch((error) => error.reason)).toBe(reason);
  });
});
