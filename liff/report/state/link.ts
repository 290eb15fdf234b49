import { effect } from '@preact/signals';
import type { Answers } from '../../../shared/report/answers.ts';
import { type Client, createClient } from '../../api/client.ts';
import { once } from '../../offline/once.ts';
import { UNKNOWN } from '../../offline/rows.ts';
import { createSync } from '../../offline/sync.ts';
import { createCopies } from './copies.ts';
import type { Core, Offered } from './core.ts';
import type { Extras } from './extras.ts';
import { createLeftOver } from './left-over.ts';
import { createMonths } from './months.ts';
import type { Page } from './page.ts';
import { createPeople } from './people.ts';

/** All that needs the server. Its script comes after the page is usable: without signal there is nothing for it to do. */
export interface Link {
  signIn(): Promise<boolean>;
  login(): boolean;
  /** Something was kept. */
  saved(): void;
  /** Something was sent. */
  sent(): void;
  /** She took what was offered, or left it. */
  decided(offer: Offered, took: boolean): Promise<void>;
  /** Her way out of what stopped a report: what the form shows from then on, where it is not what stood there. */
  resolve(way: 'send-mine' | 'take-theirs' | 'edit'): Promise<Answers | null>;
  /** Photos and place; null while their script does not come. */
  extras(): Promise<Extras | null>;
  /** Another month is shown. */
  shown(): Promise<void>;
  /** The page may be gone in a moment. */
  leaving(): Promise<void>;
  /** She looks again, or the signal is back. */
  wake(): Promise<void>;
}

/**
 * Every answer tells how the signal is. One that was asked for before the phone lost it tells nothing, nor does one of a page
 * that was being left: phones cut it off, and she reads it when she is back.
 */
function listening({ env, net }: Core, client: Client): Client {
  let losses = 0;
  env.on('offline', () => {
    losses += 1;
  });
  return {
    ...client,
    async call(...asked) {
      const before = losses;
      const reply = await client.call(...asked);
      if (losses === before && !asked[2]?.keepalive)
        net.value = reply.kind !== 'offline' ? 'online' : reply.portal ? 'portal' : 'offline';
      return reply as never;
    },
  };
}

export function openLink(core: Core, page: Page): Link {
  const client = listening(core, createClient(core.env));
  const ways = once(() => import('./resolve.ts'));
  // At hand before she decides, also should the signal go.
  effect(() => void (core.queue.value.kind === 'problem' && ways()));
  const extras = once(async () =>
    (await import('./extras.ts')).createExtras(core, client, () => void sync.flush(true)),
  );
  const anyExtras = async () => (await core.shelf.db.read((tx) => tx.keys('extras'))).length > 0;
  const leftOver = createLeftOver(core);
  const copies = createCopies(core, client, page.editor);
  const people = createPeople(core, client, {
    editor: page.editor,
    refresh: page.refresh,
    arrived: () => void months.load().then(() => sync.flush(true)),
  });
  const months = createMonths(core, { client, page, copies, leftOver, people: () => people });
  const sync = createSync({
    env: core.env,
    shelf: core.shelf,
    client,
    visit: core.visit,
    user: () => (core.signIn.peek().kind === 'signed' && core.user.peek() !== UNKNOWN ? core.user.peek() : null),
    clock: core.clock.now,
    signIn: people.signIn,
    whoNow: people.whoNow,
    posting: page.queue.posting,
    changed: page.refresh,
    extras: async (user) => ((await anyExtras()) ? ((await (await extras())?.send(user)) ?? 'later') : 'done'),
  });
  // Of an earlier visit: she sees them.
  void anyExtras().then((any) => (any ? extras() : null));
  return {
    signIn: people.signIn,
    login: people.login,
    saved: copies.changed,
    sent() {
      copies.stop();
      void sync.flush(true);
    },
    async decided({ seq, left }, took) {
      // Ours is the newer one from now on, and the server's copy follows it.
      if (!took && seq !== null) await page.editor.noteSeq(seq).then(copies.changed);
      await page.editor.settle();
      if (left) await leftOver.forget(left);
      await leftOver.offer();
    },
    resolve: async (way) => (await ways())?.resolveStopped(core, page.queue, way) ?? null,
    extras,
    shown: months.complete,
    leaving: () => copies.push(true),
    async wake() {
      if (core.signIn.peek().kind !== 'signed') return void (await people.signIn());
      if (!core.sure.peek() || core.net.peek() !== 'online') await months.load();
      await sync.flush(true);
      await copies.push();
    },
  };
}
