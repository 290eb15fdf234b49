import type { PhoneClient } from './client.ts';
import { bubbleLines } from './screen.ts';
import { formatLine, parseLine } from './script.ts';
import { createSession, Missed } from './session.ts';
import { WORDS } from './words.ts';

export interface ReplayOptions {
  client: PhoneClient;
  /** Lines of a script. */
  script: readonly string[];
  /** ms that each wait waits. */
  patience: number;
  print: (line: string) => void;
}

function why(error: unknown, patience: number, botName: string): string[] {
  if (!(error instanceof Missed)) return [error instanceof Error ? error.message : String(error)];
  const instead = error.instead.flatMap((item) => bubbleLines(item, botName));
  return [WORDS.missed(error.words, patience / 1000), ...(instead.length > 0 ? instead : [WORDS.nothing])];
}

/** Runs a script again; false (and why, printed) when a line cannot be done or a wait runs out. */
export async function replay({ client, script, patience, print }: ReplayOptions): Promise<boolean> {
  const session = createSession({
    client,
    patience,
    onNote: print,
    onItems: (items, state) => {
      for (const line of items.flatMap((item) => bubbleLines(item, state.bot.displayName))) print(line);
    },
  });
  try {
    for (const [i, line] of script.entries()) {
      const command = parseLine(line);
      if (!command) continue;
      if (command.verb !== 'wait') print(`${i + 1}: ${formatLine(command)}`);
      await session.run(command);
    }
    print(WORDS.done);
    return true;
  } catch (error) {
    for (const line of why(error, patience, session.state()?.bot.displayName ?? '')) print(line);
    return false;
  } finally {
    session.close();
  }
}
