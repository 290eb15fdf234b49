import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { type Tickets, ticketsUnder } from './tickets.ts';

/**
 * Keys that the installation's secrets give. Sealing is synchronous (node:crypto, which Workers have too): a card has half
 * a dozen buttons, and a trip to WebCrypto's thread pool for each cost more than all the rest of rendering.
 */
export interface Keys {
  /** A registration code as the directory keeps it: HMAC under IDENTITY_KEY, hex. */
  codeHash(code: string): string;
  /** A citizen id (13 digits) as the roster keeps it: HMAC under IDENTITY_KEY, hex. */
  citizenHash(digits: string): string;
  /** Postback data for a button, bound to one LINE user; at most 300 characters (LINE's limit). */
  sealTap(lane: string, tap: Tap): string;
  /** What a postback says, or null if we did not seal it for this user. */
  openTap(lane: string, data: string): Tap | null;
  /** A network address as counters of tries keep it: who reads them learns no address. */
  addressHash(address: string): string;
  readonly tickets: Tickets;
}

export interface Tap {
  readonly action: string;
  readonly arg: string | null;
  /** The card that the button stands on; null for buttons that never go stale. */
  readonly card: number | null;
}

const encoder = new TextEncoder();
/** 96 bits: short enough for a button, far too long to guess through a chat. */
const SEAL_LENGTH = 16;

/** @param secretKeys newest first; the first one seals, all of them open. */
export async function deriveKeys(secretKeys: readonly string[], identityKey: string): Promise<Keys> {
  const tapKeys = await Promise.all(secretKeys.map((secret) => derive(secret, 'postback')));
  const [newest] = tapKeys;
  if (!newest) throw new Error('a secret key is needed');
  const codeKey = await derive(identityKey, 'registration-code');
  const citizenKey = await derive(identityKey, 'citizen-id');
  const addressKey = await derive(secretKeys[0] ?? '', 'address');
  const tickets = await ticketsUnder(await Promise.all(secretKeys.map((secret) => derive(secret, 'ticket'))));
  const hmac = (key: Uint8Array, text: string) => createHmac('sha256', key).update(text);
  const seal = (key: Uint8Array, lane: string, body: string) =>
    hmac(key, `${lane}\n${body}`).digest('base64url').slice(0, SEAL_LENGTH);

  return {
    codeHash: (code) => hmac(codeKey, code).digest('hex'),
    citizenHash: (digits) => hmac(citizenKey, digits).digest('hex'),
    sealTap: (lane, tap) => {
      const body = JSON.stringify([tap.action, tap.arg, tap.card]);
      return `${seal(newest, lane, body)}${body}`;
    },
    openTap: (lane, data) => {
      const body = data.slice(SEAL_LENGTH);
      const given = data.slice(0, SEAL_LENGTH);
      return tapKeys.some((key) => same(seal(key, lane, body), given)) ? readTap(body) : null;
    },
    addressHash: (address) => hmac(addressKey, address).digest('base64url').slice(0, SEAL_LENGTH),
    tickets,
  };
}

/** A key of its own for each purpose (HKDF, RFC 5869). */
async function derive(secret: string, purpose: string): Promise<Uint8Array> {
  const material = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveBits']);
  const info = encoder.encode(`vhv/${purpose}`);
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info }, material, 256),
  );
}

function same(a: string, b: string): boolean {
  const [left, right] = [encoder.encode(a), encoder.encode(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function readTap(body: string): Tap | null {
  try {
    const [action, arg, card] = JSON.parse(body) as [string, string | null, number | null];
    return { action, arg, card };
  } catch {
    return null;
  }
}

/** SHA-256 of a text, hex. Every call of /api needs one for its token: not by way of WebCrypto's thread pool, as above. */
export async function sha256(text: string): Promise<string> {
  return createHash('sha256').update(text).digest('hex');
}
