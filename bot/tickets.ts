import { createHmac } from 'node:crypto';

/**
 * Claims that go out to a page and come back: encrypted and sealed (AES-256-GCM), bound to a purpose and to whoever may
 * bring them, until a time. Nothing of it is kept here.
 */
export interface Tickets {
  seal(audience: Audience, claim: TicketClaim, expiresAt: number): Promise<string>;
  /** The claim, or null if it is not ours, not for this audience, or too old. */
  open(audience: Audience, ticket: string, now: number): Promise<TicketClaim | null>;
}

/** What it is for, and the LINE user who may bring it; '-' for whoever holds it. */
export interface Audience {
  readonly purpose: string;
  readonly lane: string;
}
export type TicketClaim = Readonly<Record<string, string>>;

const IV_BYTES = 12;
const encoder = new TextEncoder();

/** @param keys 32 bytes each, newest first; the first one seals, all of them open. */
export async function ticketsUnder(keys: readonly Uint8Array[]): Promise<Tickets> {
  const boxes = await Promise.all(keys.map(boxUnder));
  const [newest] = boxes;
  if (!newest) throw new Error('a secret key is needed');
  return {
    seal: (audience, claim, expiresAt) => newest.seal(audienceBytes(audience), JSON.stringify([expiresAt, claim])),
    async open(audience, ticket, now) {
      const bytes = Buffer.from(ticket, 'base64url');
      for (const box of boxes) {
        const text = await box.open(audienceBytes(audience), bytes);
        if (text === null) continue;
        const [expiresAt, claim] = JSON.parse(text) as [number, TicketClaim];
        return now < expiresAt ? claim : null;
      }
      return null;
    },
  };
}

async function boxUnder(raw: Uint8Array) {
  const key = await crypto.subtle.importKey('raw', Uint8Array.from(raw), 'AES-GCM', false, ['encrypt', 'decrypt']);
  return {
    async seal(additionalData: Uint8Array<ArrayBuffer>, text: string): Promise<string> {
      // Made from what it encrypts, as in SIV: never the same for two texts, and no randomness is needed.
      const hash = createHmac('sha256', raw).update(additionalData).update('\n').update(text).digest();
      const iv = Uint8Array.from(hash.subarray(0, IV_BYTES));
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, encoder.encode(text));
      return Buffer.concat([iv, new Uint8Array(sealed)]).toString('base64url');
    },
    async open(additionalData: Uint8Array<ArrayBuffer>, bytes: Uint8Array): Promise<string | null> {
      const iv = Uint8Array.from(bytes.subarray(0, IV_BYTES));
      const sealed = Uint8Array.from(bytes.subarray(IV_BYTES));
      try {
        const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, sealed);
        return new TextDecoder().decode(text);
      } catch {
        return null;
      }
    },
  };
}

function audienceBytes({ purpose, lane }: Audience): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(encoder.encode(`${purpose}\n${lane}`));
}
