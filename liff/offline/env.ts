import type { AttachmentRequest } from '../../shared/api/attachments.ts';

export type Place = Omit<Extract<AttachmentRequest, { kind: 'place' }>, 'kind'>;

/** All that the offline engine asks of the phone. The entry gives the real one, tests one that they drive. */
export interface Env {
  /** The phone's clock, ms; it may be a year off. */
  now(): number;
  /** 0 ≤ n < 1. */
  random(): number;
  uuid(): string;
  fetch(path: string, init: RequestInit): Promise<Response>;
  /** Null where the phone has none, or refuses it. */
  readonly indexedDB: IDBFactory | null;
  /** Null on a page that is not secure: then nothing may be stored either. */
  readonly crypto: Pick<Crypto, 'subtle' | 'getRandomValues'> | null;
  readonly locks: Pick<LockManager, 'request'> | null;
  /** Runs later; the answer calls it off. */
  after(ms: number, run: () => void): () => void;
  /** Only a hint: never a reason not to try. */
  online(): boolean;
  on(event: 'online' | 'offline' | 'show' | 'hide', run: () => void): void;
  /** The server's clock when it served the page. */
  readonly servedAt: number | null;
  /** Where the phone is; null when she or the phone refuses. */
  place(): Promise<Place | null>;
  /** What makes a photo small enough to send, as base64; it may have to come over the network first. */
  shrinker(): Promise<(photo: Blob) => Promise<string>>;
  preview(photo: Blob): string;
  reload(): void;
}
