import type { Load } from './endpoint.ts';
import { networkOf } from './network.ts';

/** So many at once, and so many a second again. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}
export interface Rates {
  readonly user: Readonly<Record<Load, Rate>>;
  readonly address: Readonly<Record<Load, Rate>>;
}

/**
 * Data with a source: our own choice. A user's is far above what a thumb can do; an address's above what a province on one
 * mobile address does on the last evening. They stop a machine that runs wild, nobody else.
 */
export const RATES: Rates = {
  user: {
    read: { burst: 2000, perSecond: 100 },
    write: { burst: 1000, perSecond: 50 },
    login: { burst: 60, perSecond: 2 },
  },
  address: {
    read: { burst: 4000, perSecond: 400 },
    write: { burst: 2000, perSecond: 200 },
    login: { burst: 2000, perSecond: 100 },
  },
};

const MOST_BUCKETS = 50_000;
interface Bucket {
  left: number;
  at: number;
}

/** Load limits of one process, in memory. Answers the seconds to wait, or null when it may go on. */
export class Limits {
  readonly #rates: Rates;
  readonly #buckets = new Map<string, Bucket>();

  constructor(rates: Rates = RATES) {
    this.#rates = rates;
  }

  address(load: Load, address: string | null, now: number): number | null {
    const network = networkOf(address ?? '');
    return network === null ? null : this.#take(`a ${load} ${network}`, this.#rates.address[load], now);
  }

  user(load: Load, lineUserId: string, now: number): number | null {
    return this.#take(`u ${load} ${lineUserId}`, this.#rates.user[load], now);
  }

  #take(key: string, { burst, perSecond }: Rate, now: number): number | null {
    const known = this.#buckets.get(key);
    const gained = known ? (Math.max(0, now - known.at) / 1000) * perSecond : 0;
    const left = known ? Math.min(burst, known.left + gained) : burst;
    // Put last again: the first ones of the map are those that were quiet longest, and are forgotten first.
    this.#buckets.delete(key);
    this.#buckets.set(key, { left: left < 1 ? left : left - 1, at: now });
    const [quietest] = this.#buckets.size > MOST_BUCKETS ? this.#buckets.keys() : [];
    if (quietest !== undefined) this.#buckets.delete(quietest);
    return left < 1 ? (1 - left) / perSecond : null;
  }
}
