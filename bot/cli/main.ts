import { createInterface } from 'node:readline/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { readClockStart } from '../config.ts';
import { clockFrom, ids } from '../system.ts';
import { COMMANDS, help } from './commands.ts';
import { UsageError } from './usage.ts';

const [name = 'help', ...args] = process.argv.slice(2);
const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
// Whoever pipes a list into head has read enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
if (!load) {
  const asked = ['help', '--help', '-h'].includes(name);
  process.stderr.write(asked ? '' : `unknown command: ${name}\n`);
  process.stdout.write(await help());
  process.exit(asked ? 0 : 2);
}

/** Erases what a longer line left behind. */
const LINE = process.stderr.isTTY ? '\r\x1b[K' : '\r';

async function ask(question: string): Promise<string | null> {
  if (!process.stdin.isTTY) return null;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}

try {
  const clock = clockFrom(readClockStart(process.env), Date.now);
  const command = await load();
  await command.run(args, {
    env: process.env,
    now: clock.now(),
    clock,
    ids,
    randomBytes: (n) => crypto.getRandomValues(new Uint8Array(n)),
    say: (line) => process.stdout.write(`${line}\n`),
    progress: (line) => process.stderr.write(`${LINE}${line}`),
    pause: (ms) => pause(ms),
    ask,
  });
} catch (error) {
  const told = error instanceof Error ? error.message : String(error);
  // Some that Node says of arguments goes over three lines.
  process.stderr.write(`${name}: ${told.replaceAll('\n', ' ')}\n`);
  const { code } = error as { code?: unknown };
  process.exit(error instanceof UsageError || String(code).startsWith('ERR_PARSE_ARGS') ? 2 : 1);
}
