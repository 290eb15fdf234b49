import { comparison, figure, millis, type Row } from '../rows.ts';
import { CONNECTIONS, rounds, type Stage } from '../stage.ts';
import { medianOf } from '../support/numbers.ts';

/** Whole turns of returning volunteers: webhook, commit, reply accepted; start, same as last month, send. */
export async function talk(stage: Stage): Promise<Row[]> {
  const { engine, generator, sizes, bot } = stage;
  const { port } = bot;
  const reports = (seconds: number) =>
    generator.run({ job: 'talk', says: 'a report', port, atOnce: CONNECTIONS, seconds });
  await reports(sizes.warmUp);
  const measured = await rounds(stage, async () => ({
    health: await generator.run({
      job: 'get',
      port,
      path: '/healthz',
      connections: CONNECTIONS,
      seconds: sizes.window,
    }),
    reports: await reports(sizes.window),
  }));
  const unanswered = measured.reduce(
    (sum, { reports: { answered, statuses } }) => sum + answered - (statuses[200] ?? 0),
    0,
  );
  return [
    comparison(
      `${engine}: whole chat turns, ${CONNECTIONS} people reporting at once`,
      measured.map((round) => ({ measured: round.reports.perSecond, baseline: round.health.perSecond })),
      'GET /healthz',
      null,
    ),
    figure(
      `${engine}: … p50 and p99 from webhook to accepted reply`,
      `${millis(medianOf(measured, (r) => r.reports.p50))}, ${millis(medianOf(measured, (r) => r.reports.p99))}`,
    ),
    figure(`${engine}: … turns without a reply`, String(unanswered), { wanted: '0', ok: unanswered === 0 }),
  ];
}
