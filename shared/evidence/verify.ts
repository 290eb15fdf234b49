import { bytesOf, canonicalJson, type Digest, type Json, textOf } from './canonical.ts';
import { FORMAT, hashOfBody, linesOf, MANIFEST, type Manifest, type PackFile } from './manifest.ts';

// Judges a pack by its manifest alone: no store, no network. The web page and the command line both ask it.

/** What is wrong with a manifest itself. */
export type ManifestFault = 'not-a-manifest' | 'changed';

export type ManifestVerdict = { readonly manifest: Manifest } | { readonly fault: ManifestFault };

export interface FileVerdict {
  readonly name: string;
  /** `absent`: not there to be looked at. `strange`: the manifest knows no such file. */
  readonly state: 'whole' | 'changed' | 'absent' | 'strange';
  /** Which lines, counted from 1, where the file has lines and it is lines that changed. */
  readonly lines: readonly number[];
}

/** A manifest is whole when its text is the canonical one, and both of its hashes are those of what it says. */
export async function readManifest(bytes: Uint8Array, digest: Digest): Promise<ManifestVerdict> {
  const manifest = parsed(bytes);
  if (manifest === null) return { fault: 'not-a-manifest' };
  const { seal, ...open } = manifest;
  const { hash, printed: _, ...body } = open;
  const same = sameBytes(bytes, bytesOf(canonicalJson(manifest as unknown as Json)));
  const whole =
    same &&
    (await hashOfBody(body, digest)) === hash &&
    (await digest(bytesOf(canonicalJson(open as unknown as Json)))) === seal;
  return whole ? { manifest } : { fault: 'changed' };
}

/** Each file of the pack, and each that is none of it. */
export async function checkFiles(
  manifest: Manifest,
  files: ReadonlyMap<string, Uint8Array>,
  digest: Digest,
): Promise<FileVerdict[]> {
  const known = [...manifest.files, manifest.printed];
  const verdicts = await Promise.all(known.map((file) => checkFile(file, files.get(file.name), digest)));
  const strange = [...files.keys()].filter((name) => name !== MANIFEST && !known.some((file) => file.name === name));
  return [...verdicts, ...strange.map((name) => ({ name, state: 'strange' as const, lines: [] }))];
}

async function checkFile(file: PackFile, bytes: Uint8Array | undefined, digest: Digest): Promise<FileVerdict> {
  const { name } = file;
  if (bytes === undefined) return { name, state: 'absent', lines: [] };
  if (bytes.length === file.bytes && (await digest(bytes)) === file.sha256) return { name, state: 'whole', lines: [] };
  return { name, state: 'changed', lines: await changedLines(file.lines ?? [], bytes, digest) };
}

/** Lines that came in between or were taken out are told where the two texts part, not as a change of all that follow. */
async function changedLines(expected: readonly string[], bytes: Uint8Array, digest: Digest): Promise<number[]> {
  if (expected.length === 0) return [];
  const found = await Promise.all(linesOf(bytes).map(digest));
  const all = Array.from({ length: Math.max(found.length, expected.length) }, (_, index) => index);
  const differing = all.filter((index) => found[index] !== expected[index]).map((index) => index + 1);
  return found.length === expected.length ? differing : differing.slice(0, 1);
}

/** A pack of the chain by its number in the audit trail, and whether the one that it names stands before it. */
export interface Link {
  readonly manifest: Manifest;
  /** `first`: it names none. `unknown`: the one it names is not among these. `broken`: it names another than is before it. */
  readonly link: 'first' | 'follows' | 'unknown' | 'broken';
}

/** How the packs of one unit follow one another. */
export function chainOf(manifests: readonly Manifest[]): Link[] {
  const inOrder = [...manifests].sort((a, b) => a.audit.seq - b.audit.seq);
  return inOrder.map((manifest, index) => {
    const before = inOrder[index - 1];
    if (manifest.previous === '') return { manifest, link: before ? 'broken' : 'first' };
    if (before?.seal === manifest.previous) return { manifest, link: 'follows' };
    // A pack in between may be missing here: only one that is told to come first although it does not is a lie.
    return {
      manifest,
      link: inOrder.slice(index).some(({ seal }) => seal === manifest.previous) ? 'broken' : 'unknown',
    };
  });
}

function parsed(bytes: Uint8Array): Manifest | null {
  try {
    const value: unknown = JSON.parse(textOf(bytes));
    return isManifest(value) ? value : null;
  } catch {
    return null;
  }
}

function isManifest(value: unknown): value is Manifest {
  const { format, files, printed, audit } = (value ?? {}) as Partial<Manifest>;
  const hasFiles = Array.isArray(files) && files.every(isFile) && isFile(printed);
  return format === FORMAT && hasFiles && typeof audit?.seq === 'number';
}

function isFile(value: unknown): value is PackFile {
  const { name, sha256, lines } = (value ?? {}) as Partial<PackFile>;
  return typeof name === 'string' && typeof sha256 === 'string' && (lines === undefined || Array.isArray(lines));
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
