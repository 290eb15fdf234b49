import { encode } from 'uqr';
import { registrationText } from '../../shared/text/code-sheet.ts';
import { CODES_PDF } from '../../shared/text/roster.ts';
import { thaiDate } from '../../shared/thai/dates.ts';
import { openPen, type Pen } from '../pdf/pen.ts';
import { chatLink } from './codes.ts';

export interface SheetCard {
  readonly name: string;
  readonly village: string | null;
  readonly code: string;
  readonly expiresAt: number | null;
}

export interface Sheet {
  readonly unitName: string;
  readonly cards: readonly SheetCard[];
  /** `@…` of the account whose chat the QR opens; without it there is none. */
  readonly basicId: string | null;
  readonly at: number;
}

const COLUMNS = 2;
const HEIGHT = 158;
const GAP = 10;
const PAD = 10;
const QR = 96;

/** A sheet to print and cut: a card for each volunteer with her code, and with a QR that types it for her. */
export async function codesPdf({ unitName, cards, basicId, at }: Sheet): Promise<Uint8Array<ArrayBuffer>> {
  const pen = await openPen({ title: CODES_PDF.title(unitName), at, footer: CODES_PDF.page });
  pen.text(CODES_PDF.title(unitName), { size: 18, weight: 'bold' });
  pen.text(CODES_PDF.intro, { size: 11, gap: 8 });
  if (cards.length === 0) pen.text(CODES_PDF.nobody, { size: 14 });
  const width = (pen.width - GAP * (COLUMNS - 1)) / COLUMNS;
  for (const [at_, card] of cards.entries()) {
    const column = at_ % COLUMNS;
    if (column === 0) pen.need(HEIGHT);
    drawCard(pen, card, basicId, { x: column * (width + GAP), y: pen.y, width });
    if (column === COLUMNS - 1) pen.y += HEIGHT + GAP;
  }
  return pen.end();
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

function drawCard(pen: Pen, card: SheetCard, basicId: string | null, { x, y, width }: Place): void {
  pen.doc.save().dash(3, { space: 3 }).lineWidth(0.7);
  pen.doc
    .rect(pen.margin + x, y, width, HEIGHT)
    .stroke('#777777')
    .undash()
    .restore();
  pen.doc.fillColor('#000000');
  const left = basicId === null ? PAD : PAD + QR + PAD;
  if (basicId !== null) drawQr(pen, chatLink(basicId, registrationText(card.code)), x + PAD, y + (HEIGHT - QR) / 2);
  const room = width - left - PAD;
  let top = y + PAD - 2;
  const write = (text: string, size: number, weight: 'regular' | 'bold', most: number) => {
    for (const line of pen.lines(text, room, size, weight).slice(0, most)) {
      pen.line(line, x + left, top, { size, weight });
      top += size * 1.45;
    }
  };
  write(card.name, 14, 'bold', 2);
  if (card.village !== null) write(card.village, 10, 'regular', 1);
  write(card.code, 18, 'bold', 1);
  if (basicId !== null) write(CODES_PDF.scan, 11, 'regular', 1);
  write(basicId === null ? CODES_PDF.type : CODES_PDF.orType, 11, 'regular', 1);
  write(registrationText(card.code), 11, 'regular', 1);
  if (card.expiresAt !== null) write(CODES_PDF.once(thaiDate(card.expiresAt)), 10, 'regular', 1);
}

function drawQr(pen: Pen, text: string, x: number, y: number): void {
  const { data, size } = encode(text, { ecc: 'M' });
  const dot = QR / size;
  // A hair wider than its place, so that no white line runs between two.
  for (const [row, cells] of data.entries())
    for (const [column, dark] of cells.entries())
      if (dark) pen.doc.rect(pen.margin + x + column * dot, y + row * dot, dot + 0.05, dot + 0.05);
  pen.doc.fill('#000000');
}
