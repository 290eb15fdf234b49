import type { Clock, Ids } from '../ports.ts';

/** What a command gets from the entry: it reads no environment, clock or chance of its own. */
export interface Console {
  readonly env: Env;
  /** When the command began; the clock goes on. */
  readonly now: number;
  readonly clock: Clock;
  readonly ids: Ids;
  /** For secrets: n bytes from the system's generator. */
  randomBytes(n: number): Uint8Array;
  say(line: string): void;
  /** Overwrites one line while something long is at work. */
  progress(line: string): void;
  pause(ms: number): Promise<void>;
  /** What whoever sits at the terminal answers; null: there is none. */
  ask(question: string): Promise<string | null>;
}

export type Env = Readonly<Record<string, string | undefined>>;

export interface Command {
  /** How to call it and what it does, one line. */
  readonly usage: string;
  readonly does: string;
  run(args: string[], console: Console): Promise<void>;
}
