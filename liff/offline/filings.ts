import type { Month } from '../../shared/calendar/months.ts';
import type { Answers } from '../../shared/report/answers.ts';
import type { Db } from './db.ts';
import type { Sealed, Vault } from './seal.ts';
import type { Tx } from './stores.ts';

/** Of whom, where and when: whatever somebody types for another never meets what she types for herself. */
export interface FilingPlace {
  readonly unitId: string;
  readonly month: Month;
  readonly personId: string;
}

/** The numbers of another's paper form, as far as they are typed. */
export interface Filing {
  readonly answers: Answers;
  readonly formVersion: string;
  /** What was sent, perhaps in vain: the same numbers keep their id, so that a lost answer makes no second version. */
  readonly sent: { readonly id: string; readonly content: string } | null;
}

interface FilingRow {
  /** The server's clock, ms. */
  readonly at: number;
  readonly body: Sealed;
}

export interface Filings {
  load(place: FilingPlace): Promise<Filing | null>;
  /** Resolves once the disk has it; false where the phone refuses, so that it lives as long as the page. */
  keep(place: FilingPlace, filing: Filing): Promise<boolean>;
  drop(place: FilingPlace): Promise<void>;
  /** Forgets what lay too long. */
  dropOld(): Promise<void>;
  /** For whom something is typed and not sent. */
  begun(place: Pick<FilingPlace, 'unitId' | 'month'>): Promise<readonly string[]>;
}

/** By then its month is closed (design.md, "Month"). */
const KEEP_MS = 40 * 24 * 60 * 60_000;

/** All that a person holds of others' on this phone; her own drafts lie beside it under her months. */
const shelfOf = (user: string) => `${user}/for/`;
const monthOf = (user: string, { unitId, month }: Pick<FilingPlace, 'unitId' | 'month'>) =>
  `${shelfOf(user)}${unitId}/${month}/`;

/** Drafts of what she files for others, sealed by her key like her own (liff/offline/seal.ts). */
export function createFilings(db: Db, vault: Vault, user: string, now: () => number): Filings {
  const keyOf = (place: FilingPlace) => `${monthOf(user, place)}${place.personId}`;
  return {
    async load(place) {
      const row = await db.read((tx) => tx.get<FilingRow>('drafts', keyOf(place)));
      return row ? vault.open<Filing>(user, row.body) : null;
    },
    async keep(place, filing) {
      const row: FilingRow = { at: now(), body: await vault.seal(user, filing) };
      await db.write(async (tx) => tx.put('drafts', keyOf(place), row));
      return db.mode() === 'saved';
    },
    drop: (place) => db.write(async (tx) => tx.delete('drafts', keyOf(place))),
    dropOld: () => db.write((tx) => dropOldFilings(tx, now())),
    async begun(place) {
      const prefix = monthOf(user, place);
      return (await db.read((tx) => keysOf(tx, prefix))).map((key) => key.slice(prefix.length));
    },
  };
}

const keysOf = async (tx: Tx, prefix: string) => (await tx.keys('drafts')).filter((key) => key.startsWith(prefix));

/** Whoever typed it: of those who share this phone some come no more. @param now the server's clock, ms */
export async function dropOldFilings(tx: Tx, now: number): Promise<void> {
  for (const key of await tx.keys('drafts')) {
    if (!key.includes(shelfOf(''))) continue;
    const row = await tx.get<FilingRow>('drafts', key);
    if (row && row.at < now - KEEP_MS) tx.delete('drafts', key);
  }
}

/** She signs out, or nobody lets her file for others any more. */
export async function dropFilings(db: Db, user: string): Promise<void> {
  await db.write(async (tx) => {
    for (const key of await keysOf(tx, shelfOf(user))) tx.delete('drafts', key);
  });
}
