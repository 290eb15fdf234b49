import type { Month } from '../../../shared/calendar/months.ts';
import type { Simulator } from '../../simulator/platform/simulator.ts';
import { callRequest, reportRequest } from './calls.ts';
import { closedLoop } from './closed-loop.ts';
import { createCrowd, someoneElse } from './crowd.ts';
import { type Heard, watchMulticasts } from './heard.ts';
import { openLoop } from './open-loop.ts';
import { watchReplies } from './replies.ts';
import { getRequest } from './requests.ts';
import { type Rush, type Rushed, rush } from './rush.ts';
import { talk } from './talk.ts';
import type { Load } from './tally.ts';
import { SAYINGS, type Saying } from './words.ts';

interface Towards {
  readonly port: number;
  readonly seconds: number;
}

/** Load that one tally describes. */
export type LoadJob =
  | (Towards & { readonly job: 'get'; readonly path: string; readonly connections: number })
  /** As many webhooks as the connections carry; at most `events`, which are signed beforehand. */
  | (Towards & {
      readonly job: 'webhooks';
      readonly says: Saying;
      readonly connections: number;
      readonly events: number;
    })
  /** Webhooks at a constant rate. */
  | (Towards & {
      readonly job: 'arrivals';
      readonly says: Saying;
      readonly connections: number;
      readonly perSecond: number;
    })
  /** Calls of the mini-app, each by another signed-in volunteer. */
  | (Towards & { readonly job: 'calls'; readonly path: string; readonly connections: number })
  /** New reports by the mini-app's call: one of every volunteer for this month. */
  | (Towards & { readonly job: 'puts'; readonly month: Month; readonly connections: number })
  /** People who say all of it, and wait for each reply. */
  | (Towards & { readonly job: 'talk'; readonly says: Saying; readonly atOnce: number });

/** What the generator can be asked for. */
export type Job =
  | LoadJob
  /** Volunteers who report all at the same time. */
  | (Rush & { readonly job: 'rush' })
  /** Sends nothing: tells of the waves so far. */
  | { readonly job: 'heard' };

export interface Done extends Load {
  /** Replies that the stand-in accepted while the load lasted. */
  readonly repliesMeanwhile: number;
  /** All replies, those after the load included. */
  readonly replies: number;
  /** From the first request to the last reply. */
  readonly repliesSeconds: number;
}

/** What each job comes to. */
export interface Told {
  readonly get: Done;
  readonly webhooks: Done;
  readonly arrivals: Done;
  readonly calls: Done;
  readonly puts: Done;
  readonly talk: Done;
  readonly rush: Rushed;
  readonly heard: Heard;
}

/** Who calls in turn: enough that nobody's pages are warm for the next. */
const MOST_CALLERS = 20_000;

/** Runs jobs, one at a time, with the stand-in and a crowd of so many people. */
export function createRunner(sim: Simulator, people: number, each: number): (job: Job) => Promise<Told[Job['job']]> {
  const crowd = createCrowd(sim, people, each);
  const replies = watchReplies(sim);
  const everybody = Array.from({ length: people }, (_, index) => each * someoneElse(index, people));
  const heard = watchMulticasts(sim, people);
  const load = (job: LoadJob): Promise<Load> => {
    switch (job.job) {
      case 'get': {
        const request = getRequest(job.path);
        return closedLoop({ ...job, next: () => request });
      }
      case 'calls': {
        const requests = everybody.slice(0, MOST_CALLERS).map((n) => callRequest(n, job.path));
        let next = 0;
        return closedLoop({ ...job, next: () => requests[next++ % requests.length] ?? null });
      }
      case 'puts': {
        const requests = everybody.map((n) => reportRequest(n, job.month));
        return closedLoop({ ...job, next: () => requests.pop() ?? null });
      }
      case 'webhooks': {
        const requests = Array.from({ length: job.events }, () => crowd.request(SAYINGS[job.says]));
        return closedLoop({ ...job, next: () => requests.pop() ?? null });
      }
      case 'arrivals':
        return openLoop({ ...job, next: () => crowd.request(SAYINGS[job.says]) });
      case 'talk':
        return talk({ ...job, script: SAYINGS[job.says] }, crowd, replies);
    }
  };
  const wantsReplies = (job: LoadJob) => (job.job === 'webhooks' || job.job === 'arrivals') && job.says !== 'no turn';
  return async (job) => {
    if (job.job === 'heard') return heard();
    if (job.job === 'rush') return rush(job, people, crowd, replies);
    const before = replies.accepted;
    const done = await load(job);
    const start = performance.now() - done.seconds * 1000;
    const repliesMeanwhile = replies.accepted - before;
    if (wantsReplies(job)) await replies.until(before + (done.statuses[200] ?? 0));
    return {
      ...done,
      repliesMeanwhile,
      replies: replies.accepted - before,
      repliesSeconds: (performance.now() - start) / 1000,
    };
  };
}
