import { type Generator, startGenerator } from './generator/client.ts';
import { startWorld, type World } from './liff/world.ts';
import { arrivals } from './parts/arrivals.ts';
import { bundle } from './parts/bundle.ts';
import { coldStart } from './parts/cold-start.ts';
import { door } from './parts/door.ts';
import { echo } from './parts/echo.ts';
import { exportPart } from './parts/export.ts';
import { liffLighthouse } from './parts/liff-lighthouse.ts';
import { liffLink } from './parts/liff-link.ts';
import { memory } from './parts/memory.ts';
import { reportPut } from './parts/report-put.ts';
import { reviews } from './parts/review.ts';
import { rosterImport } from './parts/roster-import.ts';
import { submits } from './parts/submit.ts';
import { talk } from './parts/talk.ts';
import { type Row, skipped } from './rows.ts';
import type { Sizes } from './sizes.ts';
import type { Part } from './stage.ts';
import { startBot } from './support/bot.ts';
import { ENGINES, type EngineName, type Store } from './support/engines.ts';
import { seedPeople } from './support/people.ts';

/** Parts that need the bot at work, in the order of the table. */
const WITH_BOT = {
  SQLite: { door, echo, talk, arrivals, 'report-put': reportPut },
  PostgreSQL: { door, talk, 'report-put': reportPut },
} satisfies Record<EngineName, Record<string, Part>>;
/** Parts that need a browser on the mini-app; `liff` asks for all of them. */
const WITH_BROWSER = { 'liff-link': liffLink, 'liff-lighthouse': liffLighthouse } satisfies Record<
  string,
  (world: World, sizes: Sizes) => Promise<Row[]>
>;
const OTHERS = ['submit', 'export', 'review', 'roster-import', 'memory', 'bundle', 'cold-start'] as const;

type BrowserPart = keyof typeof WITH_BROWSER;
type EnginePart = keyof (typeof WITH_BOT)[EngineName] | keyof typeof WITH_BOT.SQLite | (typeof OTHERS)[number];
export type PartName = EnginePart | BrowserPart;

export interface Run {
  readonly sizes: Sizes;
  readonly engines: readonly EngineName[];
  /** Only these; all when empty. */
  readonly only: readonly string[];
  /** Told what is being measured. */
  readonly say: (progress: string) => void;
}

interface Measuring extends Run {
  readonly wants: (part: string) => boolean;
  readonly measure: (part: PartName, label: string, work: () => Promise<Row[]>) => Promise<void>;
}

/** Measures everything and answers the rows by part. What fails becomes a row that says so: the others still count. */
export async function runBench(run: Run): Promise<ReadonlyMap<string, readonly Row[]>> {
  const onServer = new Map<string, readonly Row[]>();
  const inPage = new Map<string, readonly Row[]>();
  const server = measuringInto(onServer, run);
  let browsing: Promise<void> | null = null;
  const browse = () => {
    browsing ??= inBrowser(measuringInto(inPage, run));
    return browsing;
  };
  if ([...Object.keys(WITH_BOT.SQLite), ...OTHERS].some(server.wants)) await onEngines(server, browse);
  await browse();
  return new Map([...onServer, ...inPage]);
}

function measuringInto(rows: Map<string, readonly Row[]>, run: Run): Measuring {
  const wants = (part: string) =>
    run.only.length === 0 || run.only.some((asked) => part === asked || part.startsWith(`${asked}-`));
  return {
    ...run,
    wants,
    async measure(part, label, work) {
      if (!wants(part)) return;
      const start = performance.now();
      const found = await work().catch((error) => [
        skipped(label, error instanceof Error ? error.message : String(error)),
      ]);
      rows.set(label, found);
      run.say(`${label}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
    },
  };
}

async function onEngines({ sizes, engines, measure }: Measuring, browse: () => Promise<void>): Promise<void> {
  const generator = await startGenerator(sizes.people);
  for (const engine of engines) {
    const store = await ENGINES[engine]();
    await seed(store, sizes.people);
    await withBot(store, generator, async (bot) => {
      for (const [part, work] of Object.entries(WITH_BOT[engine]) as [EnginePart, Part][])
        await measure(part, `${part} (${engine})`, () => work({ sizes, generator, engine, store, bot }));
    });
    await measure('submit', `submit (${engine})`, () => submits({ sizes, engine, store }));
    await measure('review', `review (${engine})`, () => reviews({ sizes, engine, store }));
    await measure('roster-import', `roster-import (${engine})`, () => rosterImport(sizes, engine));
    // At such a low load the memory of the bot is all that is looked at, so wrangler may work beside it; in a run that is
    // too short to judge the browser may, too.
    if (engine === 'SQLite') await measure('export', `export (${engine})`, () => exportPart(sizes));
    if (engine === 'SQLite')
      await Promise.all([
        withBot(store, generator, (bot) =>
          measure('memory', `memory (${engine})`, () => memory({ sizes, generator, engine, store, bot })),
        ),
        measure('bundle', 'bundle', bundle),
        sizes.name === 'quick' ? browse() : null,
      ]);
    if (engine === 'SQLite')
      await measure('cold-start', `cold-start (${engine})`, () => coldStart({ sizes, generator }));
    await store.remove();
  }
  await generator.stop();
}

/** What keeps the mini-app from being served becomes a row of each part. */
async function inBrowser({ sizes, wants, measure }: Measuring): Promise<void> {
  if (!Object.keys(WITH_BROWSER).some(wants)) return;
  const world = startWorld();
  // Each part waits for it by itself.
  world.catch(() => {});
  for (const [part, work] of Object.entries(WITH_BROWSER) as [BrowserPart, typeof liffLink][])
    await measure(part, part, async () => work(await world, sizes));
  await world.then(
    ({ stop }) => stop(),
    () => {},
  );
}

async function seed(store: Store, people: number): Promise<void> {
  const db = store.open();
  await seedPeople(db, people, Date.now());
  await db.close();
}

async function withBot(
  store: Store,
  { lineOrigin }: Generator,
  work: (bot: Awaited<ReturnType<typeof startBot>>) => Promise<void>,
): Promise<void> {
  const bot = await startBot(store.url, lineOrigin);
  try {
    await work(bot);
  } finally {
    await bot.stop();
  }
}
