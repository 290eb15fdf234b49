import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { Answer } from './endpoint.ts';

export type Gzip = (text: string) => Uint8Array<ArrayBuffer>;

/** Names, phone numbers and last digits stay in no cache of any phone or proxy. */
export const NOT_KEPT = { 'cache-control': 'no-store' } as const;

/** Less would hardly become smaller. */
const WORTH_PACKING = 1024;
const VARY = 'accept-encoding, authorization, cookie';

/**
 * What a handler answered, as a response. What was read may be asked for again by its ETag; all else is not kept anywhere.
 * `gzip` is null where the platform packs by itself, and for answers that hold a secret.
 */
export function answerResponse(c: Context, answer: Answer, gzip: Gzip | null): Response {
  const { status, headers = {} } = answer;
  const raw = answer.bytes ?? answer.stream;
  if (raw) return new Response(raw, { status, headers: { ...NOT_KEPT, ...headers } });
  const text = answer.text ?? (answer.body === undefined ? null : JSON.stringify(answer.body));
  const common = { 'content-type': 'application/json', vary: VARY };
  if (text === null || status === 204) return new Response(null, { status, headers: { ...NOT_KEPT, ...headers } });
  const isRead = (c.req.method === 'GET' || c.req.method === 'HEAD') && status === 200;
  if (!isRead || headers['cache-control'] === NOT_KEPT['cache-control'])
    return packed(c, text, status, { ...NOT_KEPT, ...common, ...headers }, gzip);
  // Weak: the same words packed in another way are the same answer (RFC 9110 §8.8.1).
  const tagged = answer.tagged === undefined ? text : JSON.stringify(answer.tagged);
  const etag = `W/"${createHash('sha256').update(tagged).digest('base64url').slice(0, 22)}"`;
  const kept = { 'cache-control': 'private, no-cache', ...common, ...headers, etag };
  if (isKnown(c.req.header('if-none-match'), etag)) {
    const { 'content-type': _, ...told } = kept;
    return new Response(null, { status: 304, headers: told });
  }
  return packed(c, text, status, kept, gzip);
}

function isKnown(known: string | undefined, etag: string): boolean {
  if (known === undefined) return false;
  const bare = etag.slice(2);
  return known.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === bare);
}

function packed(
  c: Context,
  text: string,
  status: number,
  headers: Record<string, string>,
  gzip: Gzip | null,
): Response {
  const wanted = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
  if (gzip === null || !wanted || text.length < WORTH_PACKING) return new Response(text, { status, headers });
  return new Response(gzip(text), { status, headers: { ...headers, 'content-encoding': 'gzip' } });
}
