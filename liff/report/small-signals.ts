// The part of @preact/signals that the report page uses, in a quarter of its bytes: the build puts it in the package's place
// on that page (liff/build/bundle.ts). tests/liff/small-signals.test.ts holds it against the package.

interface Node {
  /** Something that this one read has changed. */
  stale(): void;
  readonly reads: Set<Source>;
}
type Source = Set<Node>;

let reader: Node | null = null;
/** Effects that wait until the change, and all that it set off, is known. */
const due = new Set<() => void>();
let running = false;

function read(source: Source): void {
  if (reader === null) return;
  source.add(reader);
  reader.reads.add(source);
}

/** Runs with `node` as the one who reads; what it read before is forgotten. */
function reading<T>(node: Node, run: () => T): T {
  for (const source of node.reads) source.delete(node);
  node.reads.clear();
  const outer = reader;
  reader = node;
  try {
    return run();
  } finally {
    reader = outer;
  }
}

function tell(source: Source): void {
  for (const node of [...source]) node.stale();
}

function runDue(): void {
  if (running) return;
  running = true;
  try {
    for (const run of due) {
      due.delete(run);
      run();
    }
  } finally {
    running = false;
  }
}

export function signal<T>(first: T) {
  const source: Source = new Set();
  let now = first;
  return {
    get value() {
      read(source);
      return now;
    },
    set value(next) {
      if (next === now) return;
      now = next;
      tell(source);
      runDue();
    },
    peek: () => now,
  };
}

export function computed<T>(compute: () => T) {
  const source: Source = new Set();
  let now: T | undefined;
  let fresh = false;
  const node: Node = {
    reads: new Set(),
    stale() {
      if (!fresh) return;
      fresh = false;
      tell(source);
    },
  };
  function peek(): T {
    if (!fresh) {
      now = reading(node, compute);
      fresh = true;
    }
    return now as T;
  }
  return {
    get value() {
      read(source);
      return peek();
    },
    peek,
  };
}

/** Runs now, and again after each change of what it read. The page's effects last as long as the page. */
export function effect(run: () => void): void {
  const again = () => reading(node, run);
  const node: Node = { reads: new Set(), stale: () => void due.add(again) };
  node.stale();
  runDue();
}
