/** One action of a person in the terminal, and what she waited for. A script is one of these per line. */
export type Command =
  | { verb: 'user'; name: string }
  | { verb: 'follow' | 'block' | 'unblock' | 'sticker' | 'image' | 'location' | 'unsend' }
  | { verb: 'airplane'; on: boolean }
  | { verb: 'text'; text: string }
  | { verb: 'tap'; label: string }
  | { verb: 'pick'; value: string; label: string }
  | { verb: 'wait'; words: string };

const BARE = new Set(['follow', 'block', 'unblock', 'sticker', 'image', 'location', 'unsend'] as const);
type Bare = typeof BARE extends Set<infer B> ? B : never;

const isBare = (verb: string): verb is Bare => (BARE as ReadonlySet<string>).has(verb);
const oneLine = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
const manyLines = (text: string) => text.replace(/\\(\\|n)/g, (_, char: string) => (char === 'n' ? '\n' : '\\'));

/** The line that `parseLine` reads back as the same command. */
export function formatLine(command: Command): string {
  switch (command.verb) {
    case 'user':
      return `user ${oneLine(command.name)}`;
    case 'airplane':
      return `airplane ${command.on ? 'on' : 'off'}`;
    case 'text':
      return `text ${oneLine(command.text)}`;
    case 'tap':
      return `tap ${oneLine(command.label)}`;
    case 'pick':
      return `pick ${command.value} ${oneLine(command.label)}`;
    case 'wait':
      return `wait ${oneLine(command.words)}`;
    default:
      return command.verb;
  }
}

/** Reads one line of a script; null for an empty line or a `#` remark. Throws one line on a verb that it does not know. */
export function parseLine(line: string): Command | null {
  const [, verb = '', rest = ''] = line.trim().match(/^(\S+)\s*(.*)$/) ?? [];
  if (verb === '' || verb.startsWith('#')) return null;
  if (isBare(verb)) return { verb };
  const words = manyLines(rest);
  if (words === '') throw new Error(`"${line}": ${verb} what?`);
  switch (verb) {
    case 'user':
      return { verb, name: words };
    case 'airplane':
      return { verb, on: words === 'on' };
    case 'text':
      return { verb, text: words };
    case 'tap':
      return { verb, label: words };
    case 'wait':
      return { verb, words };
    case 'pick': {
      const [, value = '', label = ''] = words.match(/^(\S+)\s+(.*)$/s) ?? [];
      return { verb, value, label };
    }
    default:
      throw new Error(`"${line}": no such action`);
  }
}
