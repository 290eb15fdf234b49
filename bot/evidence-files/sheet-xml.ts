import type { Cell } from '../../shared/evidence/table.ts';

// The parts of an XLSX file (ECMA-376) that a table needs, and no more. Texts stand in their cells: nothing to collect, so
// that a sheet is written as it is read. A cell never holds a formula, so nothing in it is ever run.

/** What XML 1.0 cannot hold, and halves of pairs. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const SPECIAL = /[&<>"]/;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const BOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Excel's own limit (its specifications: 1,048,576 rows, 31 characters of a name). */
export const MOST_ROWS = 1_000_000;
const MOST_OF_NAME = 31;

function xmlText(text: string): string {
  const bare = text.replace(NOT_XML, '');
  return SPECIAL.test(bare) ? bare.replace(/[&<>"]/g, (one) => ESCAPES[one] ?? '') : bare;
}

/** A row without its number: programs count rows themselves (§18.3.1.73). @param style 1 for headings */
export function rowXml(cells: readonly Cell[], style = 0): string {
  let xml = '<row>';
  for (const cell of cells) {
    if (typeof cell === 'number') xml += `<c><v>${cell}</v></c>`;
    else if (cell === '') xml += '<c/>';
    else
      xml += `<c t="inlineStr"${style > 0 ? ` s="${style}"` : ''}><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`;
  }
  return `${xml}</row>`;
}

/** Up to the rows; the heading stays in sight. @param widths in characters */
export function sheetHead(headings: readonly string[], widths: readonly number[]): string {
  const cols = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols.join('')}</cols><sheetData>${rowXml(headings, 1)}`;
}
export const SHEET_TAIL = '</sheetData></worksheet>';

/** The rest of the package, for sheets of these names: path → text. */
export function bookParts(names: readonly string[]): [path: string, xml: string][] {
  const ids = names.map((_, index) => index + 1);
  const part = (path: string, type: string) => `<Override PartName="${path}" ContentType="${BOOK_TYPE}.${type}+xml"/>`;
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const sheets = names.map(
    (name, index) =>
      `<sheet name="${xmlText(name.slice(0, MOST_OF_NAME))}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return [
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part('/xl/workbook.xml', 'sheet.main')}${part('/xl/styles.xml', 'styles')}${ids.map((n) => part(`/xl/worksheets/sheet${n}.xml`, 'worksheet')).join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${ids.map((n) => relation(n, 'worksheet', `worksheets/sheet${n}.xml`)).join('')}${relation(ids.length + 1, 'styles', 'styles.xml')}</Relationships>`,
    ],
    ['xl/styles.xml', STYLES],
  ];
}

/** Two: as it is, and bold for headings. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="TH Sarabun New"/></font><font><b/><sz val="11"/><name val="TH Sarabun New"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`;
