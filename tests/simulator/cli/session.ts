import type { ChatItem, LineObject, PhoneDeed, PhoneState, PickedTime } from '../platform/phone-types.ts';
import type { PhoneClient } from './client.ts';
import { allTaps, says } from './screen.ts';
import type { Command } from './script.ts';
import type { Tap } from './tap.ts';
import { WORDS } from './words.ts';

/** One person's phone in the terminal, and the others that she may switch to. */
export interface Session {
  state(): PhoneState | null;
  /** Does one command; rejects with one line when it cannot be done or a wait runs out. */
  run(command: Command): Promise<void>;
  close(): void;
}

export interface SessionOptions {
  client: PhoneClient;
  /** New bubbles, as they come (also the person's own). */
  onItems: (items: ChatItem[], state: PhoneState) => void;
  /** What the phone says beside the chat: a page that it opens, a text that it copied. */
  onNote: (line: string) => void;
  /** ms that `wait` waits. */
  patience: number;
}

// The smallest PNG: one grey dot.
const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGO4DwAA+AD3nT9H8AAAAABJRU5ErkJggg==';
const PLACE = { title: 'บ้านตัวอย่าง หมู่ 1', address: 'ตำบลตัวอย่าง', latitude: 15.87, longitude: 100.9925 };
const STICKER = { packageId: '446', stickerId: '1988', keywords: ['hello', 'สวัสดี'] };

/** Only for a stand-in that hangs: its stream begins with what is there. */
const STREAM_MS = 60_000;

/** The field that the picker's mode returns. */
function picked(action: LineObject, value: string): PickedTime {
  if (action.mode === 'date') return { date: value };
  return action.mode === 'time' ? { time: value } : { datetime: value };
}

/** Deeds that are only words; the others depend on the state of the phone. */
function simpleDeed(command: Command): PhoneDeed | null {
  switch (command.verb) {
    case 'follow':
    case 'block':
    case 'unblock':
      return { do: command.verb };
    case 'airplane':
      return { do: 'airplane', on: command.on };
    case 'text':
      return { do: 'text', text: command.text };
    case 'sticker':
      return { do: 'sticker', ...STICKER };
    case 'image':
      return { do: 'image', contentType: 'image/png', base64: PICTURE };
    case 'location':
      return { do: 'location', ...PLACE };
    default:
      return null;
  }
}

export function createSession({ client, onItems, onNote, patience }: SessionOptions): Session {
  let state: PhoneState | null = null;
  let watching = new AbortController();
  const changed = new EventTarget();
  /** Bubbles that were there before the last deed, or that a wait has taken: no wait takes them again. */
  let used = new Set<string>();
  let shown = new Set<string>();

  function take(next: PhoneState): void {
    state = next;
    const fresh = next.chat.filter((item) => (item.delivered || item.from === 'user') && !shown.has(item.id));
    for (const item of fresh) shown.add(item.id);
    if (fresh.length > 0) onItems(fresh, next);
    changed.dispatchEvent(new Event('state'));
  }
  /** Resolves with the first truthy answer of `look`, now or after a change; null when that takes too long. */
  function until<T>(look: () => T | undefined, within = patience): Promise<T | null> {
    const { promise, resolve } = Promise.withResolvers<T | null>();
    const timer = setTimeout(() => resolve(null), within);
    const check = () => {
      const found = look();
      if (found) resolve(found);
    };
    changed.addEventListener('state', check);
    check();
    return promise.finally(() => {
      clearTimeout(timer);
      changed.removeEventListener('state', check);
    });
  }

  async function become(name: string): Promise<void> {
    const people = await client.users();
    const user = people.find((one) => one.displayName === name || one.userId === name) ?? (await client.addUser(name));
    watching.abort();
    watching = new AbortController();
    const { signal } = watching;
    state = null;
    used = new Set();
    shown = new Set();
    client.watch(user.userId, take, signal).catch((error: unknown) => {
      if (!signal.aborted) onNote(String(error));
    });
    if (!(await until(() => state, STREAM_MS))) throw new Error(`${name}: no stream`);
  }
  async function wait(words: string): Promise<void> {
    const news = () => state?.chat.filter((item) => item.from === 'bot' && item.delivered && !used.has(item.id)) ?? [];
    const item = await until(() => news().find((one) => says(one, words)));
    if (item) used.add(item.id);
    else throw new Missed(words, news());
  }
  async function send(deed: PhoneDeed): Promise<void> {
    if (!state) throw new Error('user ?');
    used = new Set(state.chat.map((item) => item.id));
    const { open } = await client.deed(state.user.userId, deed);
    if (open) onNote(WORDS.open(open));
  }
  async function tap(label: string, value: string | null): Promise<void> {
    // In a replay the card may still be on its way.
    const found = await until(() => state && allTaps(state).find((one: Tap) => one.label === label));
    if (!found) throw new Error(WORDS.noTap(label));
    const action = found.action as LineObject;
    if (action.type === 'camera' || action.type === 'cameraRoll') return run({ verb: 'image' });
    if (action.type === 'location') return run({ verb: 'location' });
    if (action.type === 'clipboard') return onNote(WORDS.copied(String(action.clipboardText)));
    await send({ do: 'action', action, ...(value !== null && { params: picked(action, value) }) });
  }
  async function run(command: Command): Promise<void> {
    const deed = simpleDeed(command);
    if (deed) return send(deed);
    if (command.verb === 'user') return become(command.name);
    if (command.verb === 'wait') return wait(command.words);
    if (command.verb === 'tap') return tap(command.label, null);
    if (command.verb === 'pick') return tap(command.label, command.value);
    const mine = await until(() => state?.chat.findLast((item) => item.from === 'user' && !item.unsent));
    if (mine) await send({ do: 'unsend', itemId: mine.id });
  }
  return { state: () => state, run, close: () => watching.abort() };
}

/** A wait that ran out, with what came instead. */
export class Missed extends Error {
  readonly words: string;
  readonly instead: ChatItem[];
  constructor(words: string, instead: ChatItem[]) {
    super(words);
    this.words = words;
    this.instead = instead;
  }
}
