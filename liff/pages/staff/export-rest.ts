import { type Refusal, read } from '../../api/client.ts';
import { type LineFormat, type Part, readPart } from './export-part.ts';

/** An export's address, and how to read it. */
export interface Source {
  readonly address: string;
  readonly format: LineFormat;
  download(path: string): Promise<Response>;
}

/** What became of it. `file` is all that there is by then: nothing that came is fetched twice. */
export type Joined =
  | { readonly kind: 'whole' | 'broken'; readonly file: Blob; readonly rows: number }
  | { readonly kind: 'foreign' | 'short' | 'offline' }
  | { readonly kind: 'refused'; readonly problem: Refusal };

/** A browser may lay larger ones on its disk. */
const MANY = 200;

export const restAddress = (address: string, { last }: Part) => `${address}?after=${encodeURIComponent(last)}`;

/** Whether a file is the beginning of this export: what is behind its last row would not belong to another one's. */
export async function knownPart(file: Blob, source: Source): Promise<Part | Exclude<Joined, { file: Blob }>> {
  const part = await readPart(file, source.format);
  if (typeof part === 'string') return { kind: part };
  const response = await source.download(source.address).catch(() => null);
  if (!response?.ok) return refusedBy(response);
  const begin = await beginOf(response, source.format);
  if (begin === null) return { kind: 'offline' };
  return begin === part.begin ? part : { kind: 'foreign' };
}

/** Fetches what a file lacks. @param hear how many bytes have come */
export async function joinRest(file: Blob, part: Part, source: Source, hear: (bytes: number) => void): Promise<Joined> {
  const response = await source.download(restAddress(source.address, part)).catch(() => null);
  if (!response?.ok) return refusedBy(response);
  const parts: Blob[] = [file.slice(0, part.whole)];
  let young: Blob[] = [];
  let bytes = 0;
  const whole = await eachPiece(response, (piece) => {
    young.push(piece);
    bytes += piece.size;
    hear(bytes);
    if (young.length < MANY) return true;
    parts.push(new Blob(young));
    young = [];
    return true;
  });
  const joined = new Blob([...parts, ...young]);
  const now = await readPart(joined, source.format);
  return typeof now === 'string' ? { kind: now } : { kind: whole ? 'whole' : 'broken', file: joined, rows: now.rows };
}

async function refusedBy(response: Response | null): Promise<Exclude<Joined, { file: Blob }>> {
  const reply = response && (await read(response).catch(() => null));
  if (reply?.kind !== 'problem') return { kind: 'offline' };
  // The row that it ends with is none of this export.
  return reply.problem.code === 'invalid-request' ? { kind: 'foreign' } : { kind: 'refused', problem: reply.problem };
}

async function beginOf(response: Response, format: LineFormat): Promise<string | null> {
  let begin: string | null = null;
  let come = new Blob();
  await eachPiece(response, async (piece) => {
    come = new Blob([come, piece]);
    const part = await readPart(come, format);
    if (typeof part !== 'string') begin = part.begin;
    return begin === null;
  });
  return begin;
}

/** @param take whether to go on. True when all of it came. */
async function eachPiece(response: Response, take: (piece: Blob) => boolean | Promise<boolean>): Promise<boolean> {
  const reader = response.body?.getReader();
  try {
    for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read())
      if (!(await take(new Blob([piece.value])))) break;
    await reader?.cancel();
    return true;
  } catch {
    return false;
  }
}
