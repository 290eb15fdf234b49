import type { Command } from './script.ts';
import type { Tap } from './tap.ts';
import { WORDS } from './words.ts';

/** What a line typed in the terminal asks for: a command for the phone, something for the terminal, or a hint. */
export type Input =
  | { kind: 'command'; command: Command }
  | { kind: 'local'; verb: 'menu' | 'users' | 'help' | 'quit' }
  | { kind: 'hint'; text: string };

const command = (value: Command): Input => ({ kind: 'command', command: value });

/** A bare number taps what stands under it; with a date or time behind it, it answers a picker. */
function tapped(line: string, taps: readonly Tap[]): Input | null {
  const [, digits, value] = line.match(/^(\d{1,3})(?:\s+([\d:T-]{4,16}))?$/) ?? [];
  const n = Number(digits);
  const tap = digits === undefined ? undefined : taps[n - 1];
  if (!tap) return null;
  const isPicker = (tap.action as { type?: string }).type === 'datetimepicker';
  if (isPicker && !value) return { kind: 'hint', text: WORDS.pickHow(n) };
  return command(value && isPicker ? { verb: 'pick', value, label: tap.label } : { verb: 'tap', label: tap.label });
}

function slash(verb: string, rest: string, airplane: boolean): Input {
  switch (verb) {
    case 'add':
      return command({ verb: 'follow' });
    case 'sticker':
    case 'image':
    case 'location':
    case 'block':
    case 'unblock':
    case 'unsend':
      return command({ verb });
    case 'airplane':
      return command({ verb, on: !airplane });
    case 'tap':
      return command({ verb, label: rest });
    case 'user':
      return command({ verb, name: rest });
    case 'menu':
    case 'users':
    case 'quit':
      return { kind: 'local', verb };
    default:
      return { kind: 'local', verb: 'help' };
  }
}

/** Reads what a person typed; `taps` are the numbered things on the screen. Null for an empty line. */
export function readInput(typed: string, taps: readonly Tap[], airplane: boolean): Input | null {
  const line = typed.trim();
  if (line === '') return null;
  const [, verb, rest = ''] = line.match(/^\/(\w+)\s*(.*)$/) ?? [];
  if (verb !== undefined) return slash(verb, rest, airplane);
  return tapped(line, taps) ?? command({ verb: 'text', text: line.replace(/^\.(?=\d)/, '') });
}
