import type { Db } from './db.ts';
import type { Env } from './env.ts';

/** What only the phone's own browser can open again; `open` where nothing is stored anyway. */
export type Sealed = { readonly iv: Uint8Array<ArrayBuffer>; readonly data: ArrayBuffer } | { readonly open: unknown };

export interface Vault {
  seal(user: string, value: unknown): Promise<Sealed>;
  /** Null when its key is gone. */
  open<T>(user: string, sealed: Sealed): Promise<T | null>;
}

/**
 * One key per person, which script can use but not read: who copies the phone's files has no answers, and one person's
 * rows stay closed while another uses the phone (quality.md §5, ASVS 14.3).
 */
export function createVault(db: Db, env: Pick<Env, 'crypto'>): Vault {
  const safe = env.crypto;
  const keys = new Map<string, Promise<CryptoKey>>();

  async function keyOf(user: string, { subtle }: Pick<Crypto, 'subtle'>): Promise<CryptoKey> {
    const kept = await db.read((tx) => tx.get<CryptoKey>('keys', user));
    if (kept) return kept;
    const fresh = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    return db.write(async (tx) => {
      // Another tab may have been quicker.
      const theirs = await tx.get<CryptoKey>('keys', user);
      if (!theirs) tx.put('keys', user, fresh);
      return theirs ?? fresh;
    });
  }
  const key = (user: string, from: Pick<Crypto, 'subtle'>) => {
    const known = keys.get(user) ?? keyOf(user, from);
    keys.set(user, known);
    return known;
  };

  return {
    async seal(user, value) {
      if (safe === null) return { open: value };
      const iv = safe.getRandomValues(new Uint8Array(12));
      const text = new TextEncoder().encode(JSON.stringify(value));
      return { iv, data: await safe.subtle.encrypt({ name: 'AES-GCM', iv }, await key(user, safe), text) };
    },
    async open<T>(user: string, sealed: Sealed) {
      if ('open' in sealed) return sealed.open as T;
      if (safe === null) return null;
      try {
        const { iv, data } = sealed;
        const text = await safe.subtle.decrypt({ name: 'AES-GCM', iv }, await key(user, safe), data);
        return JSON.parse(new TextDecoder().decode(text)) as T;
      } catch {
        return null;
      }
    },
  };
}
