import type { LineDoor } from '../api/sign-in.ts';
import { tellPhone } from './airplane.ts';
import { clearFragment, inFragment } from './fragment.ts';

/** The second address of a LIFF link with a path or a query, as the SDK's init makes it. */
function secondAddress(): URL | null {
  const state = new URLSearchParams(location.search).get('liff.state');
  if (!state) return null;
  const url = new URL(location.pathname.replace(/\/$/, '') + state, location.origin);
  url.hash = location.hash;
  return url;
}

/** LINE's door in demo builds: the stand-in signs in by the fragment, as LIFF does, but without LINE's SDK. */
export function lineDoor(): LineDoor {
  const accessToken = inFragment('access_token');
  // Kept while the page lives: a first try without signal must not be the only one.
  let idToken = inFragment('id_token');
  return {
    async start() {
      const second = secondAddress();
      if (second) {
        location.replace(second);
        return new Promise(() => {});
      }
      clearFragment();
      return idToken ? { kind: 'token', idToken } : { kind: 'none' };
    },
    login() {
      // In a tab of its own there is no phone to ask: the server's own session carries on, or the chat's link.
      if (!tellPhone('login')) location.reload();
    },
    forget() {
      idToken = null;
      clearFragment();
    },
    accessToken: () => accessToken,
    close() {
      if (!tellPhone('close')) window.close();
    },
  };
}
