import { createHash } from 'node:crypto';
import { type PolicyOptions, policyOf } from './csp.ts';

/** Files of the built mini-app by their name; null when there is none. */
export type ReadFile = (name: string) => Promise<string | null>;
export type PageName = 'report.html' | 'verify.html' | 'index.html';
export type Packing = 'br' | 'gzip';
export type Pack = (html: string, packing: Packing) => Promise<Uint8Array<ArrayBuffer>>;

export interface Page {
  readonly html: string;
  readonly policy: string;
  readonly etag: string;
  readonly packed: Map<Packing, Uint8Array<ArrayBuffer>>;
}

const HOUR = 3_600_000;
/** Two pages with a handful of LIFF ids. */
const MOST = 32;

/**
 * Pages as they are sent: with what only this installation and this hour know written into them. They are kept for an
 * hour, so that the strongest packing costs nothing. Values only: requests of a Worker share them.
 */
export class PageShelf {
  readonly #pages = new Map<string, Page>();

  /** `now` is told to pages by the hour: enough to see that a token of LINE's is old, whatever the phone's clock says. */
  async page(
    read: ReadFile,
    name: PageName,
    liffId: string | null,
    now: number,
    policy: PolicyOptions,
  ): Promise<Page | null> {
    const servedAt = now - (now % HOUR);
    const key = `${name} ${liffId} ${servedAt}`;
    const kept = this.#pages.get(key);
    if (kept) return kept;
    const file = await read(name);
    if (file === null) return null;
    const html = file.replace(
      '<!--page-->',
      () => `<meta name="liff-id" content="${escaped(liffId ?? '')}"><meta name="served-at" content="${servedAt}">`,
    );
    const etag = `W/"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`;
    const page = { html, policy: policyOf(html, policy), etag, packed: new Map() };
    if (this.#pages.size >= MOST) this.#pages.clear();
    this.#pages.set(key, page);
    return page;
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
