import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Job, Told } from './jobs.ts';

export interface Generator {
  /** Origin of the stand-in that runs in the generator's process. */
  readonly lineOrigin: string;
  /** One job at a time. @throws what went wrong in the generator */
  run<J extends Job>(job: J): Promise<Told[J['job']]>;
  stop(): Promise<void>;
}

interface Message {
  readonly lineOrigin?: string;
  readonly id?: number;
  readonly result?: Told[Job['job']];
  readonly error?: string;
}

/**
 * Starts the load generator in a process of its own, so that it shares no event loop with what it measures.
 * @param people how many there are; they are each so-many-th volunteer of the seed
 */
export async function startGenerator(people: number, each = 1): Promise<Generator> {
  const child = fork(fileURLToPath(new URL('./main.ts', import.meta.url)), [String(people), String(each)], {
    execArgv: [],
  });
  const waiting = new Map<number, PromiseWithResolvers<Told[Job['job']]>>();
  const ready = Promise.withResolvers<string>();
  child.on('message', ({ lineOrigin, id, result, error }: Message) => {
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
    run<J extends Job>(job: J) {
      const answer = Promise.withResolvers<Told[Job['job']]>();
      waiting.set(++last, answer);
      child.send({ id: last, job });
      return answer.promise as Promise<Told[J['job']]>;
    },
    async stop() {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}
