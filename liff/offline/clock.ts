import type { Env } from './env.ts';

const DAY = 24 * 60 * 60_000;

/** The server's clock as far as the page knows it; a phone's own may be a year off. */
export interface Clock {
  now(): number;
  hear(serverNow: number): void;
}

export function createClock(env: Pick<Env, 'now' | 'servedAt'>): Clock {
  const { servedAt } = env;
  const ahead = servedAt === null ? 0 : env.now() - servedAt;
  // The page may lie in the phone's cache for days, but it never comes from the future.
  let offset = ahead < -DAY || ahead > 7 * DAY ? -ahead : 0;
  return {
    now: () => env.now() + offset,
    hear(serverNow) {
      offset = serverNow - env.now();
    },
  };
}
