import { comparison, figure, millis, type Row } from '../rows.ts';
import { CONNECTIONS, rounds, type Stage } from '../stage.ts';
import { serveProcess } from '../support/bot.ts';
import { medianOf } from '../support/numbers.ts';

/** The same text events to us and to the official SDK's Express example, which stores nothing and answers after its reply. */
export async function echo(stage: Stage): Promise<Row[]> {
  const { engine, generator, sizes, bot } = stage;
  const example = await serveProcess(new URL('./echo-server.js', import.meta.url), {
    LINE_API_ORIGIN: generator.lineOrigin,
  });
  const burst = (port: number) =>
    generator.run({ job: 'webhooks', port, says: 'texts', connections: CONNECTIONS, seconds: 60, events: sizes.burst });
  try {
    await burst(example.port);
    await burst(bot.port);
    const measured = await rounds(stage, async () => ({
      ours: await burst(bot.port),
      theirs: await burst(example.port),
    }));
    const against = 'Express echo';
    return [
      comparison(
        `${engine}: text events acknowledged (stored; the turn follows) against the SDK's Express echo (not stored)`,
        measured.map(({ ours, theirs }) => ({ measured: ours.perSecond, baseline: theirs.perSecond })),
        against,
        1,
      ),
      figure(`${engine}: … p99 of the acknowledgement`, millis(medianOf(measured, ({ ours }) => ours.p99)), {
        baseline: `${millis(medianOf(measured, ({ theirs }) => theirs.p99))} ${against}`,
      }),
      comparison(
        `${engine}: … replies accepted (ours: three commits and a Flex card each; theirs: an echo)`,
        measured.map(({ ours, theirs }) => ({
          measured: ours.replies / ours.repliesSeconds,
          baseline: theirs.replies / theirs.repliesSeconds,
        })),
        against,
        null,
      ),
    ];
  } finally {
    await example.stop();
  }
}
