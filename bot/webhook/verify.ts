const encoder = new TextEncoder();

/** Checks x-line-signature: base64 of HMAC-SHA256 over the exact bytes of the body, keyed by the channel secret. */
export type Verify = (body: Uint8Array<ArrayBuffer>, signature: string | null | undefined) => Promise<boolean>;

/**
 * Reissuing a channel secret ends the old one at once, so several are accepted while an installation rolls over.
 * WebCrypto's verify compares in constant time.
 */
export async function signatureVerifier(channelSecrets: readonly string[]): Promise<Verify> {
  const keys = await Promise.all(
    channelSecrets.map((secret) =>
      crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']),
    ),
  );
  return async (body, signature) => {
    const bytes = signature ? fromBase64(signature) : null;
    if (!bytes) return false;
    for (const key of keys) if (await crypto.subtle.verify('HMAC', key, bytes, body)) return true;
    return false;
  };
}

/** 32 bytes in base64 as LINE writes them; `atob` alone would forgive spaces and missing padding. */
const SIGNATURE = /^[A-Za-z0-9+/]{43}=$/;

function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  return SIGNATURE.test(text) ? Uint8Array.from(atob(text), (char) => char.charCodeAt(0)) : null;
}
