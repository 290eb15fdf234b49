import type { Me, SessionAnswer, WhoAnswer } from '../../shared/api/session.ts';
import type { Client, Reply } from './client.ts';
import type { LineAnswer, LineDoor } from './sign-in.ts';

export type SignedIn =
  | { readonly kind: 'signed'; readonly me: Me }
  | {
      readonly kind: 'failed';
      readonly why: 'timeout' | 'refused' | 'no-line' | 'offline';
      /** The server said that there is no session; false when nobody could ask it. */
      readonly over: boolean;
      /** Seconds until a server with too much to do may be asked again, if it said so. */
      readonly again?: number | null;
    };

export interface Session {
  /** LINE says who holds the phone; without its answer an earlier visit's cookie does. */
  signIn(): Promise<SignedIn>;
  /** Who the cookie says she is. */
  who(): Promise<SignedIn>;
  /** Leaves for LINE's login, where that is the way on; false where trying again is. */
  login(): boolean;
}

/** Null when the server did answer: there is no session. */
function unanswered(reply: Exclude<Reply<unknown>, { kind: 'ok' }>): SignedIn | null {
  const again = reply.kind === 'problem' ? reply.problem : null;
  return again?.status === 401
    ? null
    : { kind: 'failed', why: 'offline', over: false, again: again?.retryAfter ?? null };
}

/** `late`: LINE answered after all, when a timeout was already taken for an answer. */
export function createSession(
  client: Client,
  openDoor: () => Promise<LineDoor>,
  late: (signed: SignedIn) => void,
): Session {
  let door: LineDoor | null = null;
  let last: LineAnswer['kind'] | 'refused' = 'offline';

  async function ask(): Promise<LineAnswer> {
    try {
      door ??= await openDoor();
      return await door.start((answer) => void exchange(answer).then(late));
    } catch {
      // The SDK's script did not come.
      return { kind: 'offline' };
    }
  }

  async function exchange(answer: LineAnswer): Promise<SignedIn> {
    last = answer.kind;
    if (answer.kind !== 'token') return who();
    const { idToken } = answer;
    const reply = await client.call<SessionAnswer>('POST', '/session', { body: { idToken }, has: 'me' });
    if (reply.kind === 'ok') {
      client.useToken(reply.data.token);
      return { kind: 'signed', me: reply.data.me };
    }
    const later = unanswered(reply);
    if (later) return later;
    last = 'refused';
    door?.forget();
    return who();
  }

  async function who(): Promise<SignedIn> {
    const reply = await client.call<WhoAnswer>('GET', '/session', { has: 'me' });
    if (reply.kind === 'ok') return { kind: 'signed', me: reply.data.me };
    const later = unanswered(reply);
    if (later) return later;
    client.useToken(null);
    if (last === 'refused' || last === 'timeout' || last === 'offline')
      return { kind: 'failed', why: last, over: true };
    return { kind: 'failed', why: 'no-line', over: true };
  }

  return {
    signIn: async () => exchange(await ask()),
    who,
    login() {
      if (!door || last === 'timeout' || last === 'offline') return false;
      door.login();
      return true;
    },
  };
}
