import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { type ExportFormat, exportStream } from '../evidence-files/export-file.ts';
import { columnsFor } from '../services/export/columns.ts';
import { cursorFrom } from '../services/export/rows.ts';
import { RuleBook } from '../services/report/rule-book.ts';
import type { Command } from './command.ts';
import { areaOf, monthOr } from './read.ts';
import { withStore } from './store.ts';

const FORMATS: readonly ExportFormat[] = ['csv', 'jsonl', 'xlsx'];

export const exportCommand: Command = {
  usage: 'export --area <id or HCODE> --out <file.csv|.jsonl|.xlsx> [--from M] [--to M] [--after <row>] [--names]',
  does: 'writes all reports of an area and some months to a file, read as it is written; --names adds names of people',
  run: (args, { env, now, clock, say }) =>
    withStore(env, async (db) => {
      // Else V8 lets garbage stand while there is memory: 340 MB for a million reports, of which 25 are alive.
      setFlagsFromString('--optimize-for-size');
      const text = { type: 'string' } as const;
      const options = { area: text, out: text, from: text, to: text, after: text, names: { type: 'boolean' } } as const;
      const { values } = parseArgs({ args, options });
      const area = await areaOf(db, values.area);
      const format = FORMATS.find((one) => values.out?.endsWith(`.${one}`));
      if (!values.out || !format) throw new Error('--out: a file that ends in .csv, .jsonl or .xlsx');
      const to = monthOr(values.to, now);
      const from = monthOr(values.from ?? to, now);
      const after = values.after === undefined ? null : cursorFrom(values.after);
      if (values.after !== undefined && after === null) throw new Error('--after: the row of a line');
      const rules = await new RuleBook(clock).of(db, area.id);
      const columns = columnsFor([rules.formOf(from), rules.formOf(to)], values.names ?? false);
      await pipeline(
        exportStream(db, format, columns, { areaId: area.id, from, to, after }),
        createWriteStream(values.out),
      );
      say(`${values.out}: ${area.name}, ${from} to ${to}`);
    }),
};
