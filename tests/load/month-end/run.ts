import { figure, type Row, skipped } from '../rows.ts';
import { countryFolder, seedLinked } from '../support/country-store.ts';
import { depth } from './depth.ts';
import { replay } from './replay.ts';
import type { Scale } from './scale.ts';
import { wave } from './wave.ts';

/** Groups of parts with a command of their own: they need a country, and minutes. */
export const MONTH_END = ['month-end', 'month-end-deep'] as const;
export type MonthEnd = (typeof MONTH_END)[number];

/** Measures a group and answers its rows by part. What fails becomes a row that says so. */
export async function runMonthEnd(
  group: MonthEnd,
  scale: Scale,
  say: (progress: string) => void,
): Promise<ReadonlyMap<string, readonly Row[]>> {
  const rows = new Map<string, readonly Row[]>();
  const part = async (name: string, work: () => Promise<Row[]>) => {
    const start = performance.now();
    rows.set(
      name,
      await work().catch((error) => [skipped(name, error instanceof Error ? error.message : String(error))]),
    );
    say(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  };
  if (group === 'month-end-deep') {
    await part(group, () => depth(scale, say));
    return rows;
  }
  const folder = countryFolder();
  try {
    const country = folder.file('country');
    await part('seed', () => seeded(scale, country));
    await part('wave', () => wave(scale, folder, country));
    await part('replay', () => replay(scale, folder, country));
    return rows;
  } finally {
    folder.remove();
  }
}

async function seeded({ volunteers }: Scale, country: string): Promise<Row[]> {
  const seconds = await seedLinked(country, volunteers, Date.now());
  return [
    figure(`SQLite: npm run seed -- --volunteers ${volunteers}`, `${seconds.toFixed(1)} s`, {
      baseline: `${Math.round(volunteers / seconds).toLocaleString('en')} volunteers/s`,
      rounds: [seconds],
    }),
  ];
}
