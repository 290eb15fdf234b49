/** So many requests per so many ms, refilled steadily (Messaging API reference, Rate limits). */
export interface RateLimit {
  requests: number;
  perMs: number;
}

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;

/** The table of line-platform.md §2.2. */
export const LIMITS = {
  hourly60: { requests: 60, perMs: HOUR },
  minutely1000: { requests: 1_000, perMs: MINUTE },
  hourly100: { requests: 100, perMs: HOUR },
  hourly3: { requests: 3, perMs: HOUR },
  secondly10: { requests: 10, perMs: SECOND },
  secondly100: { requests: 100, perMs: SECOND },
  secondly200: { requests: 200, perMs: SECOND },
  secondly370: { requests: 370, perMs: SECOND },
  secondly2000: { requests: 2_000, perMs: SECOND },
} as const satisfies Record<string, RateLimit>;

export interface Buckets {
  /** Takes one token of this endpoint's bucket; false when it is empty. */
  take(endpoint: string, limit: RateLimit, now: number): boolean;
}

/** One bucket per method and path pattern: parameters and addresses are not told apart (Scope of rate limits). */
export function createBuckets(): Buckets {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(endpoint, limit, now) {
      let bucket = buckets.get(endpoint);
      if (bucket === undefined) {
        bucket = { tokens: limit.requests, at: now };
        buckets.set(endpoint, bucket);
      }
      const refill = ((now - bucket.at) * limit.requests) / limit.perMs;
      bucket.tokens = Math.min(limit.requests, bucket.tokens + Math.max(0, refill));
      bucket.at = now;
      if (bucket.tokens < 1) return false;
      bucket.tokens -= 1;
      return true;
    },
  };
}
