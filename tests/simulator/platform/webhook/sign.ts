import { createHmac } from 'node:crypto';

/** Base64 of HMAC-SHA256 over the very bytes of the body, keyed by the channel secret (x-line-signature). */
export const signatureOf = (secret: string, body: Uint8Array | string): string =>
  createHmac('sha256', secret).update(body).digest('base64');
