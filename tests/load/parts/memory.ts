import { figure, type Row, skipped } from '../rows.ts';
import type { Stage } from '../stage.ts';
import { slopeOf, sparkline } from '../support/numbers.ts';

const RATE = 200;
const SAMPLE_MS = 500;
/** What counts as flat, in MB a minute: less than a leak that would need a restart within a week of such load. */
const FLAT = 1;

/** Memory of the bot under steady load. The first third warms up and does not count. */
export async function memory({ engine, generator, sizes, bot }: Stage): Promise<Row[]> {
  const row = `${engine}: memory at ${RATE} turns/s for ${sizes.memory} s`;
  if (bot.residentMb() === null) return [skipped(row, 'needs /proc (Linux)')];
  const start = performance.now();
  const samples: { x: number; y: number }[] = [];
  const timer = setInterval(() => {
    samples.push({ x: (performance.now() - start) / 60_000, y: bot.residentMb() ?? 0 });
  }, SAMPLE_MS);
  await generator.run({
    job: 'arrivals',
    port: bot.port,
    says: 'evening',
    connections: 16,
    perSecond: RATE,
    seconds: sizes.memory,
  });
  clearInterval(timer);
  const slope = slopeOf(samples.slice(Math.floor(samples.length / 3)));
  const megabytes = samples.map(({ y }) => y);
  return [
    figure(row, `${sparkline(megabytes)} ${Math.round(megabytes.at(-1) ?? 0)} MB`, {
      baseline: `${slope.toFixed(1)} MB a minute after the first third`,
      wanted: `< ${FLAT} MB a minute`,
      ok: sizes.name === 'full' ? slope < FLAT : null,
      rounds: megabytes,
    }),
  ];
}
