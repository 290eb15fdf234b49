import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Db } from '../db/db.ts';
import { type ExportFormat, exportStream } from '../evidence-files/export-file.ts';
import { columnsFor } from '../services/export/columns.ts';
import { cursorFrom, hasRows } from '../services/export/rows.ts';
import { RuleBook } from '../services/report/rule-book.ts';
import type { Command, Console } from './command.ts';
import { areaOf, monthOr } from './read.ts';
import { withStore } from './store.ts';

const FORMATS: readonly ExportFormat[] = ['csv', 'jsonl', 'xlsx'];

/** Each page of the store is read once: a cache as a server has it would keep 64 MB of them. */
const CACHE_KB = 2000;

/** Buffers that were written wait outside of V8's heap for its big sweep, which looks at the heap alone: up to 60 MB. */
const SWEEP_EVERY = 8_000_000;

export const exportCommand: Command = {
  usage: 'export --area <id or HCODE> --out <file.csv|.jsonl|.xlsx> [--from M] [--to M] [--after <row>] [--names]',
  does: 'writes all reports of an area and some months to a file, read as it is written; --names adds names of people',
  run: (args, console) => withStore(console.env, (db) => writeExport(db, args, console), { cacheKb: CACHE_KB }),
};

async function writeExport(db: Db, args: string[], { now, clock, say }: Console): Promise<void> {
  // Else V8 makes ever more room for garbage: 48 MB, of which the page that is being written is alive.
  setFlagsFromString('--semi-space-growth-factor=1');
  const text = { type: 'string' } as const;
  const options = { area: text, out: text, from: text, to: text, after: text, names: { type: 'boolean' } } as const;
  const { values } = parseArgs({ args, options });
  const area = await areaOf(db, values.area);
  const format = FORMATS.find((one) => values.out?.endsWith(`.${one}`));
  if (!values.out || !format) throw new Error('--out: a file that ends in .csv, .jsonl or .xlsx');
  const to = monthOr(values.to, now, 'to');
  const from = monthOr(values.from ?? to, now, 'from');
  if (from > to) throw new Error(`--from: ${from} is later than --to, ${to}`);
  const after = values.after === undefined ? null : cursorFrom(values.after);
  if (values.after !== undefined && after === null) throw new Error('--after: the row of a line');
  const rules = await new RuleBook(clock).of(db, area.id);
  const columns = columnsFor([rules.formOf(from), rules.formOf(to)], values.names ?? false);
  const request = { areaId: area.id, from, to, after };
  if (!(await hasRows(db, request)))
    throw new Error(`${area.name}, ${from} to ${to}: no reports${after ? ' after that row' : ''}, nothing was written`);
  // What stood there stays until the new one is whole; of one that breaks off, --after goes on from the part.
  const part = `${values.out}.part`;
  await pipeline(exportStream(db, format, columns, request), swept, createWriteStream(part));
  await rename(part, values.out);
  say(`${values.out}: ${area.name}, ${from} to ${to}`);
}

async function* swept(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  setFlagsFromString('--expose-gc');
  const sweep = runInNewContext('gc') as () => void;
  let since = 0;
  for await (const piece of pieces) {
    yield piece;
    since += piece.length;
    if (since < SWEEP_EVERY) continue;
    sweep();
    since = 0;
  }
}
