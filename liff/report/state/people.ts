import type { MonthsAnswer } from '../../../shared/api/drafts.ts';
import type { Me } from '../../../shared/api/session.ts';
import type { Client } from '../../api/client.ts';
import { createSession, type SignedIn } from '../../api/session.ts';
import { adopt, takeOver } from '../../offline/adopt.ts';
import { UNKNOWN } from '../../offline/rows.ts';
import type { Core } from './core.ts';
import type { Editor } from './editor.ts';
import { LAST } from './recall.ts';

export interface People {
  remember(answer: MonthsAnswer): Promise<void>;
  /** The server said who she is. */
  become(me: Me): Promise<void>;
  /** Asks LINE, then the cookie; true when there is a session. */
  signIn(): Promise<boolean>;
  /** Who the cookie says she is now. */
  whoNow(): Promise<void>;
  login(): boolean;
}

interface Deps {
  readonly editor: Editor;
  /** Queue and extras of another person are to be shown. */
  readonly refresh: () => Promise<void>;
  /** She is signed in. */
  readonly arrived: () => void;
}

export function createPeople(core: Core, client: Client, { editor, refresh, arrived }: Deps): People {
  const { shelf, signIn, user } = core;
  const session = createSession(client, core.openDoor, (late) => void settle(late));
  /** The server said who holds the phone; until then the page takes her for whom it saw last. */
  let confirmed = false;

  async function become(me: Me): Promise<void> {
    const before = user.peek();
    const id = me.id ?? UNKNOWN;
    const move = async () => {
      if (me.id !== null) await adopt(shelf, me.id, core.visit);
      if (before === id) return;
      if (!confirmed && before !== UNKNOWN) await takeOver(shelf, before, id, core.visit);
      user.value = id;
      core.months.value = null;
      core.offer.value = null;
      await shelf.db.write(async (tx) => tx.put('me', LAST, id));
    };
    core.me.value = me;
    const again = confirmed && before === id;
    if (!confirmed && before !== id && before !== UNKNOWN) await editor.handOver(move);
    else if (!again) await editor.load(move);
    confirmed = true;
    signIn.value = { kind: me.id === null ? 'stranger' : 'signed' };
    if (before !== id) await refresh();
  }

  let failures = 0;
  let callOff = () => {};
  async function settle(signed: SignedIn): Promise<boolean> {
    callOff();
    if (signed.kind === 'signed') {
      failures = 0;
      await become(signed.me);
      arrived();
      return signed.me.id !== null;
    }
    // A session that was there before LINE's silence still is.
    if (!signed.over && signIn.peek().kind === 'signed') return true;
    signIn.value = { kind: 'failed', why: signed.why };
    // Nobody could be asked: it goes on by itself, as what she sent does. Not every phone says that the signal is back.
    if (!signed.over)
      callOff = core.env.after((signed.again ?? Math.min(4 * 2 ** failures++, 300)) * 1000, () => void people.signIn());
    return false;
  }

  let asking: Promise<boolean> | null = null;
  const people: People = {
    async remember(answer) {
      const id = user.peek();
      const body = await shelf.vault.seal(id, answer);
      await shelf.db.write(async (tx) => tx.put('me', id, { body }));
    },
    become,
    signIn() {
      asking ??= (async () => {
        if (signIn.peek().kind !== 'signed') signIn.value = { kind: 'signing' };
        return settle(await session.signIn());
      })().finally(() => {
        asking = null;
      });
      return asking;
    },
    async whoNow() {
      await settle(await session.who());
    },
    login: session.login,
  };
  return people;
}
