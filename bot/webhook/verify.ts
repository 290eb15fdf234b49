import { Buffer } from 'node:buffer';
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Checks x-line-signature: base64 of HMAC-SHA256 over the exact bytes of the body, keyed by the channel secret. */
export type Verify = (body: Uint8Array<ArrayBuffer>, signature: string | null | undefined) => boolean;

/** 32 bytes in base64 as LINE writes them; a decoder alone would forgive spaces and missing padding. */
const SIGNATURE = /^[A-Za-z0-9+/]{43}=$/;

/**
 * Reissuing a channel secret ends the old one at once, so several are accepted while an installation rolls over. Compared
 * in constant time.
 */
export function signatureVerifier(channelSecrets: readonly string[]): Verify {
  return (body, signature) => {
    if (!signature || !SIGNATURE.test(signature)) return false;
    const given = Buffer.from(signature, 'base64');
    return channelSecrets.some((secret) => timingSafeEqual(createHmac('sha256', secret).update(body).digest(), given));
  };
}
