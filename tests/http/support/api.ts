import { expect } from 'vitest';
import type { Me, SessionAnswer } from '../../../shared/api/session.ts';
import type { SimUser } from '../../simulator/platform/people/sim-user.ts';
import { LOGIN_CHANNEL_ID } from '../../support/app.ts';
import { startBot, type TestBot, type TestBotOptions } from '../../support/bot.ts';

/** Somebody's session, as POST /api/session gives it. */
export interface SignedIn {
  readonly bearer: string;
  /** `name=value`, as a browser would send it back. */
  readonly cookie: string;
  readonly me: Me;
}

export interface CallOptions {
  /** Whose bearer token to send. */
  readonly as?: SignedIn | null;
  /** Sent as JSON; a string as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Called<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed, as the test says that it is; null when it is no JSON. */
  readonly json: T;
}

/** A bot whose /api tests speak with over real HTTP. */
export interface ApiBot extends TestBot {
  /** `path` below /api, or after `^` any of the bot's: `^/liff`. */
  call<T = Record<string, unknown>>(method: string, path: string, options?: CallOptions): Promise<Called<T>>;
  user(name: string): SimUser;
  idToken(userId: string): Promise<string>;
  /** Signs in with the stand-in's ID token. */
  signIn(userId: string): Promise<SignedIn>;
  /** Registers by chat, and signs in. */
  register(name: string, code: string): Promise<SignedIn & { readonly user: SimUser }>;
}

/** Starts one; it ends with the test. */
export async function apiBot(options: TestBotOptions = {}): Promise<ApiBot> {
  const bot = await startBot(options);
  const call = <T>(method: string, path: string, given?: CallOptions) =>
    callTo<T>(path.startsWith('^') ? `${bot.url}${path.slice(1)}` : `${bot.url}/api${path}`, method, given);
  const idToken = (userId: string) => bot.sim.idToken({ userId, clientId: LOGIN_CHANNEL_ID });
  const signIn = async (userId: string): Promise<SignedIn> => {
    const { status, json, headers } = await call<SessionAnswer>('POST', '/session', {
      body: { idToken: await idToken(userId) },
    });
    expect(status).toBe(200);
    const [cookie = ''] = (headers.get('set-cookie') ?? '').split(';');
    return { bearer: json.token, cookie, me: json.me };
  };
  return Object.assign(Object.create(bot) as TestBot, {
    call,
    idToken,
    signIn,
    user: (name: string) => bot.sim.user(name),
    register: async (name: string, code: string) => {
      const user = bot.sim.user(name);
      await user.says(`ลงทะเบียน ${code}`);
      await user.says('ใช่ ฉันเอง');
      await bot.settle();
      return { user, ...(await signIn(user.userId)) };
    },
  });
}

async function callTo<T>(url: string, method: string, { as, body, headers }: CallOptions = {}): Promise<Called<T>> {
  const answer = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(as && { authorization: `Bearer ${as.bearer}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, json: parsed(text) as T };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
