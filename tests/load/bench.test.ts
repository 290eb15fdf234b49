import { beforeAll, describe, expect, test } from 'vitest';
import { MONTH_END, runMonthEnd } from './month-end/run.ts';
import { SCALES } from './month-end/scale.ts';
import type { Row } from './rows.ts';
import { type PartName, runBench } from './run.ts';
import { SIZES } from './sizes.ts';
import { runStaff } from './staff/run.ts';
import { STAFF_SCALES } from './staff/scale.ts';
import type { EngineName } from './support/engines.ts';

interface Part {
  readonly engines: readonly EngineName[];
  readonly parts: readonly PartName[];
  readonly label: (part: PartName) => string;
}

// Every part of the bench in its smallest size: that it runs, never how fast.
const PARTS: Readonly<Record<string, Part>> = {
  SQLite: {
    engines: ['SQLite'],
    parts: ['door', 'echo', 'talk', 'arrivals', 'report-put', 'submit', 'memory', 'cold-start'],
    label: (part) => `${part} (SQLite)`,
  },
  PostgreSQL: {
    engines: ['PostgreSQL'],
    parts: ['door', 'talk', 'report-put', 'submit'],
    label: (part) => `${part} (PostgreSQL)`,
  },
  'the mini-app in a browser': { engines: [], parts: ['liff-link', 'liff-lighthouse'], label: (part) => part },
};

describe.each(Object.entries(PARTS))('the bench on %s', (_, { engines, parts, label }) => {
  let rows: ReadonlyMap<string, readonly Row[]>;
  beforeAll(async () => {
    rows = await runBench({ sizes: SIZES.smoke, engines, only: parts, say: () => {} });
    // Only for what hangs: all parts run in here.
  }, 600_000);
  test.each(parts)('%s has figures', (part) => {
    const found = rows.get(label(part)) ?? [];
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ measured }) => measured.startsWith('skipped') || /NaN|Infinity/.test(measured))).toEqual([]);
  });
});

describe.each(MONTH_END)('the bench of the %s', (group) => {
  test('has figures, and what is certain at any speed holds', async () => {
    const rows = [...(await runMonthEnd(group, SCALES.smoke, () => {})).values()].flat();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ measured }) => measured.startsWith('skipped') || /NaN|Infinity/.test(measured))).toEqual([]);
    // Nothing lost, nothing twice. How fast is not judged here.
    const certain = rows.filter(({ wanted }) => wanted === '0' || wanted === '0, 0' || wanted === 'all, one each');
    expect(certain.filter(({ ok }) => ok === false)).toEqual([]);
  });
});

test('the bench of the staff has figures', async () => {
  const rows = await runStaff(STAFF_SCALES.smoke, () => {});
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ measured, ratio }) => /NaN|Infinity/.test(measured + ratio))).toEqual([]);
});
