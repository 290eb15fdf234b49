import { comparison, figure, millis, perSecond, type Row } from '../rows.ts';
import { CONNECTIONS, rounds, type Stage } from '../stage.ts';
import { medianOf } from '../support/numbers.ts';
import { freshMonths } from '../support/people.ts';

/** Wanted of a report that is durable when it is answered. Source: issue 3, "Budgets". */
const WANTED = 0.04;
/** The most submissions a second that ODK Central took on two such cores (120–190), and how many times it. Source: same. */
const ODK_CENTRAL = { perSecond: 190, wanted: 10 };
const AGAINST = 'GET /healthz';

/** The mini-app's calls with everything about them: session, validation, commit. Every report is a volunteer's first of its month. */
export async function reportPut(stage: Stage): Promise<Row[]> {
  const { engine, generator, sizes, bot } = stage;
  const load = { port: bot.port, connections: CONNECTIONS };
  const months = freshMonths(Date.now());
  const put = async (seconds: number) => {
    const done = await generator.run({ job: 'puts', month: months.pop() ?? '', ...load, seconds });
    const created = done.statuses[201] ?? 0;
    return { ...done, created: created / done.seconds };
  };
  const health = (seconds: number) => generator.run({ job: 'get', path: '/healthz', ...load, seconds });
  const call = (path: string, seconds: number) => generator.run({ job: 'calls', path, ...load, seconds });
  await health(sizes.warmUp);
  await put(sizes.warmUp);
  const measured = await rounds(stage, async () => ({
    health: await health(sizes.window),
    put: await put(sizes.window),
  }));
  const reading = { months: await call('/api/months', sizes.window), points: await call('/api/points', sizes.window) };
  const others = measured.flatMap(({ put }) => Object.entries(put.statuses).filter(([status]) => status !== '201'));
  const name = `${engine}: PUT /api/reports/{month}, new reports, durable`;
  const read = (path: string, { statuses, seconds }: typeof reading.months) =>
    figure(`${engine}: GET ${path}, signed in`, perSecond((statuses[200] ?? 0) / seconds), {
      baseline: `${perSecond(medianOf(measured, ({ health }) => health.perSecond))} ${AGAINST}`,
    });
  return [
    comparison(
      name,
      measured.map(({ health, put }) => ({ measured: put.created, baseline: health.perSecond })),
      AGAINST,
      WANTED,
    ),
    comparison(
      `${engine}: … against ODK Central (its best, measured elsewhere on two cores)`,
      measured.map(({ put }) => ({ measured: put.created, baseline: ODK_CENTRAL.perSecond })),
      'ODK Central',
      ODK_CENTRAL.wanted,
    ),
    figure(
      `${engine}: … their p50 and p99`,
      `${millis(medianOf(measured, ({ put }) => put.p50))}, ${millis(medianOf(measured, ({ put }) => put.p99))}`,
    ),
    figure(`${engine}: … not answered 201`, others.map(([status, count]) => `${count} × ${status}`).join(', ') || '0', {
      wanted: '0',
      ok: others.length === 0,
    }),
    read('/api/months', reading.months),
    read('/api/points', reading.points),
  ];
}
