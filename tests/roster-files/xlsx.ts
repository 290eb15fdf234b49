import { ZipFile } from 'yazl';

/** A file packed as Office does. */
export async function zipped(files: Readonly<Record<string, string | Buffer>>): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, body] of Object.entries(files)) zip.addBuffer(Buffer.from(body), name);
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

const column = (at: number) => String.fromCharCode(65 + at);
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A cell as XML: a text, or what is given between the tags. */
const cell = (value: string, at: number, line: number) =>
  value.startsWith('<')
    ? value.replace('<c', `<c r="${column(at)}${line}"`)
    : `<c r="${column(at)}${line}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;

export const sheetOf = (rows: readonly (readonly string[])[]) =>
  `<?xml version="1.0"?><worksheet><sheetData>${rows
    .map((cells, i) => `<row r="${i + 1}">${cells.map((value, at) => cell(value, at, i + 1)).join('')}</row>`)
    .join('')}</sheetData></worksheet>`;

export const BOOK = {
  'xl/workbook.xml':
    '<workbook xmlns:r="x"><sheets><sheet name="ซ่อน" state="hidden" r:id="r1"/><sheet name="อสม." r:id="r2"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
};

/** A workbook with these cells in its first visible sheet. */
export const workbook = (rows: readonly (readonly string[])[], more: Readonly<Record<string, string>> = {}) =>
  zipped({ ...BOOK, 'xl/worksheets/sheet2.xml': sheetOf(rows), ...more });
