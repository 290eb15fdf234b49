import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ACCESS_TOKEN, CHANNEL_SECRET } from './account.ts';

export interface Served {
  readonly port: number;
  /** Memory in use, in MB, or null where the system does not tell it as Linux does. */
  residentMb(): number | null;
  stop(): Promise<void>;
}

/** The bot as an operator runs it: its own process, LINE settings, no demo. */
export function startBot(
  databaseUrl: string,
  lineOrigin: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Served> {
  return serveProcess(new URL('../../../bot/node.ts', import.meta.url), {
    DEMO: '0',
    DATABASE_URL: databaseUrl,
    LINE_API_ORIGIN: lineOrigin,
    LINE_DATA_API_ORIGIN: lineOrigin,
    LIFF_ID: '1650000000-bench',
    SECRET_KEY: 'bench-secret-key-of-32-bytes-and-more',
    IDENTITY_KEY: 'bench-identity-key-of-32-bytes-and-more',
    ...more,
  });
}

/** Starts a server of ours in a process; it has started when it says so in a JSON line with its url. */
export async function serveProcess(script: URL, settings: Readonly<Record<string, string>>): Promise<Served> {
  const child = spawn(process.execPath, [fileURLToPath(script)], {
    env: {
      NODE_ENV: 'production',
      PORT: '0',
      HOST: '127.0.0.1',
      LINE_CHANNEL_SECRET: CHANNEL_SECRET,
      LINE_CHANNEL_ACCESS_TOKEN: ACCESS_TOKEN,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await listening(child);
  return {
    port,
    residentMb: () => residentMb(child.pid ?? 0),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

function listening(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it listened`)));
    if (!child.stdout) return;
    createInterface(child.stdout).on('line', (line) => {
      const { event, url, level } = JSON.parse(line) as { event?: string; url?: string; level?: string };
      // A figure that comes from failing turns is none: whoever reads the table should see why.
      if (level === 'error') process.stderr.write(`${line}\n`);
      if (event === 'listening') resolve(Number(new URL(url ?? '').port));
    });
  });
}

function residentMb(pid: number): number | null {
  try {
    const kb = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kb === undefined ? null : Number(kb) / 1024;
  } catch {
    return null;
  }
}
