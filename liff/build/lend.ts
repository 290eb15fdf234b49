import type { Rolldown } from 'vite';

type Chunk = Rolldown.OutputChunk;

/** What minified modules end with, import with, and load on demand. */
const EXPORTS = /export\s*\{([^}]*)\};?\s*$/;
const IMPORTS = /import\s*(?:\{([^}]*)\}\s*from)?\s*[`"']\.\/([^`"']+)[`"'];?/g;
const ON_DEMAND = /import\(([`"'])\.\//g;

/**
 * A chunk of a page imports what it shares from the page's script; but an inlined script has no address, and loading it from
 * one would start a second page (frontend.md §1). So what the page imports stands in it, and it lends by a global, under the
 * names that the bundler gave.
 */
export function lendToChunks(output: Rolldown.RolldownOutput['output'], base: string): Map<string, string> {
  const chunks = output.filter((file) => file.type === 'chunk');
  const entry = chunks.find((file) => file.isEntry);
  if (!entry) throw new Error('a page without a script');
  const inside = inOrder(entry, chunks);
  const folder = base + entry.fileName.slice(0, entry.fileName.lastIndexOf('/') + 1);
  const names = new Set(inside.map(nameOf));
  const parts = inside.map((chunk) => {
    const code = borrowing(chunk.code.trim(), names).replace(ON_DEMAND, `import($1${folder}`);
    const lends = code.replace(EXPORTS, (_, list: string) => `lent["${nameOf(chunk)}"]={${pairs(list, true)}};`);
    return chunk === entry ? lends : `(()=>{${lends}})();`;
  });
  const files = new Map(chunks.map((chunk) => [chunk.fileName, borrowing(chunk.code, names)]));
  for (const chunk of inside) files.delete(chunk.fileName);
  return files.set(entry.fileName, `const lent=globalThis.lent={};${parts.join('')}`);
}

const nameOf = (chunk: Chunk) => chunk.fileName.slice(chunk.fileName.lastIndexOf('/') + 1);

/** The page's script and what it cannot start without, each after what it imports itself. */
function inOrder(entry: Chunk, chunks: readonly Chunk[], done = new Set<Chunk>()): Chunk[] {
  for (const path of entry.imports) {
    const needed = chunks.find(({ fileName }) => fileName === path);
    if (needed && !done.has(needed)) inOrder(needed, chunks, done);
  }
  return [...done.add(entry)];
}

/** `a as b,c` as the pairs of an object: `b:a,c` where it lends, `a:b,c` where it borrows. */
function pairs(list: string, lends: boolean): string {
  const pair = (name: string) => (lends ? name.split(' as ').toReversed() : name.split(' as ')).join(':');
  return list.split(',').map(pair).join(',');
}

function borrowing(code: string, lent: ReadonlySet<string>): string {
  return code.replace(IMPORTS, (whole, list: string | undefined, from: string) => {
    if (!lent.has(from)) return whole;
    return list === undefined ? '' : `const{${pairs(list, false)}}=globalThis.lent["${from}"];`;
  });
}
