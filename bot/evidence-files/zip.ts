import { finished } from 'node:stream/promises';
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';

// A ZIP archive (PKWARE APPNOTE 6.3) of texts, written as they come: nothing of it is kept but where each began.

export interface ZipEntry {
  readonly path: string;
  /** One that is there, or pieces of one that is still being made. */
  readonly text: string | AsyncIterable<string>;
}

interface Written {
  readonly name: Buffer;
  readonly flags: number;
  readonly at: number;
  readonly sums: Sums;
}

interface Sums {
  crc: number;
  size: number;
  packed: number;
}

const [LOCAL, DESCRIPTOR, CENTRAL, END] = [0x04034b50, 0x08074b50, 0x02014b50, 0x06054b50];
const UTF8 = 1 << 11;
/** Sums come behind the content. */
const SUMS_FOLLOW = 1 << 3;
const VERSION = 20;
/** Unix, 6.3; a plain file that all may read. */
const MADE_BY = (3 << 8) | 63;
const MODE = (0o100644 << 16) >>> 0;
/** 1 January 1980, midnight: the same texts give the same bytes, whenever and wherever. */
const TIME: readonly Field[] = [
  [2, 0],
  [2, 0x21],
];
/** More needs another format (ZIP64), which no table program opens in such a size. */
const MOST = 0xfffffffe;
const QUICK = { level: 1 };
const ROOM = 128 * 1024;

/** @param packed quickly; else plain, so that no version of a packer decides on the bytes */
export async function* zipPieces(entries: AsyncIterable<ZipEntry>, packed: boolean): AsyncGenerator<Buffer> {
  const all: Written[] = [];
  let at = 0;
  const counted = (bytes: Buffer) => {
    at += bytes.length;
    if (at > MOST) throw new Error('too large for an archive');
    return bytes;
  };
  for await (const { path, text } of entries) {
    const name = Buffer.from(path);
    const written = { name, at, flags: UTF8 | (typeof text === 'string' ? 0 : SUMS_FOLLOW), sums: noSums() };
    all.push(written);
    const pieces = typeof text === 'string' ? whole(text, written, packed) : streamed(text, written, packed);
    for await (const piece of pieces) yield counted(piece);
  }
  const began = at;
  for (const one of all) yield counted(central(one, packed));
  const [count, size] = [all.length, at - began];
  yield bytesOf([4, END], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, began], [2, 0]);
}

const noSums = (): Sums => ({ crc: 0, size: 0, packed: 0 });

function* whole(text: string, written: Written, packed: boolean): Generator<Buffer> {
  const bytes = Buffer.from(text);
  const body = packed ? deflateRawSync(bytes, QUICK) : bytes;
  count(written.sums, bytes);
  written.sums.packed = body.length;
  yield local(written, packed);
  yield body;
}

async function* streamed(texts: AsyncIterable<string>, written: Written, packed: boolean): AsyncGenerator<Buffer> {
  const { sums } = written;
  yield local(written, packed);
  for await (const piece of packed ? deflated(texts, sums) : plain(texts, sums)) {
    sums.packed += piece.length;
    yield piece;
  }
  if (sums.size > MOST) throw new Error('too large for an archive');
  yield bytesOf([4, DESCRIPTOR], ...sumsOf(sums));
}

async function* plain(texts: AsyncIterable<string>, sums: Sums): AsyncGenerator<Buffer> {
  for await (const text of texts) {
    const bytes = Buffer.from(text);
    count(sums, bytes);
    yield bytes;
  }
}

/** All texts go through the same room, one after the other: a buffer for each would lie about until the big sweep. */
async function* deflated(texts: AsyncIterable<string>, sums: Sums): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw(QUICK);
  const out: Buffer[] = [];
  deflate.on('data', (piece: Buffer) => out.push(piece));
  const room = Buffer.allocUnsafeSlow(ROOM);
  try {
    for await (const text of texts) {
      // A UTF-16 unit takes three bytes at most.
      const bytes = text.length * 3 > ROOM ? Buffer.from(text) : room.subarray(0, room.write(text));
      count(sums, bytes);
      await new Promise<void>((resolve, reject) => {
        deflate.write(bytes, (error) => (error ? reject(error) : resolve()));
      });
      yield* out.splice(0);
    }
    deflate.end();
    await finished(deflate);
    yield* out;
  } finally {
    deflate.destroy();
  }
}

function count(sums: Sums, bytes: Buffer): void {
  sums.crc = crc32(bytes, sums.crc);
  sums.size += bytes.length;
}

type Field = readonly [bytes: 2 | 4, value: number];

function bytesOf(...fields: readonly Field[]): Buffer {
  const made = Buffer.alloc(fields.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of fields) at = made.writeUIntLE(value, at, size);
  return made;
}

const sumsOf = ({ crc, packed, size }: Sums): Field[] => [
  [4, crc],
  [4, packed],
  [4, size],
];

/** What a file's head and its line in the list have in common. */
function common({ flags, name }: Written, sums: Sums, packed: boolean): Field[] {
  return [[2, VERSION], [2, flags], [2, packed ? 8 : 0], ...TIME, ...sumsOf(sums), [2, name.length], [2, 0]];
}

/** Sums that follow are noughts here. */
function local(written: Written, packed: boolean): Buffer {
  const sums = written.flags & SUMS_FOLLOW ? noSums() : written.sums;
  return Buffer.concat([bytesOf([4, LOCAL], ...common(written, sums, packed)), written.name]);
}

function central(written: Written, packed: boolean): Buffer {
  const { name, at, sums } = written;
  const head = bytesOf([4, CENTRAL], [2, MADE_BY], ...common(written, sums, packed));
  return Buffer.concat([head, bytesOf([2, 0], [2, 0], [2, 0], [4, MODE], [4, at]), name]);
}
