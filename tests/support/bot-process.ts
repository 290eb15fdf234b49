import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ACCESS_TOKEN, CHANNEL_SECRET, LOGIN_CHANNEL_ID } from './app.ts';
import { IDENTITY_KEY, SECRET_KEY } from './demo-store.ts';
import { PATIENT_MS } from './patience.ts';

/** One line of its structured log. */
export type BotLine = Readonly<Record<string, unknown>> & { readonly event: string };

/** bot/node.ts in a process of its own: for what only a real process can show. */
export interface BotProcess {
  readonly url: string;
  readonly lines: readonly BotLine[];
  /** The first line of this event, also one that it has written already. Rejects when the process ends without. */
  said(event: string): Promise<BotLine>;
  /** SIGKILL: nothing is finished, nothing is said. Resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM: resolves with its exit code. */
  stop(): Promise<number | null>;
}

export interface BotProcessOptions {
  readonly databaseUrl: string;
  /** Where LINE is; a stand-in's url. */
  readonly line: string;
  /** What its clock says when it starts (ms). */
  readonly now: number;
}

const ENTRY = fileURLToPath(new URL('../../bot/node.ts', import.meta.url));
/** Compiled once for all of them: a campaign starts thousands. */
const COMPILE_CACHE = join(tmpdir(), 'vhv-compile-cache');

/** Starts it in demo mode over a foreign stand-in; resolves when it listens. */
export async function startBotProcess(options: BotProcessOptions): Promise<BotProcess> {
  const child = spawn(process.execPath, [ENTRY], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: COMPILE_CACHE,
      DEMO: '1',
      PORT: '0',
      DATABASE_URL: options.databaseUrl,
      CLOCK: new Date(options.now).toISOString(),
      LINE_CHANNEL_SECRET: CHANNEL_SECRET,
      LINE_CHANNEL_ACCESS_TOKEN: ACCESS_TOKEN,
      LINE_API_ORIGIN: options.line,
      LINE_DATA_API_ORIGIN: options.line,
      LINE_LOGIN_CHANNEL_ID: LOGIN_CHANNEL_ID,
      LINE_JWKS_URL: `${options.line}/oauth2/v2.1/certs`,
      SECRET_KEY,
      IDENTITY_KEY,
    },
  });
  const lines: BotLine[] = [];
  const listeners = new Set<(line: BotLine) => void>();
  // Not 'exit': its last lines may still be on their way then.
  const exited = once(child, 'close') as Promise<[number | null]>;
  const url = await listening(child, (line) => {
    lines.push(line);
    for (const listener of listeners) listener(line);
  });
  return {
    url,
    lines,
    said(event) {
      const { promise, resolve } = Promise.withResolvers<BotLine>();
      listeners.add((line) => line.event === event && resolve(line));
      const known = lines.find((line) => line.event === event);
      if (known) resolve(known);
      const ended = exited.then(() => {
        throw new Error(`the bot ended and never said ${event}`);
      });
      return Promise.race([promise, ended]);
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    async stop() {
      child.kill('SIGTERM');
      return (await exited)[0];
    },
  };
}

function listening(child: ChildProcess, heard: (line: BotLine) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    let errors = '';
    const give = setTimeout(() => reject(new Error(`the bot does not listen:\n${errors}`)), PATIENT_MS);
    const killWithUs = () => child.kill('SIGKILL');
    process.once('exit', killWithUs);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    child.once('close', (code) => {
      clearTimeout(give);
      process.off('exit', killWithUs);
      reject(new Error(`the bot ended with ${code}:\n${errors}`));
    });
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on('line', (text) => {
      const line = JSON.parse(text) as BotLine;
      heard(line);
      if (line.event !== 'listening') return;
      clearTimeout(give);
      resolve(String(line.url));
    });
  });
}
