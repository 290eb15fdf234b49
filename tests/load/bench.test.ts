import { beforeAll, describe, expect, test } from 'vitest';
import type { Row } from './rows.ts';
import { type PartName, runBench } from './run.ts';
import { SIZES } from './sizes.ts';

// Every part of the bench in its smallest size: that it runs, never how fast.
const PARTS: Readonly<Record<string, readonly PartName[]>> = {
  SQLite: ['door', 'echo', 'talk', 'arrivals', 'report-put', 'submit', 'memory', 'cold-start'],
  PostgreSQL: ['door', 'talk', 'report-put', 'submit'],
};

describe.each(Object.entries(PARTS))('the bench on %s', (engine, parts) => {
  let rows: ReadonlyMap<string, readonly Row[]>;
  beforeAll(async () => {
    rows = await runBench({ sizes: SIZES.smoke, engines: [engine as 'SQLite'], only: parts, say: () => {} });
  });
  test.each(parts)('%s has figures', (part) => {
    const found = rows.get(`${part} (${engine})`) ?? [];
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ measured }) => measured.startsWith('skipped') || /NaN|Infinity/.test(measured))).toEqual([]);
  });
});
