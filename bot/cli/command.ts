/** What a command gets from the entry: it reads no environment, clock or chance of its own. */
export interface Console {
  readonly env: Env;
  readonly now: number;
  /** For secrets: n bytes from the system's generator. */
  randomBytes(n: number): Uint8Array;
  say(line: string): void;
  /** Overwrites one line while something long is at work. */
  progress(line: string): void;
}

export type Env = Readonly<Record<string, string | undefined>>;

export interface Command {
  /** How to call it and what it does, one line. */
  readonly usage: string;
  readonly does: string;
  run(args: string[], console: Console): Promise<void>;
}
