/** A request that was accepted under a retry key. `json` is what its 409 repeats (push: sentMessages). */
export interface AcceptedRequest {
  requestId: string;
  at: number;
  json: object;
}

export interface RetryKeys {
  find(key: string, now: number): AcceptedRequest | null;
  remember(key: string, request: AcceptedRequest): void;
}

/** Retry keys are remembered for `life` ms (24 h) from the accepted request; later the same key is a new one. */
export function createRetryKeys(life: number): RetryKeys {
  const accepted = new Map<string, AcceptedRequest>();
  return {
    find(key, now) {
      const found = accepted.get(key.toLowerCase());
      return found !== undefined && now - found.at < life ? found : null;
    },
    remember(key, request) {
      for (const [old, entry] of accepted) {
        if (request.at - entry.at < life) break;
        accepted.delete(old);
      }
      accepted.delete(key.toLowerCase());
      accepted.set(key.toLowerCase(), request);
    },
  };
}
