import type { Format } from './ExportFiles.tsx';

/**
 * Bytes of a report, and those that a file has without any. Source: the demo's files, whose names are as long as people's and
 * offices' are (tests/liff/staff-export.test.ts measures them); bench/results-export.md is of shorter made-up ones.
 */
const BYTES: Readonly<Record<Format, { readonly named: number; readonly unnamed: number; readonly file: number }>> = {
  csv: { named: 460, unnamed: 415, file: 600 },
  xlsx: { named: 66, unnamed: 63, file: 9_150 },
  jsonl: { named: 1_200, unnamed: 1_135, file: 0 },
};

/** About how large a file of so many reports becomes; an area above districts gets one without names (export/columns). */
export function exportSize(format: Format, rows: number, areaKind: string): number {
  const { named, unnamed, file } = BYTES[format];
  return file + rows * (areaKind === 'province' || areaKind === 'country' ? unnamed : named);
}
