import type { webcrypto } from 'node:crypto';

type CryptoKey = webcrypto.CryptoKey;

/** Keys that the installation's secrets give: WebCrypto only, so that Node and Workers share the code. */
export interface Keys {
  /** A registration code as the directory keeps it: HMAC under IDENTITY_KEY, hex. */
  codeHash(code: string): Promise<string>;
  /** A citizen id (13 digits) as the roster keeps it: HMAC under IDENTITY_KEY, hex. */
  citizenHash(digits: string): Promise<string>;
  /** Postback data for a button, bound to one LINE user; at most 300 characters (LINE's limit). */
  sealTap(lane: string, tap: Tap): Promise<string>;
  /** What a postback says, or null if we did not seal it for this user. */
  openTap(lane: string, data: string): Promise<Tap | null>;
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
  const codeKey = await derive(identityKey, 'registration-code');
  const citizenKey = await derive(identityKey, 'citizen-id');
  const seal = async (key: CryptoKey, lane: string, body: string) =>
    base64url(await crypto.subtle.sign('HMAC', key, encoder.encode(`${lane}\n${body}`))).slice(0, SEAL_LENGTH);

  return {
    codeHash: async (code) => hex(await crypto.subtle.sign('HMAC', codeKey, encoder.encode(code))),
    citizenHash: async (digits) => hex(await crypto.subtle.sign('HMAC', citizenKey, encoder.encode(digits))),
    sealTap: async (lane, tap) => {
      const body = JSON.stringify([tap.action, tap.arg, tap.card]);
      return `${await seal(tapKeys[0] as CryptoKey, lane, body)}${body}`;
    },
    openTap: async (lane, data) => {
      const body = data.slice(SEAL_LENGTH);
      for (const key of tapKeys) if ((await seal(key, lane, body)) === data.slice(0, SEAL_LENGTH)) return readTap(body);
      return null;
    },
  };
}

async function derive(secret: string, purpose: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encoder.encode(`vhv/${purpose}`) },
    material,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign'],
  );
}

function readTap(body: string): Tap | null {
  try {
    const [action, arg, card] = JSON.parse(body) as [string, string | null, number | null];
    return { action, arg, card };
  } catch {
    return null;
  }
}

/** SHA-256 of a text, hex. */
export async function sha256(text: string): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', encoder.encode(text)));
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function base64url(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}
