import { figure, millis, perSecond, type Row } from '../rows.ts';
import { CONNECTIONS, type Stage } from '../stage.ts';

const RATE = 1000;
/** Source: issue 2, part 9. */
const WANTED_P99_MS = 50;

/** Events that arrive at a constant rate from mixed people, answered or not; latency from the moment each was due. */
export async function arrivals({ engine, generator, sizes, bot }: Stage): Promise<Row[]> {
  const job = { port: bot.port, connections: CONNECTIONS, perSecond: RATE };
  await generator.run({ job: 'arrivals', says: 'evening', ...job, seconds: sizes.warmUp });
  const door = await generator.run({ job: 'arrivals', says: 'no turn', ...job, seconds: sizes.arrivals });
  const evening = await generator.run({ job: 'arrivals', says: 'evening', ...job, seconds: sizes.arrivals });
  const judged = (row: string, { p50, p99, worst, statuses, answered }: typeof door) =>
    figure(row, `p50 ${millis(p50)}, p99 ${millis(p99)}, worst ${millis(worst)}`, {
      baseline: `${answered - (statuses[200] ?? 0)} of ${answered} not 200`,
      wanted: `p99 < ${WANTED_P99_MS} ms`,
      ok: p99 < WANTED_P99_MS && answered === statuses[200],
      rounds: [p50, p99, worst],
    });
  const offered = `${RATE.toLocaleString('en')} events/s`;
  return [
    judged(`${engine}: acknowledgement at ${offered}, events that need no turn`, door),
    judged(`${engine}: acknowledgement at ${offered}, all with their turns and replies`, evening),
    figure(`${engine}: … replies accepted meanwhile`, perSecond(evening.repliesMeanwhile / evening.seconds), {
      baseline: `${perSecond(evening.perSecond)} events`,
    }),
  ];
}
