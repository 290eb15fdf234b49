import { fontBytes, type Weight } from './fonts.ts';
import { printable, wrapThai } from './wrap.ts';

export interface PenOptions {
  readonly title: string;
  /** Stands in the file as its date; the same date and the same words give the same bytes. */
  readonly at: number;
  readonly landscape?: boolean;
  /** Not packed: no version of a packer decides on its bytes. */
  readonly plain?: boolean;
  /** Stands at the foot of each page. */
  readonly footer: (page: number, pages: number) => string;
}

export interface TextOptions {
  readonly size?: number;
  readonly weight?: Weight;
  readonly align?: 'left' | 'center' | 'right';
  /** From the left margin. */
  readonly x?: number;
  readonly width?: number;
  /** Below it, in points. */
  readonly gap?: number;
}

export type Pen = Awaited<ReturnType<typeof openPen>>;

const MARGIN = 40;
/** The room that the page number takes. */
const FOOT = 24;
const SIZE = 12;
/** Two rows of marks above a letter and one below it need it. */
export const LEADING = 1.6;

/** Writes Thai on A4, page after page, with the pages numbered at the end. */
export async function openPen({ title, at, landscape = false, plain = false, footer }: PenOptions) {
  // A tenth of a second of every start, for what few starts ever print.
  const { default: PDFDocument } = await import('pdfkit');
  const doc = new PDFDocument({
    size: 'A4',
    layout: landscape ? 'landscape' : 'portrait',
    margin: 0,
    bufferPages: true,
    compress: !plain,
    lang: 'th',
    info: { Title: title, CreationDate: new Date(at), ModDate: new Date(at), Producer: 'vhv', Creator: 'vhv' },
  });
  for (const weight of ['regular', 'bold'] as const) doc.registerFont(weight, fontBytes(weight));
  const done = collect(doc);
  const page = { width: doc.page.width - 2 * MARGIN, bottom: doc.page.height - MARGIN - FOOT };
  let y = MARGIN;

  const face = (size = SIZE, weight: Weight = 'regular') => doc.font(weight).fontSize(size);
  const lines = (text: string, width: number, size?: number, weight?: Weight) => {
    face(size, weight);
    return wrapThai(text, width, (piece) => doc.widthOfString(piece));
  };
  const line = (text: string, x: number, top: number, { size = SIZE, weight, align, width = 0 }: TextOptions) => {
    face(size, weight);
    const bare = printable(text);
    const free = align === undefined || align === 'left' ? 0 : width - doc.widthOfString(bare);
    doc.text(bare, MARGIN + x + (align === 'center' ? free / 2 : free), top, { lineBreak: false });
  };
  const pen = {
    /** Width between the margins, in points. */
    width: page.width,
    /** How far down the page the next thing begins. */
    get y() {
      return y;
    },
    set y(value: number) {
      y = value;
    },
    /** For lines, boxes and pictures; text goes through the pen. */
    doc,
    margin: MARGIN,
    lines,
    line,
    newPage() {
      doc.addPage();
      y = MARGIN;
    },
    /** Begins a new page when so many points are not left on this one. Tells whether it did. */
    need(height: number): boolean {
      if (y + height <= page.bottom) return false;
      pen.newPage();
      return true;
    },
    /** A paragraph, wrapped between words. */
    text(text: string, options: TextOptions = {}) {
      const { size = SIZE, weight, x = 0, width = page.width - x, gap = 0 } = options;
      for (const one of lines(text, width, size, weight)) {
        pen.need(size * LEADING);
        line(one, x, y, { ...options, width });
        y += size * LEADING;
      }
      y += gap;
    },
    /** Numbers the pages and closes the file. */
    end(): Promise<Uint8Array<ArrayBuffer>> {
      const { count } = doc.bufferedPageRange();
      for (let i = 0; i < count; i++) {
        doc.switchToPage(i);
        line(footer(i + 1, count), 0, page.bottom + 8, { size: 9, align: 'right', width: page.width });
      }
      doc.end();
      return done;
    },
  };
  return pen;
}

function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (part: Uint8Array) => parts.push(part));
    doc.on('end', () => resolve(Uint8Array.from(Buffer.concat(parts))));
    doc.on('error', reject);
  });
}
