import { LEADING, type Pen, type TextOptions } from './pen.ts';

export interface Column {
  readonly title: string;
  /** Share of the table's width. */
  readonly share: number;
  readonly align?: TextOptions['align'];
}

export interface TableOptions {
  readonly size?: number;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

const PAD = 4;

/** A ruled table over as many pages as it takes; its heading stands on each of them, and no row is cut in two. */
export function drawTable(pen: Pen, { columns, rows, size = 10 }: TableOptions): void {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => (share / all) * pen.width);
  const row = (cells: readonly string[], heading: boolean) => {
    const weight = heading ? 'bold' : 'regular';
    const wrapped = widths.map((width, i) => pen.lines(cells[i] ?? '', width - 2 * PAD, size, weight));
    return {
      wrapped,
      weight,
      height: Math.max(...wrapped.map(({ length }) => length)) * size * LEADING + PAD,
    } as const;
  };
  const head = row(
    columns.map(({ title }) => title),
    true,
  );
  const draw = ({ wrapped, weight, height }: ReturnType<typeof row>) => {
    let x = 0;
    for (const [i, lines] of wrapped.entries()) {
      const width = widths[i] ?? 0;
      pen.doc
        .rect(pen.margin + x, pen.y, width, height)
        .lineWidth(0.5)
        .stroke('#555555');
      pen.doc.fillColor('#000000');
      const align = weight === 'bold' ? 'center' : (columns[i]?.align ?? 'left');
      for (const [n, text] of lines.entries())
        pen.line(text, x + PAD, pen.y + PAD / 2 + n * size * LEADING, { size, weight, align, width: width - 2 * PAD });
      x += width;
    }
    pen.y += height;
  };
  const first = rows[0] ? row(rows[0], false).height : 0;
  pen.need(head.height + first);
  draw(head);
  for (const cells of rows) {
    const made = row(cells, false);
    if (pen.need(made.height)) draw(head);
    draw(made);
  }
}
