import { finished } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import { Zip, type ZipInputFile, ZipPassThrough } from 'fflate';

// A ZIP archive of texts, written as they come: nothing of it is kept but where each began.

export interface ZipEntry {
  readonly path: string;
  /** One that is there, or pieces of one that is still being made. */
  readonly text: string | AsyncIterable<string>;
}

/** Unix; a plain file that all may read. */
const [OS, MODE] = [3, (0o100644 << 16) >>> 0];
const DEFLATE = 8;
const ROOM = 128 * 1024;
const END = new Uint8Array();

/** @param packed quickly; else plain, so that no version of a packer decides on the bytes */
export async function* zipPieces(entries: AsyncIterable<ZipEntry>, packed: boolean): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  for await (const { path, text } of entries) {
    const texts = typeof text === 'string' ? [text] : text;
    for await (const _ of packed ? pack(zip, path, texts) : store(zip, path, texts)) {
      // Not `yield*`: an array’s iterator takes no error, and a reader who breaks off throws one in here.
      for (const piece of ready.splice(0)) yield piece;
    }
  }
  zip.end();
  yield* ready;
}

type Texts = Iterable<string> | AsyncIterable<string>;

/** Midnight wherever that is: the same texts give the same bytes, whenever and wherever. */
const sameAlways = () => ({ mtime: new Date(1980, 0, 1), os: OS, attrs: MODE });

async function* store(zip: Zip, path: string, texts: Texts): AsyncGenerator<void> {
  const file = Object.assign(new ZipPassThrough(path), sameAlways());
  zip.add(file);
  for await (const text of texts) {
    file.push(Buffer.from(text));
    yield;
  }
  file.push(END, true);
  yield;
}

/**
 * Packed by Node's own zlib: the library's packer leaves 40 MB more behind in an export of a million rows. All texts go through
 * the same room, one after the other: a buffer for each would lie about until the big sweep.
 */
async function* pack(zip: Zip, path: string, texts: Texts): AsyncGenerator<void> {
  const file: ZipInputFile = { filename: path, size: 0, crc: 0, compression: DEFLATE, ...sameAlways() };
  zip.add(file);
  const deflate = createDeflateRaw({ level: 1 });
  deflate.on('data', (piece: Buffer<ArrayBuffer>) => file.ondata?.(null, piece, false));
  const room = Buffer.allocUnsafeSlow(ROOM);
  try {
    for await (const text of texts) {
      // A UTF-16 unit takes three bytes at most.
      const bytes = text.length * 3 > ROOM ? Buffer.from(text) : room.subarray(0, room.write(text));
      file.crc = crc32(bytes, file.crc);
      file.size += bytes.length;
      await new Promise<void>((resolve, reject) => {
        deflate.write(bytes, (error) => (error ? reject(error) : resolve()));
      });
      yield;
    }
    deflate.end();
    await finished(deflate);
    file.ondata?.(null, END, true);
    yield;
  } finally {
    deflate.destroy();
  }
}
