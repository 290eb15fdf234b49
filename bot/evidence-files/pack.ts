import { buffer } from 'node:stream/consumers';
import { bytesOf, type Digest } from '../../shared/evidence/canonical.ts';
import { reportLine } from '../../shared/evidence/content.ts';
import {
  FORMAT,
  fileOf,
  hashOfBody,
  MANIFEST,
  type ManifestBody,
  type PackFile,
  type ReportProof,
  sealManifest,
} from '../../shared/evidence/manifest.ts';
import type { Snapshot } from '../../shared/evidence/snapshot.ts';
import { cellsOf, columnsOf, endWord } from '../../shared/evidence/table.ts';
import { moneyOf, totalsByVillage, totalsOf } from '../../shared/evidence/totals.ts';
import { COLUMNS, SHEETS, TOTALS } from '../../shared/text/evidence.ts';
import { type Cell, csvOf } from '../services/profile/csv.ts';
import { printPack } from './pdf.ts';
import { type Sheet, xlsxStream } from './xlsx.ts';

/** What a pack says besides its snapshot. */
export type Signed = Pick<ManifestBody, 'number' | 'corrects' | 'previous' | 'audit' | 'prepared' | 'approved'>;

export interface Built {
  /** Name → bytes, the manifest among them. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly sha256: ReadonlyMap<string, string>;
  readonly manifest: string;
  /** Printed on paper. */
  readonly hash: string;
  /** What the next pack of the unit names. */
  readonly seal: string;
}

export interface BuildTools {
  readonly digest: Digest;
  /** Where anybody may check a pack; printed on it. */
  readonly verifyUrl: string;
}

/** All files of a pack. The same snapshot and signatures give the same bytes, whenever and wherever it is built. */
export async function buildPack(snapshot: Snapshot, signed: Signed, { digest, verifyUrl }: BuildTools): Promise<Built> {
  const contents = snapshot.people.map((line) => reportLine(snapshot, line));
  const hashes = await Promise.all(contents.map((text) => (text === null ? null : digest(bytesOf(text)))));
  const jsonl = bytesOf(contents.flatMap((text) => (text === null ? [] : [`${text}\n`])).join(''));
  const headings = columnsOf(snapshot).map((column) => COLUMNS[column]);
  const rows = snapshot.people.map((line, index) => cellsOf(snapshot, line, hashes[index] ?? null).map(oneLine));
  const csv = bytesOf(csvOf(headings, rows));
  const xlsx = await buffer(xlsxStream(sheetsOf(snapshot, headings, rows), { packed: false }));
  const listed = await Promise.all([
    fileOf('report.csv', csv, digest, true),
    fileOf('reports.jsonl', jsonl, digest, true),
    fileOf('report.xlsx', xlsx, digest, false),
  ]);
  const body = bodyOf(snapshot, signed, listed, hashes);
  const hash = await hashOfBody(body, digest);
  const pdf = await printPack({ snapshot, body, hash, verifyUrl });
  const printed = await fileOf('report.pdf', pdf, digest, false);
  const { text, seal } = await sealManifest(body, hash, printed, digest);
  const manifest = bytesOf(text);
  const bytes = [csv, jsonl, xlsx, pdf];
  const all = [...listed, printed];
  return {
    files: new Map([...all.map(({ name }, index) => [name, bytes[index] ?? pdf] as const), [MANIFEST, manifest]]),
    sha256: new Map([...all.map(({ name, sha256 }) => [name, sha256] as const), [MANIFEST, await digest(manifest)]]),
    manifest: text,
    hash,
    seal,
  };
}

function bodyOf(
  snapshot: Snapshot,
  signed: Signed,
  files: readonly PackFile[],
  hashes: readonly (string | null)[],
): ManifestBody {
  const { unit, month, cutOffAt, people } = snapshot;
  const reports = people.flatMap(({ no, report, outcome }, index): ReportProof[] => {
    const sha256 = hashes[index];
    return report && sha256 ? [{ no, number: report.number, version: report.version, outcome, sha256 }] : [];
  });
  const totals = totalsOf(people);
  const { code, name } = unit;
  return {
    format: FORMAT,
    unit: { code, name },
    month,
    cutOffAt,
    ...signed,
    totals,
    money: moneyOf(snapshot),
    reports,
    files,
  };
}

/** A line of the table is a line of the file: its hash names it. */
const oneLine = (cell: Cell): Cell => (typeof cell === 'number' ? cell : cell.replace(/\s*[\r\n]+\s*/g, ' '));

function sheetsOf({ people, left }: Snapshot, headings: string[], rows: readonly (readonly Cell[])[]): Sheet[] {
  const counts = [TOTALS.people, TOTALS.reported, TOTALS.certified, TOTALS.payable];
  const villages = [...totalsByVillage(people), [TOTALS.all, totalsOf(people)] as const];
  return [
    { name: SHEETS.people, headings, widths: headings.map((heading) => Math.max(10, heading.length + 4)), rows },
    {
      name: SHEETS.totals,
      headings: [TOTALS.village, ...counts],
      widths: [30, 14, 14, 14, 14],
      rows: villages.map(([village, { people: n, reported, certified, payable }]) => [
        village ?? TOTALS.noVillage,
        n,
        reported,
        certified,
        payable,
      ]),
    },
    {
      name: SHEETS.left,
      headings: [COLUMNS.name, COLUMNS.village, TOTALS.reason],
      widths: [30, 30, 24],
      rows: left.map(({ name, village, reason }) => [name, village ?? '', endWord(reason)]),
    },
  ];
}
