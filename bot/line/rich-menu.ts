import { messagingApi } from '@line/bot-sdk';
import type { Sent } from '../ports.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

export interface LineMenu {
  readonly id: string;
  readonly name: string;
}

/** Rich menus of a channel. A call that LINE does not accept throws a MenuCallError; all but `create` may be repeated. */
export interface RichMenus {
  list(): Promise<readonly LineMenu[]>;
  /** Alias → id of its menu. */
  aliases(): Promise<ReadonlyMap<string, string>>;
  defaultId(): Promise<string | null>;
  /** Answers the new menu's id. Allowed 100 times an hour. */
  create(menu: messagingApi.RichMenuRequest): Promise<string>;
  /** A PNG. Once uploaded it cannot be replaced. */
  upload(id: string, png: Uint8Array): Promise<void>;
  putAlias(alias: string, id: string, exists: boolean): Promise<void>;
  setDefault(id: string): Promise<void>;
  /** At most 500 people at once; LINE does it within seconds and leaves out who is not a friend. */
  link(id: string, userIds: readonly string[]): Promise<void>;
  /**
   * Gives everybody who holds `from` the menu `to`; answers the request's id for `phase`. Allowed three times an hour. With
   * the same key LINE goes on with an earlier request instead of starting anew.
   */
  replace(links: readonly { from: string; to: string }[], key: string): Promise<string>;
  phase(requestId: string): Promise<'ongoing' | 'succeeded' | 'failed'>;
  /** A menu that is gone already is no error. Allowed 100 times an hour. */
  remove(id: string): Promise<void>;
}

export interface RichMenuOptions {
  readonly channelAccessToken: string;
  readonly apiOrigin: string;
  readonly dataApiOrigin: string;
}

class MenuCallError extends Error {
  readonly sent: Sent;
  constructor(what: string, sent: Sent) {
    super(`${what}: ${wordsOf(sent)}`);
    this.sent = sent;
  }
}

function wordsOf(sent: Sent): string {
  switch (sent.kind) {
    case 'refused':
      return `LINE refused (${sent.status} ${sent.message})`;
    case 'ambiguous':
      return `no clear answer from LINE (${sent.message}); run it again, it goes on from here`;
    case 'rate-limited':
      return "LINE's limit is reached (100 menus made or deleted and 3 relinkings an hour); run it again in an hour";
    default:
      return sent.kind;
  }
}

const TIMEOUT_MS = 10_000;
/** A picture over a weak line. */
const UPLOAD_MS = 60_000;

type Called<T> = Promise<{ httpResponse: Response; body: T }>;

export function richMenus(options: RichMenuOptions): RichMenus {
  const { channelAccessToken, apiOrigin, dataApiOrigin } = options;
  const api = new messagingApi.MessagingApiClient({ channelAccessToken, baseURL: apiOrigin });
  const blobs = new messagingApi.MessagingApiBlobClient({ channelAccessToken, baseURL: dataApiOrigin });
  return {
    list: async () => {
      const { richmenus } = await must('list menus', api.getRichMenuListWithHttpInfo());
      return (richmenus ?? []).map(({ richMenuId, name }) => ({ id: richMenuId, name }));
    },
    aliases: async () => {
      const { aliases } = await must('list aliases', api.getRichMenuAliasListWithHttpInfo());
      return new Map((aliases ?? []).map(({ richMenuAliasId, richMenuId }) => [richMenuAliasId, richMenuId]));
    },
    defaultId: async () => {
      const answer = await unlessGone('read the default menu', api.getDefaultRichMenuIdWithHttpInfo());
      return answer?.richMenuId ?? null;
    },
    create: async (menu) => (await must('create a menu', api.createRichMenuWithHttpInfo(menu))).richMenuId,
    upload: async (id, png) => {
      const picture = new Blob([Uint8Array.from(png)], { type: 'image/png' });
      await must('upload a picture', blobs.setRichMenuImageWithHttpInfo(id, picture), UPLOAD_MS);
    },
    putAlias: async (alias, id, exists) => {
      const request = exists
        ? api.updateRichMenuAliasWithHttpInfo(alias, { richMenuId: id })
        : api.createRichMenuAliasWithHttpInfo({ richMenuAliasId: alias, richMenuId: id });
      await must('set an alias', request);
    },
    setDefault: async (id) => {
      await must('set the default menu', api.setDefaultRichMenuWithHttpInfo(id));
    },
    link: async (id, userIds) => {
      const request = { richMenuId: id, userIds: [...userIds] };
      await must('link people', api.linkRichMenuIdToUsersWithHttpInfo(request));
    },
    replace: async (links, key) => {
      const operations = links.map(({ from, to }) => ({ type: 'link' as const, from, to }));
      const request = api.richMenuBatchWithHttpInfo({ operations, resumeRequestKey: key });
      const { sent } = await checked('relink people', request, TIMEOUT_MS);
      return sent.requestId ?? '';
    },
    phase: async (requestId) =>
      (await must('read how far relinking is', api.getRichMenuBatchProgressWithHttpInfo(requestId))).phase,
    remove: async (id) => {
      await unlessGone('delete a menu', api.deleteRichMenuWithHttpInfo(id));
    },
  };
}

async function checked<T>(what: string, request: Called<T>, timeoutMs: number): Promise<Outcome<T>> {
  const outcome = await outcomeOf(request, timeoutMs);
  if (outcome.sent.kind !== 'accepted') throw new MenuCallError(what, outcome.sent);
  return outcome;
}

async function must<T>(what: string, request: Called<T>, timeoutMs = TIMEOUT_MS): Promise<T> {
  const { sent, body } = await checked(what, request, timeoutMs);
  if (body === null) throw new MenuCallError(what, sent);
  return body;
}

/** LINE says 404 of a menu that is not there, and when no default is set. */
async function unlessGone<T>(what: string, request: Called<T>): Promise<T | null> {
  try {
    return await must(what, request);
  } catch (error) {
    if (error instanceof MenuCallError && error.sent.kind === 'refused' && error.sent.status === 404) return null;
    throw error;
  }
}
