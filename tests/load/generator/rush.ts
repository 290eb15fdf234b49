import type { Month } from '../../../shared/calendar/months.ts';
import type { Crowd } from './crowd.ts';
import { someoneElse } from './crowd.ts';
import { createDiary, type Rushed } from './diary.ts';
import { createPool } from './pool.ts';
import type { Replies } from './replies.ts';
import { reportBy, type Way } from './volunteer.ts';

export type { Rushed } from './diary.ts';

/** People who begin to report at a constant rate, whether or not those before them have finished. */
export interface Rush {
  readonly port: number;
  readonly month: Month;
  /** Who comes first, in the crowd's order: a later rush begins where an earlier one ended. */
  readonly first: number;
  readonly perSecond: number;
  readonly seconds: number;
  /** How often each sends the finished report at once, since nothing seems to happen. */
  readonly copies: number;
}

/** LINE and phones hold this many connections at most. */
const CONNECTIONS = 512;
/**
 * How a hundred volunteers report. Our own assumption, since nobody has published one: half open the form, the others stay
 * in chat, where most say that it was as last month.
 */
const WAYS: readonly { readonly way: Way; readonly share: number }[] = [
  { way: 'form', share: 45 },
  { way: 'same', share: 30 },
  { way: 'line', share: 25 },
];

export async function rush(job: Rush, people: number, crowd: Crowd, replies: Replies): Promise<Rushed> {
  const pool = createPool(job.port, CONNECTIONS);
  const diary = createDiary();
  const total = Math.round(job.perSecond * job.seconds);
  const start = performance.now();
  const under: Promise<void>[] = [];
  while (under.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - start) / 1000) * job.perSecond) + 1);
    while (under.length < due) {
      const index = job.first + under.length;
      const n = someoneElse(index, people);
      under.push(reportBy({ way: wayOf(index), n, index, job, pool, crowd, replies, diary }));
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const began = (performance.now() - start) / 1000;
  await Promise.all(under);
  pool.close();
  return diary.told({ begun: total, seconds: began, until: (performance.now() - start) / 1000 });
}

function wayOf(index: number): Way {
  // 37 has no divisor in common with 100: the ways come mixed.
  let left = (index * 37) % 100;
  for (const { way, share } of WAYS) {
    left -= share;
    if (left < 0) return way;
  }
  return 'form';
}
