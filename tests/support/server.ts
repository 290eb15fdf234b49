import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ENTRY = fileURLToPath(new URL('../../bot/node.ts', import.meta.url));

export interface RunningServer {
  readonly url: string;
  /** The phone's address in demo mode with our own stand-in. */
  readonly phone: string | null;
  readonly process: ChildProcess;
  /** Lines that it logged so far. */
  readonly log: readonly string[];
  /** SIGTERM; answers the exit code. */
  stop(): Promise<number | null>;
}

/** A data folder that goes with the test; what wrote into it may still end its last file. */
export function scratchFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'vhv-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 20 }) };
}

/** Starts bot/node.ts as an operator would, on free ports, and resolves at its `listening` line. */
export async function startServer(env: Readonly<Record<string, string>>): Promise<RunningServer> {
  const child = spawn(process.execPath, [ENTRY], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', SIMULATOR_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Not 'exit': its last lines may still be on their way then.
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const log: string[] = [];
  const errors: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line));
  const lines = createInterface({ input: child.stdout });
  const listening = new Promise<{ url: string; phone?: string }>((resolve) => {
    lines.on('line', (line) => {
      log.push(line);
      if (line.includes('"event":"listening"')) resolve(JSON.parse(line));
    });
  });
  const failed = exited.then((code) => {
    throw new Error(`the server ended with ${code}: ${errors.join('\n')}`);
  });
  const { url, phone } = await Promise.race([listening, failed]);
  failed.catch(() => {});
  return {
    url,
    phone: phone ?? null,
    process: child,
    log,
    stop: () => {
      child.kill('SIGTERM');
      return exited;
    },
  };
}
