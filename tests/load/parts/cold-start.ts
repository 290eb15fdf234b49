import { figure, type Row } from '../rows.ts';
import { rounds, type Stage } from '../stage.ts';
import { startBot } from '../support/bot.ts';
import { ENGINES } from '../support/engines.ts';
import { spreadOf } from '../support/numbers.ts';

/** Source: issue 2, part 9. */
const WANTED_S = 2;

/** From starting the process on an empty SQLite store (schema included) to the first reply that the stand-in accepts. */
export async function coldStart({ sizes, generator }: Pick<Stage, 'sizes' | 'generator'>): Promise<Row[]> {
  const seconds = await rounds({ sizes }, async () => {
    const store = await ENGINES.SQLite();
    const start = performance.now();
    const bot = await startBot(store.url, generator.lineOrigin);
    const { replies } = await generator.run({
      job: 'webhooks',
      port: bot.port,
      says: 'stickers',
      connections: 1,
      seconds: 10,
      events: 1,
    });
    const taken = (performance.now() - start) / 1000;
    await bot.stop();
    await store.remove();
    return replies === 1 ? taken : Number.POSITIVE_INFINITY;
  });
  const { median, least, most } = spreadOf(seconds);
  return [
    figure('start of the process to the first accepted reply', `${median.toFixed(2)} s`, {
      baseline: `${least.toFixed(2)}–${most.toFixed(2)} s`,
      wanted: `< ${WANTED_S} s`,
      ok: median < WANTED_S,
      rounds: seconds,
    }),
  ];
}
