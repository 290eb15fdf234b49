export type StoreName = 'keys' | 'drafts' | 'outbox' | 'sent' | 'me' | 'forms' | 'extras';
export const STORES: readonly StoreName[] = ['keys', 'drafts', 'outbox', 'sent', 'me', 'forms', 'extras'];

/** What a piece of work may do within one transaction. Between two steps it may await nothing but these. */
export interface Tx {
  get<T>(store: StoreName, key: string): Promise<T | undefined>;
  /** Rows whose keys begin so, in the order of their keys. */
  all<T>(store: StoreName, prefix: string): Promise<T[]>;
  keys(store: StoreName): Promise<string[]>;
  put(store: StoreName, key: string, row: unknown): void;
  delete(store: StoreName, key: string): void;
}
/** May run twice: when the phone refuses to store, once more on memory. */
export type Work<T> = (tx: Tx) => Promise<T>;
