import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Done, Job } from './jobs.ts';

export interface Generator {
  /** Origin of the stand-in that runs in the generator's process. */
  readonly lineOrigin: string;
  /** One job at a time. @throws what went wrong in the generator */
  run(job: Job): Promise<Done>;
  stop(): Promise<void>;
}

interface Told {
  readonly lineOrigin?: string;
  readonly id?: number;
  readonly result?: Done;
  readonly error?: string;
}

/** Starts the load generator in a process of its own, so that it shares no event loop with what it measures. */
export async function startGenerator(people: number): Promise<Generator> {
  const child = fork(fileURLToPath(new URL('./main.ts', import.meta.url)), [String(people)], { execArgv: [] });
  const waiting = new Map<number, PromiseWithResolvers<Done>>();
  const ready = Promise.withResolvers<string>();
  child.on('message', ({ lineOrigin, id, result, error }: Told) => {
    if (lineOrigin !== undefined) ready.resolve(lineOrigin);
    const job = waiting.get(id ?? 0);
    waiting.delete(id ?? 0);
    if (result !== undefined) job?.resolve(result);
    else job?.reject(new Error(`load generator: ${error}`));
  });
  child.once('exit', (code) => {
    const ended = new Error(`the load generator ended with ${code}`);
    ready.reject(ended);
    for (const job of waiting.values()) job.reject(ended);
  });
  const lineOrigin = await ready.promise;
  let last = 0;
  return {
    lineOrigin,
    run(job) {
      const answer = Promise.withResolvers<Done>();
      waiting.set(++last, answer);
      child.send({ id: last, job });
      return answer.promise;
    },
    async stop() {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}
