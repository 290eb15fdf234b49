import type { DeedAnswer, PhoneDeed, PhoneState, PhoneUser } from '../platform/phone-types.ts';

/** The phone's side of a running stand-in. Every call rejects with one line when the stand-in refuses or is away. */
export interface PhoneClient {
  users(): Promise<PhoneUser[]>;
  addUser(displayName: string): Promise<PhoneUser>;
  deed(userId: string, deed: PhoneDeed): Promise<DeedAnswer>;
  /** Calls `onState` with each new state of this person's screen until the signal aborts. */
  watch(userId: string, onState: (state: PhoneState) => void, signal: AbortSignal): Promise<void>;
}

/** The states in a stream of server-sent events; beats are left out. */
async function* statesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<PhoneState> {
  let rest = '';
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + text).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const lines = block.split('\n');
      const data = lines.filter((line) => line.startsWith('data:')).map((line) => line.slice(5));
      if (lines.includes('event: state') && data.length > 0) yield JSON.parse(data.join('\n')) as PhoneState;
    }
  }
}

/** Speaks with the stand-in at this origin. */
export function phoneClient(origin: string): PhoneClient {
  const base = new URL('/phone/api/', origin).href;
  async function call<T>(path: string, body?: unknown): Promise<T> {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
    const answer = await fetch(base + path, body === undefined ? {} : init);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return (await answer.json()) as T;
  }
  return {
    users: () => call('users'),
    addUser: (displayName) => call('users', { displayName }),
    deed: (userId, deed) => call(`users/${userId}/do`, deed),
    async watch(userId, onState, signal) {
      const answer = await fetch(`${base}users/${userId}/stream`, { signal });
      if (!answer.ok || answer.body === null) throw new Error(`stream: ${answer.status}`);
      for await (const state of statesOf(answer.body)) onState(state);
    },
  };
}

/** Whether a stand-in listens there. */
export async function isThere(origin: string): Promise<boolean> {
  try {
    await phoneClient(origin).users();
    return true;
  } catch {
    return false;
  }
}
