import { setTimeout as pause } from 'node:timers/promises';
import { comparison, figure, millis, type Row } from '../rows.ts';
import { CONNECTIONS, rounds, type Stage } from '../stage.ts';
import { medianOf } from '../support/numbers.ts';

/** Ratio to /healthz that is wanted of a webhook that is durable when it is answered. Source: issue 2, part 9. */
const WANTED = 0.15;
/** After a burst the bot still writes down what it sent and seals its audit trail, at its next tick. */
const AFTERMATH_MS = 800;
const AGAINST = 'GET /healthz';

/** Webhooks answered after their commit, with one signed and unique event in each, against the same server's /healthz. */
export async function door(stage: Stage): Promise<Row[]> {
  const { engine, generator, sizes, bot } = stage;
  const load = { port: bot.port, connections: CONNECTIONS };
  const health = (seconds: number) => generator.run({ job: 'get', path: '/healthz', ...load, seconds });
  const store = (seconds: number) =>
    generator.run({ job: 'webhooks', says: 'no turn', ...load, seconds, events: seconds * 20_000 });
  const burst = (says: 'stickers' | 'evening') =>
    generator.run({ job: 'webhooks', says, ...load, seconds: 60, events: sizes.burst });
  await health(sizes.warmUp);
  await store(sizes.warmUp);
  const stored = await rounds(stage, async () => ({
    health: await health(sizes.window),
    webhooks: await store(sizes.window),
  }));
  await burst('evening');
  const turned = await rounds(stage, async () => {
    await pause(AFTERMATH_MS);
    return {
      health: await health(sizes.window),
      stickers: await burst('stickers'),
      evening: await burst('evening'),
    };
  });
  return [
    comparison(
      `${engine}: webhooks stored and acknowledged (events that need no turn)`,
      stored.map(({ health, webhooks }) => ({ measured: webhooks.perSecond, baseline: health.perSecond })),
      AGAINST,
      WANTED,
    ),
    figure(
      `${engine}: … their p50 and p99`,
      `${millis(medianOf(stored, ({ webhooks }) => webhooks.p50))}, ${millis(medianOf(stored, ({ webhooks }) => webhooks.p99))}`,
    ),
    comparison(
      `${engine}: webhooks acknowledged while their turns run behind (stickers)`,
      turned.map(({ health, stickers }) => ({ measured: stickers.perSecond, baseline: health.perSecond })),
      AGAINST,
      null,
    ),
    comparison(
      `${engine}: webhooks acknowledged while their turns run behind (reports, points, lists, help, stickers)`,
      turned.map(({ health, evening }) => ({ measured: evening.perSecond, baseline: health.perSecond })),
      AGAINST,
      null,
    ),
    comparison(
      `${engine}: … of these, turns with accepted replies, until all were`,
      turned.map(({ health, evening }) => ({
        measured: evening.replies / evening.repliesSeconds,
        baseline: health.perSecond,
      })),
      AGAINST,
      null,
    ),
    figure(
      `${engine}: the generator's own share of a core at GET /healthz`,
      medianOf(stored, ({ health }) => health.generatorBusy).toFixed(2),
    ),
  ];
}
