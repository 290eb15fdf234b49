import type { Month } from '../calendar/months.ts';
import { bytesOf, canonicalJson, type Digest, type Json } from './canonical.ts';
import type { Outcome } from './payable.ts';
import type { Instant, Signer } from './snapshot.ts';
import type { MoneyTotals, Totals } from './totals.ts';

/** Changes when what stands in a manifest, or how it is hashed, changes. */
export const FORMAT = 'vhv-evidence-1';
export const MANIFEST = 'manifest.json';

/** A file of the pack; a table tells the hash of each of its lines as well, so that the one that was changed can be named. */
export interface PackFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly lines?: readonly string[];
}

/** A report on the list by its number there: no name. */
export interface ReportProof {
  readonly no: number;
  readonly number: string;
  readonly version: number;
  readonly outcome: Outcome;
  /** Of its line in reports.jsonl. */
  readonly sha256: string;
}

/** What a pack says of itself before it is printed. */
export interface ManifestBody {
  readonly format: typeof FORMAT;
  readonly unit: { readonly code: string | null; readonly name: string };
  readonly month: Month;
  /** 1, 2, … within the month. */
  readonly number: number;
  readonly cutOffAt: Instant;
  /** The pack of the same month that this one corrects, and why. */
  readonly corrects: { readonly number: number; readonly hash: string; readonly reason: string } | null;
  /** The seal of the unit's pack before this one; '' for its first. */
  readonly previous: string;
  /** The row of the unit's audit trail that it was made after. */
  readonly audit: { readonly seq: number; readonly hash: string };
  readonly prepared: Signer;
  readonly approved: Signer;
  readonly totals: Totals;
  readonly money: MoneyTotals | null;
  readonly reports: readonly ReportProof[];
  readonly files: readonly PackFile[];
}

/**
 * `hash` covers the body and is printed on paper, so the paper's own hash cannot be in it: that one stands in `printed`.
 * `seal` covers everything; the next pack of the unit names it.
 */
export type Manifest = ManifestBody & {
  readonly hash: string;
  readonly printed: PackFile;
  readonly seal: string;
};

export const hashOfBody = (body: ManifestBody, digest: Digest): Promise<string> =>
  digest(bytesOf(canonicalJson(body as unknown as Json)));

/** @param printed the paper, made with the body's hash on it */
export async function sealManifest(
  body: ManifestBody,
  hash: string,
  printed: PackFile,
  digest: Digest,
): Promise<{ text: string; seal: string }> {
  const open = { ...body, hash, printed };
  const seal = await digest(bytesOf(canonicalJson(open as unknown as Json)));
  return { text: canonicalJson({ ...open, seal } as unknown as Json), seal };
}

/** What a file is, to stand in the manifest. */
export async function fileOf(name: string, bytes: Uint8Array, digest: Digest, lined: boolean): Promise<PackFile> {
  const file = { name, bytes: bytes.length, sha256: await digest(bytes) };
  return lined ? { ...file, lines: await Promise.all(linesOf(bytes).map(digest)) } : file;
}

const NEWLINE = 0x0a;

/** The bytes between the line feeds; what stands behind the last one is a line if there is anything. */
export function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let from = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, from)) {
    lines.push(bytes.subarray(from, at));
    from = at + 1;
  }
  return from < bytes.length ? [...lines, bytes.subarray(from)] : lines;
}
