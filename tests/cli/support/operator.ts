import { v7 as uuidv7 } from 'uuid';
import type { Env } from '../../../bot/cli/command.ts';
import { COMMANDS } from '../../../bot/cli/commands.ts';
import type { Clock } from '../../../bot/ports.ts';

export interface OperatorOptions {
  /** The clock of the command; the system's when not given. */
  readonly clock?: Clock;
  /** What she types when she is asked; nobody sits at the terminal when not given. */
  readonly answer?: string;
  /** What happens while a command waits. */
  readonly pause?: (ms: number) => Promise<void>;
}

export interface Operator {
  /** Answers the lines that this one command said. */
  run(name: string, ...args: string[]): Promise<string[]>;
  /** What ran over the progress line, ever. */
  readonly progress: string[];
  readonly asked: string[];
}

/** Somebody who types commands, in this process. */
export function operator(env: Env, options: OperatorOptions = {}): Operator {
  const clock = options.clock ?? { now: () => Date.now() };
  const progress: string[] = [];
  const asked: string[] = [];
  return {
    progress,
    asked,
    async run(name, ...args) {
      const said: string[] = [];
      const load = COMMANDS[name];
      if (!load) throw new Error(`no command ${name}`);
      const command = await load();
      await command.run(args, {
        env,
        now: clock.now(),
        clock,
        ids: { uuid: () => uuidv7(), secret: () => 'secret' },
        randomBytes: (n) => new Uint8Array(n),
        say: (line) => said.push(line),
        progress: (line) => progress.push(line),
        pause: options.pause ?? (async () => {}),
        ask: async (question) => {
          asked.push(question);
          return options.answer ?? null;
        },
      });
      return said;
    },
  };
}
