import type { ReadonlySignal } from '@preact/signals';
import type { Me } from '../../shared/api/session.ts';
import type { Month } from '../../shared/calendar/months.ts';
import type { Method, Reply } from '../api/client.ts';
import type { Filings } from '../offline/filings.ts';

/** What every page but the report's gets from the entry; pages themselves know no clock, no network and no storage. */
export interface PageWorld {
  /** The server's clock as far as known, ms. */
  now(): number;
  /** Who she is; null until the server or an earlier visit told. */
  readonly me: ReadonlySignal<Me | null>;
  readonly signIn: ReadonlySignal<'unknown' | 'signed' | 'failed'>;
  readonly online: ReadonlySignal<boolean>;
  /** `path` under /api. */
  call<T>(method: Method, path: string, body?: object): Promise<Reply<T>>;
  /** What was last seen of an address in this visit, by her. */
  lastSeen<T>(path: string): Seen<T> | null;
  keep<T>(path: string, data: T): void;
  /** A file as it is, to a `path` under /api. */
  upload<T>(path: string, file: File): Promise<Reply<T>>;
  /** What an address that `call` told stands for, as it comes. */
  download(address: string, signal: AbortSignal): Promise<Response>;
  signInAgain(): void;
  /** Asks once more who she is, without leaving the page. */
  askAgain(): Promise<void>;
  /** Who she is now, after registering or leaving. */
  become(me: Me | null): void;
  /** Months whose reports wait on this phone. */
  waiting(): Promise<readonly Month[]>;
  /** Wipes her drafts from this phone. */
  wipe(): Promise<void>;
  /** What she types for others; null while nobody is known, or where its code did not come. */
  filings(): Promise<Filings | null>;
  /** Wipes that from this phone: she signs out, or may not file for others any more. */
  wipeFilings(): Promise<void>;
  accessToken(): string | null;
  /** A file or another site: outside LINE's browser, which does not download. */
  openOutside(url: string): void;
  /** A new UUID, for what must not be done twice. */
  newId(): string;
  /** LINE's own browser shows this page: it opens anew from the chat, and signs in by that. */
  readonly inLine: boolean;
  /** Back to the chat. */
  close(): void;
}

export interface Seen<T> {
  readonly data: T;
  /** The server's clock, ms. */
  readonly at: number;
}
