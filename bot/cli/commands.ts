import { codes } from './codes.ts';
import { deadLetters } from './dead-letters.ts';
import { menu } from './menu.ts';
import { migrateCommand } from './migrate.ts';
import { seedCommand } from './seed.ts';
import { verify } from './verify.ts';

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

export const COMMANDS: Readonly<Record<string, Command>> = {
  migrate: migrateCommand,
  seed: seedCommand,
  codes,
  menu,
  'dead-letters': deadLetters,
  verify,
};

export function help(): string {
  const lines = Object.values(COMMANDS).map(({ usage, does }) => `  ${usage.padEnd(58)} ${does}\n`);
  return `npm run cli -- <command>\n${lines.join('')}The store is DATABASE_URL (default file:data/vhv.sqlite).\n`;
}
