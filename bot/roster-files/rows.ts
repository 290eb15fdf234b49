import type { FileRow } from '../services/roster/read-file.ts';
import { csvRows } from './csv.ts';
import { RosterFileError } from './errors.ts';
import { MOST_BYTES } from './limits.ts';
import { xlsxRows } from './xlsx.ts';

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, at) => bytes[at] === byte);
/** The name of the stream in which Office keeps an encrypted workbook (MS-OFFCRYPTO §2.3.4.4), in UTF-16. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** PDF, PNG, JPEG, gzip, RTF. */
const OTHERS = [
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x1f, 0x8b],
  [0x7b, 0x5c, 0x72, 0x74, 0x66],
];

/** Some registries hand out a web page as .xls. */
const isMarkup = (bytes: Uint8Array) =>
  /^\s*<(!doctype|html|\?xml|table)/i.test(Buffer.from(bytes.subarray(0, 256)).toString('latin1'));

/** The rows of a roster file, whatever its name says it is. Fails with RosterFileError. */
export function rosterRows(bytes: Uint8Array): AsyncIterable<FileRow> {
  if (bytes.length === 0) throw new RosterFileError('empty');
  if (bytes.length > MOST_BYTES) throw new RosterFileError('too-large');
  if (startsWith(bytes, 0x50, 0x4b)) return xlsxRows(bytes);
  // The old binary format of Office, which also wraps workbooks with a password.
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw new RosterFileError(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(ENCRYPTED) ? 'protected' : 'old-excel',
    );
  if (OTHERS.some((start) => startsWith(bytes, ...start)) || isMarkup(bytes)) throw new RosterFileError('not-a-table');
  return csvRows(bytes);
}
