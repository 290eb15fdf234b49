import { figure, millis, type Row, slowdown } from '../rows.ts';
import { countryFolder } from '../support/country-store.ts';
import { quantile } from '../support/numbers.ts';
import { type StaffSide, staffSide } from './asking.ts';
import { certifyAll, prepareEvidence } from './deeds.ts';
import { type Look, PAGES, type Page } from './pages.ts';
import { rosters } from './rosters.ts';
import type { StaffScale } from './scale.ts';
import { type StaffStore, staffStore } from './store.ts';

/** What officers wait for with a year of everybody's reports on file, and with 10,000. */
export async function runStaff(scale: StaffScale, say: (progress: string) => void): Promise<Row[]> {
  const folder = countryFolder();
  try {
    const small = await staffStore(folder, 'small', { ...scale, volunteers: scale.few }, say);
    const large = await staffStore(folder, 'large', scale, say);
    return await measureStaff(small, large, scale, say);
  } finally {
    folder.remove();
  }
}

/** Over stores that are there. */
async function measureStaff(
  small: StaffStore,
  large: StaffStore,
  scale: StaffScale,
  say: (progress: string) => void,
): Promise<Row[]> {
  const rows = [
    figure('SQLite: reports in the large store', large.reports.toLocaleString('en'), {
      baseline: `${scale.volunteers.toLocaleString('en')} people, ${scale.months} months`,
    }),
  ];
  const sides = { small: await staffSide(small), large: await staffSide(large) };
  try {
    for (const page of [...PAGES, ...deedsOf(scale)]) {
      rows.push(...(await measured(page, sides, scale)));
      say(
        rows
          .slice(-2)
          .map(({ row, measured }) => `${row}: ${measured}`)
          .join('\n'),
      );
    }
  } finally {
    await Promise.all([sides.small.stop(), sides.large.stop()]);
  }
  return [...rows, ...(await rosters(small, large, scale))];
}

interface Thing extends Page {
  /** No unit may be asked twice. */
  readonly once?: boolean;
}

const deedsOf = ({ deeds: calls }: StaffScale): Thing[] => [
  {
    name: 'all 105 reports of a unit certified, with points, audit and menus',
    look: certifyAll,
    most: 1000,
    alike: true,
    calls,
    once: true,
  },
  { name: 'evidence of a unit prepared', look: prepareEvidence, most: null, alike: true, calls, once: true },
];

type Sides = { readonly small: StaffSide; readonly large: StaffSide };

/** Both stores in turn, so that a noisy minute hits both. */
async function measured(
  { name, look, most, alike, calls, once }: Thing,
  sides: Sides,
  scale: StaffScale,
): Promise<Row[]> {
  const rounds: { small: number[]; large: number[] }[] = [];
  for (let round = 0; round < scale.rounds; round++) {
    const of = (side: StaffSide) => {
      const fresh = once ? Math.floor(side.store.units.length / scale.rounds) : scale.calls;
      const times = Math.min(calls ?? scale.calls, fresh);
      return lookAll(look, side, round * times, times);
    };
    rounds.push({ small: alike ? await of(sides.small) : [], large: await of(sides.large) });
  }
  const against = `with ${sides.small.store.reports.toLocaleString('en')} reports`;
  return (['p50', 'p99'] as const).map((q) => {
    const share = q === 'p50' ? 0.5 : 0.99;
    const row = `SQLite: ${name}: ${q}`;
    // A round has too few calls for a p99 of its own: it is the one of all rounds.
    const all = quantile(
      rounds.flatMap(({ large }) => large).toSorted((a, b) => a - b),
      share,
    );
    const each = rounds.map(({ small, large }) => ({ measured: at(large, share), baseline: at(small, share) }));
    const told = alike
      ? slowdown(row, each, against, null)
      : figure(row, '', { rounds: each.map((one) => one.measured) });
    const judged = q === 'p99' && most !== null ? { wanted: `≤ ${millis(most)}`, ok: all <= most } : {};
    return { ...told, measured: millis(all), ...judged };
  });
}

const at = (took: readonly number[], share: number) =>
  quantile(
    took.toSorted((a, b) => a - b),
    share,
  );

async function lookAll(look: Look, side: StaffSide, first: number, times: number): Promise<number[]> {
  const took: number[] = [];
  for (let turn = 0; turn < times; turn++) took.push(...(await look(side, first + turn)));
  return took;
}
