import type { FileRow } from '../services/roster/read-file.ts';
import { RosterFileError } from './errors.ts';
import { sharedStrings } from './shared-strings.ts';
import { sheetRows } from './sheet.ts';
import { firstSheet } from './workbook.ts';
import { openZip } from './zip.ts';

/** The rows of a workbook's first sheet that is not hidden. Values only: a formula is never run, its last value is read. */
export async function* xlsxRows(bytes: Uint8Array): AsyncGenerator<FileRow> {
  const zip = await openZip(bytes);
  try {
    if (!zip.has('xl/workbook.xml')) throw new RosterFileError('not-a-table');
    const sheet = await firstSheet(zip);
    const strings = zip.has('xl/sharedStrings.xml') ? await sharedStrings(zip.read('xl/sharedStrings.xml')) : [];
    yield* sheetRows(zip.read(sheet), strings);
  } catch (error) {
    if (error instanceof RosterFileError) throw error;
    throw new RosterFileError('damaged', error);
  } finally {
    zip.close();
  }
}
