import { startGenerator } from '../generator/client.ts';
import type { Job } from '../generator/jobs.ts';
import { startBot } from '../support/bot.ts';
import type { Filled, Side } from './depth.ts';
import type { Scale } from './scale.ts';

/** What everybody looks at when the month ends. */
const JOBS = {
  'GET /api/points': { job: 'calls', path: '/api/points', connections: 1 },
  'GET /api/reports': { job: 'calls', path: '/api/reports', connections: 1 },
  'GET /api/months': { job: 'calls', path: '/api/months', connections: 1 },
  'แต้ม in chat, to the accepted reply': { job: 'talk', says: 'points', atOnce: 1 },
  'รายงานของฉัน in chat, to the accepted reply': { job: 'talk', says: 'own reports', atOnce: 1 },
} as const satisfies Record<string, DistributiveOmit<Job, 'port' | 'seconds'>>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

export type Asked = keyof typeof JOBS;
export const ASKED = Object.keys(JOBS) as readonly Asked[];

/** The bot as an operator runs it over this store, and people who ask one after the other. */
export async function askSide({ file, people, each }: Filled, { window }: Scale): Promise<Side<Asked>> {
  const generator = await startGenerator(people, each);
  const bot = await startBot(`file:${file}`, generator.lineOrigin);
  return {
    async measure(what) {
      const { p50, p99, statuses, answered } = await generator.run({ ...JOBS[what], port: bot.port, seconds: window });
      if (statuses[200] !== answered) throw new Error(`${what}: ${JSON.stringify(statuses)}`);
      return { p50, p99 };
    },
    async close() {
      await bot.stop();
      await generator.stop();
    },
  };
}
