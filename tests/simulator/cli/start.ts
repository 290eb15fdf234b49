import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const HOUSE = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Starts the product in demo mode with the stand-in at this origin; resolves once it listens.
 * Rejects with one line when it ends before that.
 */
export function startDemo(origin: string): Promise<ChildProcess> {
  const { port } = new URL(origin);
  const child = spawn(process.execPath, ['bot/node.ts'], {
    cwd: HOUSE,
    env: { ...process.env, SIMULATOR_PORT: port || '80' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (bytes: Buffer) => {
    complaints += bytes;
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(complaints.trim() || `bot/node.ts: exit ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.includes('"event":"listening"')) resolve(child);
    });
  });
}
