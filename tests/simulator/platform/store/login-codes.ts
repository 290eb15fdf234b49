import { createHash } from 'node:crypto';

/** What LINE Login keeps between its page and the exchange of the code (RFC 7636). */
interface Grant {
  readonly userId: string;
  readonly challenge: string;
  readonly expiresAt: number;
}

/** Authorization codes: one use, ten minutes (LINE Login reference, Issue access token). */
export interface LoginCodes {
  give(code: string, grant: Omit<Grant, 'expiresAt'>, now: number): void;
  /** Whom the code is for; null for an unknown, spent, late or stolen one. */
  take(code: string, verifier: string, now: number): string | null;
}

const LIFE = 600_000;

export function createLoginCodes(): LoginCodes {
  const codes = new Map<string, Grant>();
  return {
    give: (code, grant, now) => {
      codes.set(code, { ...grant, expiresAt: now + LIFE });
    },
    take(code, verifier, now) {
      const grant = codes.get(code);
      codes.delete(code);
      if (grant === undefined || grant.expiresAt <= now) return null;
      return createHash('sha256').update(verifier).digest('base64url') === grant.challenge ? grant.userId : null;
    },
  };
}
