import type { Entry, ZipFile } from 'yauzl';
import { RosterFileError } from './errors.ts';
import { MOST_ENTRIES, MOST_INFLATED } from './limits.ts';

export interface Zip {
  has(name: string): boolean;
  /** The text of a file in it, piece by piece. All that is read together may not grow beyond the limit. */
  read(name: string): AsyncIterable<string>;
  close(): void;
}

/** A packed file whose names are read, and nothing else yet. */
export async function openZip(bytes: Uint8Array): Promise<Zip> {
  const file = await open(bytes);
  const entries = await entriesOf(file);
  let inflated = 0;
  return {
    has: (name) => entries.has(name),
    close: () => file.close(),
    async *read(name) {
      const entry = entries.get(name);
      if (!entry) throw new RosterFileError('damaged');
      // It tells its size itself; what comes is counted all the same.
      if (inflated + entry.uncompressedSize > MOST_INFLATED) throw new RosterFileError('bomb');
      const decoder = new TextDecoder('utf-8', { fatal: true });
      for await (const piece of await streamOf(file, entry)) {
        inflated += (piece as Uint8Array).length;
        if (inflated > MOST_INFLATED) throw new RosterFileError('bomb');
        yield decoder.decode(piece as Uint8Array, { stream: true });
      }
    },
  };
}

async function open(bytes: Uint8Array): Promise<ZipFile> {
  const { fromBuffer } = await import('yauzl');
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true, autoClose: false }, (error, file) =>
      error ? reject(new RosterFileError('damaged', error)) : resolve(file),
    );
  });
}

function entriesOf(file: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    const refuse = (error: unknown) => {
      file.close();
      reject(error instanceof RosterFileError ? error : new RosterFileError('damaged', error));
    };
    file.on('error', refuse);
    file.on('end', () => resolve(entries));
    file.on('entry', (entry: Entry) => {
      if (entry.isEncrypted()) return refuse(new RosterFileError('protected'));
      if (entries.size >= MOST_ENTRIES) return refuse(new RosterFileError('bomb'));
      entries.set(entry.fileName, entry);
      file.readEntry();
    });
    file.readEntry();
  });
}

function streamOf(file: ZipFile, entry: Entry): Promise<AsyncIterable<unknown>> {
  return new Promise((resolve, reject) => {
    file.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
}
