import CloseWindow from '@line/liff/close-window';
import { liff } from '@line/liff/core';
import GetAccessToken from '@line/liff/get-access-token';
import GetIDToken from '@line/liff/get-id-token';
import Login from '@line/liff/login';
import type { LineAnswer, LineDoor, LinePage } from '../api/sign-in.ts';
import { clearFragment, inFragment } from './fragment.ts';

/** Some phones' LINE never answers the SDK (line-liff-v2-starter#29): she must not wait for that. */
const PATIENCE_MS = 8_000;
/** The SDK's own name for its keys; `liff.logout` needs a finished init, and this must work without. */
const STORE = 'LIFF_STORE';

liff.use(new GetIDToken());
liff.use(new GetAccessToken());
liff.use(new Login());
liff.use(new CloseWindow());

/** The SDK's own test for LINE's browser (it has no answer before init). */
const inLine = () => /Line\/\d+\.\d+\.\d+ LIFF/.test(navigator.userAgent);

/** When the token ends, in ms; 0 when it cannot be read. */
function endOf(idToken: string): number {
  try {
    const claims = JSON.parse(atob((idToken.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/')));
    return Number(claims.exp) * 1000;
  } catch {
    return 0;
  }
}

/** What the SDK holds, if it came so far as to know its own app. */
function heldToken(): string | null {
  try {
    return liff.getIDToken();
  } catch {
    return null;
  }
}

/** LINE's door through the real SDK. */
export function lineDoor({ liffId, serverTime }: LinePage): LineDoor {
  /** How the names begin of what SDK and phone keep per LIFF app. */
  const prefix = `${STORE}:${liffId}:`;

  /** The SDK keeps an ID token past its hour; the server's clock, not the phone's, says that it is over. */
  const fresh = (idToken: string) => endOf(idToken) > serverTime();

  function forget(): void {
    for (const storage of [sessionStorage, localStorage])
      for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key);
    clearFragment();
  }

  /** The SDK prefers an ID token that it kept to the one in the address: of yesterday, or of another person on this phone. */
  function preferFragment(): void {
    if (!inFragment('id_token')) return;
    for (const name of ['IDToken', 'decodedIDToken']) sessionStorage.removeItem(prefix + name);
  }

  function held(): LineAnswer {
    const idToken = heldToken();
    if (!idToken) return { kind: 'none' };
    if (fresh(idToken)) return { kind: 'token', idToken };
    forget();
    return { kind: 'none' };
  }

  async function ask(): Promise<LineAnswer> {
    try {
      await liff.init({ liffId });
      clearFragment();
      return held();
    } catch (error) {
      // Without signal: the tokens stay in the fragment for the next try.
      if (error instanceof TypeError) return { kind: 'offline' };
      // The SDK judges the token by the phone's clock, which may be a year off. Whether it is good, our server says.
      return heldOr('failed');
    }
  }

  function heldOr(kind: 'failed' | 'timeout'): LineAnswer {
    const answer = held();
    return answer.kind === 'token' ? answer : { kind };
  }

  /** In LINE's browser and without tokens the SDK would leave for LINE's login at once, also without signal. */
  const wouldLeave = () => inLine() && !inFragment('access_token') && !sessionStorage.getItem(`${prefix}accessToken`);

  return {
    async start(late) {
      if (wouldLeave()) return { kind: 'none' };
      preferFragment();
      const asked = ask();
      // An Android browser may wait for ever for a script that our policy refuses, with the token long at hand.
      const timeout = new Promise<LineAnswer>((resolve) => setTimeout(() => resolve(heldOr('timeout')), PATIENCE_MS));
      const answer = await Promise.race([asked, timeout]);
      if (answer.kind === 'timeout' && late) void asked.then(late);
      return answer;
    },
    login() {
      forget();
      // In LINE's browser init itself logs in (liff.login is not for there); else LINE comes back to where she is.
      if (inLine()) void liff.init({ liffId }).catch(() => {});
      else liff.login({ redirectUri: location.href });
    },
    forget,
    accessToken: () => liff.getAccessToken(),
    close: () => liff.closeWindow(),
  };
}
