/** The part of vitest's reported tree that is counted here: a test has no children, a suite and a module have. */
export interface Reported {
  readonly name: string;
  readonly children?: Iterable<Reported>;
  /** Own result of a test; a suite is 'skipped' when nothing in it ran. */
  readonly state: string;
  /** Errors of a suite or module outside its tests: it did not load, or a hook of it failed. */
  readonly errors?: number;
  /** What a test said when it skipped itself. */
  readonly note?: string | undefined;
}

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  /** One line per group that did not run: the outermost skipped suite, or a single test. */
  groups: string[];
}

/** Counts a finished run. A file that does not load counts as one failure, so that it cannot vanish from the sum. */
export function tallyOf(modules: Iterable<Reported>): Tally {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0, groups: [] };
  for (const module of modules) {
    tally.failed += module.errors ?? 0;
    for (const child of module.children ?? []) count(child, module.name, tally);
  }
  return tally;
}

/** The last lines of a run: every skipped group by name, then the three sums. */
export function tallyLines(tally: Tally): string[] {
  const sums = `${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`;
  return [...tally.groups.map((group) => `skipped: ${group}`), sums];
}

function count(item: Reported, path: string, tally: Tally): void {
  const name = `${path} > ${item.name}`;
  if (item.state === 'skipped') {
    const tests = testsIn(item);
    if (tests === 0) return;
    tally.skipped += tests;
    tally.groups.push(
      item.children ? `${name} (${tests} ${tests === 1 ? 'test' : 'tests'})` : withNote(name, item.note),
    );
    return;
  }
  tally.failed += item.errors ?? 0;
  if (item.children) for (const child of item.children) count(child, name, tally);
  else if (item.state === 'passed') tally.passed += 1;
  else tally.failed += 1;
}

function testsIn(item: Reported): number {
  if (!item.children) return 1;
  let tests = 0;
  for (const child of item.children) tests += testsIn(child);
  return tests;
}

function withNote(name: string, note: string | undefined): string {
  return note ? `${name}: ${note}` : name;
}
