import { monthAt } from '../../../shared/calendar/months.ts';
import { figure, type Row, slowdown } from '../rows.ts';
import { type CountryFolder, countryFolder, seedLinked } from '../support/country-store.ts';
import { fillHistory } from '../support/history.ts';
import { ASKED, type Asked, askSide } from './asking.ts';
import type { Scale } from './scale.ts';
import { SUBMITTING, type Submitting, submitSide, submitsOf } from './submitting.ts';

/** Source: issue 4, "Figures". */
const MOST = 1.3;

/** A store in which each so-many-th volunteer has a year behind her, so many people in all. */
export interface Filled {
  readonly file: string;
  readonly people: number;
  readonly each: number;
  readonly reports: number;
}

export interface Latency {
  readonly p50: number;
  readonly p99: number;
}

/** One of the two stores that are compared. */
export interface Side<What> {
  /** @param round from 0: others come in each */
  measure(what: What, round: number): Promise<Latency>;
  close(): Promise<void>;
}

/** What a year of everybody's reports costs the next one: the same verb and reads over a store that holds few of them. */
export async function depth(scale: Scale, say: (progress: string) => void): Promise<Row[]> {
  const folder = countryFolder();
  try {
    // Spread over the country like everybody else: it is the reports that are compared, not how near people live.
    const small = await filled(folder, 'small', scale, say, Math.floor(scale.volunteers / scale.few));
    const start = performance.now();
    const large = await filled(folder, 'large', scale, say, 1);
    const seconds = Math.round((performance.now() - start) / 1000);
    const against = `with ${small.reports.toLocaleString('en')} reports`;
    const submits = await compared(small, large, scale, (store) => submitSide(store, scale, small.each), SUBMITTING);
    const asked = await compared(small, large, scale, (store) => askSide(store, scale), ASKED);
    return [
      figure(`SQLite: reports in the large store`, large.reports.toLocaleString('en'), {
        baseline: `${scale.volunteers.toLocaleString('en')} people, ${scale.months} months; made in ${seconds} s`,
      }),
      ...SUBMITTING.flatMap((who) =>
        rowsOf(
          `submit verb, facts to commit, the same ${submitsOf(scale)} people a round, ${who}`,
          submits[who],
          against,
          MOST,
        ),
      ),
      ...ASKED.flatMap((what) =>
        rowsOf(what, asked[what], `${against}, whose ${small.people} people ask again and again`, null),
      ),
    ];
  } finally {
    folder.remove();
  }
}

async function filled(
  folder: CountryFolder,
  name: string,
  { volunteers, months }: Scale,
  say: (progress: string) => void,
  each: number,
): Promise<Filled> {
  const file = folder.file(name);
  const now = Date.now();
  await seedLinked(file, volunteers, now);
  const reports = fillHistory({ file, before: monthAt(now), months, each, say });
  return { file, reports, each, people: Math.floor(volunteers / each) };
}

type Round = { readonly small: Latency; readonly large: Latency };

/**
 * Both stores in turn, and each of them first in every other round, so that a noisy minute hits both; the round before the
 * first fills caches and does not count.
 */
async function compared<What extends Asked | Submitting>(
  small: Filled,
  large: Filled,
  scale: Scale,
  open: (store: Filled) => Promise<Side<What>>,
  whats: readonly What[],
): Promise<Record<What, Round[]>> {
  const found = Object.fromEntries(whats.map((what) => [what, [] as Round[]])) as Record<What, Round[]>;
  const sides = { small: await open(small), large: await open(large) };
  try {
    for (let round = 0; round <= scale.rounds; round++)
      for (const what of whats) {
        const order = round % 2 === 0 ? (['small', 'large'] as const) : (['large', 'small'] as const);
        const measured: Partial<Record<'small' | 'large', Latency>> = {};
        for (const side of order) measured[side] = await sides[side].measure(what, round);
        if (round > 0) found[what].push(measured as Round);
      }
  } finally {
    await Promise.all([sides.small.close(), sides.large.close()]);
  }
  return found;
}

function rowsOf(name: string, rounds: readonly Round[], against: string, most: number | null): Row[] {
  return (['p50', 'p99'] as const).map((q) =>
    slowdown(
      `SQLite: ${name}, one after the other: ${q}`,
      rounds.map(({ small, large }) => ({ measured: large[q], baseline: small[q] })),
      against,
      most,
    ),
  );
}
