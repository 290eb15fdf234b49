import { encode } from 'uqr';
import type { ManifestBody } from '../../shared/evidence/manifest.ts';
import type { Signer, Snapshot } from '../../shared/evidence/snapshot.ts';
import { whenOf } from '../../shared/evidence/table.ts';
import { AS_ANNOUNCED } from '../../shared/text/evidence.ts';
import { PRINT } from '../../shared/text/evidence-print.ts';
import { thaiMonth } from '../../shared/thai/dates.ts';
import { openPen, type Pen } from '../pdf/pen.ts';
import { drawTable } from '../pdf/table.ts';
import { excludedTable, leftTable, type PrintTable, payableTable, totalsTable } from './pdf-rows.ts';

/** What the paper tells besides the snapshot. */
export interface Printed {
  readonly snapshot: Snapshot;
  readonly body: ManifestBody;
  /** Hash of the body, and where anybody may check it. */
  readonly hash: string;
  readonly verifyUrl: string;
}

const QR_SIZE = 84;
const SMALL = 10;
/** Signatures and the hash stand together on one page. */
const SIGNATURES = 210;

/** ๑๒ for 12, wherever it stands in a text (domain.md §6.1). */
const thai = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)));

/** The pack on paper: A4, Sarabun, Thai digits. The same pack gives the same bytes. */
export async function printPack(printed: Printed): Promise<Uint8Array<ArrayBuffer>> {
  const { snapshot, body } = printed;
  const title = thai(PRINT.title(thaiMonth(snapshot.month)));
  const pen = await openPen({
    title,
    at: Date.parse(snapshot.cutOffAt),
    landscape: true,
    plain: true,
    footer: (page, pages) => thai(`${PRINT.number(body.number)}  ${PRINT.page(page, pages)}`),
  });
  heading(pen, title, printed);
  const payable = payableTable(snapshot);
  const people = snapshot.people.filter(({ outcome }) => outcome === 'payable').length;
  section(pen, PRINT.payable(people), payable);
  const excluded = excludedTable(snapshot);
  section(pen, PRINT.excluded(excluded.rows.length), excluded);
  section(pen, PRINT.left(snapshot.left.length), leftTable(snapshot));
  section(pen, PRINT.totals, totalsTable(snapshot));
  signatures(pen, printed);
  return pen.end();
}

function heading(pen: Pen, title: string, { snapshot: { unit, cutOffAt }, body }: Printed): void {
  const center = { align: 'center', width: pen.width } as const;
  pen.text(title, { ...center, size: 15, weight: 'bold' });
  pen.text(thai(PRINT.unit(unit.name, unit.code)), { ...center, size: 13, weight: 'bold' });
  const place = PRINT.place(unit.district, unit.province);
  if (place !== '') pen.text(thai(place), { ...center, size: 12 });
  pen.text(thai(`${PRINT.number(body.number)}  ${PRINT.cutOff(whenOf(cutOffAt))}`), { ...center, size: 12 });
  const { corrects } = body;
  if (corrects) pen.text(thai(PRINT.corrects(corrects.number, corrects.reason)), { ...center, size: 12 });
  pen.y += 6;
}

function section(pen: Pen, title: string, { columns, rows }: PrintTable): void {
  pen.need(70);
  pen.text(thai(title), { size: 12, weight: 'bold', gap: 2 });
  if (rows.length === 0) pen.text(PRINT.none, { size: SMALL });
  else drawTable(pen, { columns, size: 9, rows: rows.map((row) => row.map(thai)) });
  pen.y += 10;
}

function signatures(pen: Pen, { snapshot, body, hash, verifyUrl }: Printed): void {
  pen.need(SIGNATURES);
  if (snapshot.money !== null) pen.text(AS_ANNOUNCED, { size: SMALL, gap: 8 });
  const top = pen.y;
  const half = pen.width / 2;
  for (const [index, [title, signer]] of [
    [PRINT.preparedBy, body.prepared],
    [PRINT.approvedBy, body.approved],
  ].entries() as Iterable<[number, [string, Signer]]>) {
    pen.y = top;
    signature(pen, title, signer, { x: index * half, width: half });
  }
  pen.y += 12;
  const y = pen.y;
  drawQr(pen, `${verifyUrl}#${hash}`, y);
  const x = QR_SIZE + 12;
  pen.text(PRINT.hash, { size: SMALL, weight: 'bold', x });
  pen.text(hash, { size: SMALL, x });
  pen.text(PRINT.check, { size: SMALL, x });
  pen.text(verifyUrl, { size: SMALL, x });
  pen.y = Math.max(pen.y, y + QR_SIZE);
}

function signature(pen: Pen, title: string, signer: Signer, place: { readonly x: number; readonly width: number }) {
  const line = { ...place, align: 'center', size: 12 } as const;
  pen.text(`${'.'.repeat(60)} ${title}`, { ...line, gap: 2 });
  pen.text(`(${signer.name})`, line);
  pen.text(signer.role, line);
  pen.text(thai(PRINT.signed(whenOf(signer.at))), { ...line, size: SMALL });
}

function drawQr(pen: Pen, text: string, y: number): void {
  const { data, size } = encode(text, { border: 0 });
  const dot = QR_SIZE / size;
  for (const [row, cells] of data.entries())
    for (const [column, dark] of cells.entries())
      if (dark) pen.doc.rect(pen.margin + column * dot, y + row * dot, dot, dot);
  pen.doc.fill('#000000');
}
