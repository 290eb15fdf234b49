import { effect } from '@preact/signals';
import type { AttachmentRequest } from '../../../shared/api/attachments.ts';
import type { Consents } from '../../../shared/api/people.ts';
import type { Client } from '../../api/client.ts';
import { consentsKept, keepConsent, release, sendConsents } from '../../offline/consents.ts';
import { dropExtra, extrasOf, keepExtra, sendExtras, takeBack } from '../../offline/extras.ts';
import { once } from '../../offline/once.ts';
import type { ExtraKind, ExtraRow } from '../../offline/rows.ts';
import type { Extra } from '../controller.ts';
import type { Core } from './core.ts';

/** Photos and a place beside reports. Most go without, so this script comes when it is asked for. */
export interface Extras {
  /** Asks the server what she allowed on another day. */
  ask(): Promise<void>;
  agree(kind: ExtraKind, version: string, given: boolean): Promise<void>;
  addPhoto(file: Blob): Promise<void>;
  addPlace(): Promise<void>;
  remove(id: string): Promise<void>;
  /** Sends her words, and then what they allow. */
  send(user: string): Promise<'done' | 'later'>;
}

/** @param changed something waits to be sent */
export function createExtras(core: Core, client: Client, changed: () => void): Extras {
  const { shelf } = core;
  const consent = createConsent(core, client);
  const preparing = createPreparing(core, refresh);

  async function refresh(): Promise<void> {
    const user = core.user.peek();
    const month = core.month.peek();
    const rows = await extrasOf(shelf, user, month);
    const allowed = await consent.allowed(user, rows);
    if (core.user.peek() !== user || core.month.peek() !== month) return;
    const onItsWay = core.queue.peek().kind !== 'draft';
    const shown = rows.map(
      ({ id, kind, state }): Extra => ({
        id,
        kind,
        state: state === 'kept' && onItsWay ? 'waiting' : state,
        previewUrl: preparing.previews.get(id) ?? null,
      }),
    );
    core.agreed.value = allowed;
    core.extras.value = [...shown, ...preparing.shown()];
  }
  const show = (_user: string, _month: string, _queue: object) => void refresh();
  effect(() => show(core.user.value, core.month.value, core.queue.value));

  return {
    async ask() {
      await consent.ask(core.user.peek());
      await refresh();
    },
    async agree(kind, version, given) {
      await keepConsent(shelf, core.user.peek(), kind, { given, version });
      await refresh();
      changed();
    },
    addPhoto: preparing.addPhoto,
    addPlace: preparing.addPlace,
    async remove(id) {
      const row = (await extrasOf(shelf, core.user.peek(), core.month.peek())).find((one) => one.id === id);
      if (row && (row.state !== 'sent' || (await takeBack(client, row)))) await dropExtra(shelf, row);
      await refresh();
    },
    async send(user) {
      if ((await consent.send(user)) === 'later') return 'later';
      const sent = await sendExtras(shelf, client, user);
      await refresh();
      return sent;
    },
  };
}

/** What she allowed: as the server knows it, and what she said since. */
function createConsent({ shelf }: Core, client: Client) {
  let heard: { readonly user: string; readonly kinds: readonly string[] } = { user: '', kinds: [] };

  async function hear(user: string, { consents }: Consents): Promise<void> {
    const kinds = consents.filter(({ given }) => given).map(({ purpose }) => purpose);
    heard = { user, kinds };
    await shelf.db.write((tx) => release(tx, user, kinds));
  }
  async function ask(user: string): Promise<void> {
    const reply = await client.call<Consents>('GET', '/consents', { has: 'consents', volunteer: user });
    if (reply.kind === 'ok') await hear(user, reply.data);
  }
  return {
    ask,
    async allowed(user: string, rows: readonly ExtraRow[]): Promise<ExtraKind[]> {
      const words = await consentsKept(shelf, user);
      const said = (kind: ExtraKind) => words.find(({ row }) => row.kind === kind)?.word?.given;
      const known = (kind: ExtraKind) =>
        heard.user === user &&
        heard.kinds.includes(kind) &&
        !rows.some((row) => row.kind === kind && row.state === 'no-consent');
      return (['photo', 'place'] as const).filter((kind) => said(kind) ?? known(kind));
    },
    async send(user: string): Promise<'done' | 'later'> {
      const parked = await shelf.db.read(async (tx) =>
        (await tx.all<ExtraRow>('extras', `${user}/`)).some(({ state }) => state === 'no-consent'),
      );
      // She may have allowed it elsewhere since.
      if (parked) await ask(user);
      return sendConsents(shelf, client, user, (consents) => hear(user, consents));
    },
  };
}

/** What the phone still makes smaller, or is asked for. */
function createPreparing(core: Core, refresh: () => Promise<void>) {
  const { env, shelf } = core;
  const previews = new Map<string, string>();
  let preparing: readonly Extra[] = [];
  // At hand before the first photo, which may be taken where there is no signal.
  const shrinker = once(env.shrinker);
  void shrinker();

  async function add(kind: ExtraKind, preview: string | null, prepare: () => Promise<AttachmentRequest | null>) {
    const row: Pick<ExtraRow, 'id' | 'user' | 'month' | 'kind'> = {
      id: env.uuid(),
      user: core.user.peek(),
      month: core.month.peek(),
      kind,
    };
    if (preview) previews.set(row.id, preview);
    preparing = [...preparing, { id: row.id, kind, state: 'preparing', previewUrl: preview }];
    await refresh();
    // A file that is no picture, or a place that she keeps to herself: then there is nothing to keep.
    const body = await prepare().catch(() => null);
    if (body) await keepExtra(shelf, row, body);
    preparing = preparing.filter((one) => one.id !== row.id);
    await refresh();
  }
  return {
    previews,
    shown: () => preparing,
    addPhoto: (file: Blob) =>
      add('photo', env.preview(file), async () => {
        const shrink = await shrinker();
        return shrink && { kind: 'photo', jpeg: await shrink(file) };
      }),
    addPlace: () =>
      add('place', null, async () => {
        const place = await env.place();
        return place && { kind: 'place', ...place };
      }),
  };
}
