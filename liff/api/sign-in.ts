/**
 * How a page learns from LINE who holds the phone. liff/line/start.ts asks the SDK, liff/line/demo.ts the stand-in; both
 * export `lineDoor` and are loaded after the page is usable.
 */
export interface LineDoor {
  /**
   * Asks once; answers within eight seconds. `late` is called when the answer comes after a `timeout` all the same.
   * The ID token is for POST /api/session and is stored nowhere.
   */
  start(late?: (answer: LineAnswer) => void): Promise<LineAnswer>;
  /** Leaves the page for LINE's login and comes back to it. Only on her tap, when what she typed is kept. */
  login(): void;
  /** Forgets what the SDK remembers, so that the next login starts fresh. */
  forget(): void;
  /** For taking back what she granted (unlink); null when LINE gave none. */
  accessToken(): string | null;
  /** Back to the chat. */
  close(): void;
}

export type LineAnswer =
  | { readonly kind: 'token'; readonly idToken: string }
  /** LINE has nobody for us: an external browser before its login, or nothing but a stale token. `login` is the way on. */
  | { readonly kind: 'none' }
  | { readonly kind: 'timeout' | 'offline' | 'failed' };

export interface LinePage {
  readonly liffId: string;
  /** The server's clock as far as the page can tell, ms, at most an hour behind: a phone's own clock may be a year off. */
  serverTime(): number;
}
