import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

const PROGRAM = join(dirname(createRequire(import.meta.url).resolve('wrangler/package.json')), 'bin/wrangler.js');
/** How much of what wrangler said is shown when it fails. */
const LAST_LINES = 40;
const STOP_MS = 5_000;

/** No account, no questions, no files outside the house, nothing fetched. */
const ALONE = {
  CI: '1',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_WRITE_LOGS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
};

export interface Wrangler {
  /** Resolves when it ended by itself with 0; rejects with the last that it said when it ended otherwise. */
  readonly done: Promise<void>;
  /** Ends it and all that it started. */
  stop(): Promise<void>;
}

/** Runs wrangler in a group of its own, so that a signal to us does not take its workerd away under our hands. */
export function wrangler(args: readonly string[], onLine: (line: string) => void = () => {}): Wrangler {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    detached: true,
    env: { ...process.env, ...ALONE },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const last: string[] = [];
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on('line', (line) => {
      if (last.push(line) > LAST_LINES) last.shift();
      onLine(line);
    });
  }
  const killWithUs = () => signal(child, 'SIGKILL');
  process.once('exit', killWithUs);
  const ended = once(child, 'close') as Promise<[number | null]>;
  const done = ended.then(([code]) => {
    process.off('exit', killWithUs);
    if (code !== 0) throw new Error(`wrangler ${args[0]} ended with ${code}:\n${last.join('\n')}`);
  });
  // Whoever stops it does not wait for `done`.
  done.catch(() => {});
  return { done, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  signal(child, 'SIGTERM');
  const patience = setTimeout(() => signal(child, 'SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(patience);
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, name);
  } catch {
    // Nobody of the group is left.
  }
}
