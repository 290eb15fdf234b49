import { createInterface } from 'node:readline';
import type { ChatItem, PhoneState } from '../platform/phone-types.ts';
import type { PhoneClient } from './client.ts';
import { flatten } from './flatten.ts';
import { readInput } from './input.ts';
import { bubbleLines, bubbleTaps, menuTaps, quickNow } from './screen.ts';
import { type Command, formatLine } from './script.ts';
import { createSession } from './session.ts';
import type { Tap } from './tap.ts';
import { WORDS } from './words.ts';

export interface TalkOptions {
  client: PhoneClient;
  name: string | undefined;
  patience: number;
  input: NodeJS.ReadableStream;
  print: (line: string) => void;
}

/**
 * What stands numbered on the screen: everything tappable since the person's last deed, then the quick replies. A button
 * and a quick reply of the same words do the same, so one number is enough.
 */
function numbered(items: readonly ChatItem[], state: PhoneState): Tap[] {
  const last = items.findLastIndex((item) => item.from === 'user');
  const taps = [...items.slice(last + 1).flatMap(bubbleTaps), ...quickNow(state)];
  return taps.filter((tap, i) => taps.findIndex((other) => other.label === tap.label) === i);
}

/**
 * Lets a person chat in the terminal until she leaves.
 * @returns the script that does the same again, one line per action
 */
export async function talk({ client, name, patience, input, print }: TalkOptions): Promise<string[]> {
  const script: string[] = [];
  let taps: Tap[] = [];
  let live = false;
  const showTaps = () => {
    for (const [i, tap] of taps.entries()) print(`   ${i + 1}) ${tap.label}`);
  };
  const session = createSession({
    client,
    patience,
    onNote: print,
    onItems(items, state) {
      for (const line of items.flatMap((item) => bubbleLines(item, state.bot.displayName))) print(line);
      taps = numbered(state.chat, state);
      showTaps();
      const said = live ? items.filter((item) => item.from === 'bot') : [];
      for (const item of said)
        script.push(formatLine({ verb: 'wait', words: flatten(item.message).lines.join('\n').split('\n')[0] ?? '' }));
    },
  });
  async function run(command: Command): Promise<void> {
    script.push(formatLine(command));
    if (command.verb === 'user') live = false;
    await session.run(command);
    live = true;
    if (command.verb === 'airplane') print(WORDS.airplane(command.on));
    if (command.verb === 'user' && !session.state()?.user.follows) print(WORDS.notFriend);
  }
  async function showUsers(): Promise<void> {
    for (const user of await client.users()) print(`${user.displayName}${user.unread ? ` (${user.unread})` : ''}`);
  }
  function showMenu(): void {
    const state = session.state();
    taps = state ? menuTaps(state) : [];
    print(state?.richMenu?.chatBarText ?? WORDS.noMenu);
    showTaps();
  }
  const showHelp = () => {
    for (const line of WORDS.help) print(line);
  };
  const local = { menu: showMenu, users: showUsers, help: showHelp };

  showHelp();
  await run({ verb: 'user', name: name ?? (await client.users())[0]?.displayName ?? WORDS.firstUser });
  for await (const line of createInterface({ input })) {
    const read = readInput(line, taps, session.state()?.user.airplane ?? false);
    if (read?.kind === 'hint') print(read.text);
    if (read?.kind === 'local') {
      if (read.verb === 'quit') break;
      await local[read.verb]();
    }
    if (read?.kind === 'command') await run(read.command).catch((error: unknown) => print(String(error)));
  }
  session.close();
  return script;
}
