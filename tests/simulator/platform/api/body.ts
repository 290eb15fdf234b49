import { type Answer, failure } from '../answers.ts';
import { isObject } from '../validate/check.ts';
import type { Endpoint } from './endpoint.ts';

/** Request bodies over 2 MB answer 413 (Messaging API reference, Status codes). */
export const MAX_BODY = 2 * 1024 * 1024;

export interface ReadBody {
  body: Record<string, unknown>;
  bytes: Uint8Array;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Line and column (from 1) of an offset, as LINE's parser reports them. */
function position(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `(line: ${before.length}, column: ${(before.at(-1)?.length ?? 0) + 1})`;
}

function parseJson(bytes: Uint8Array, contentType: string): ReadBody | Answer {
  if (!/^application\/json\b/i.test(contentType))
    return failure(415, `The content type, ${contentType || 'null'}, is not supported`);
  let text = '';
  try {
    text = decoder.decode(bytes);
    const body: unknown = JSON.parse(text);
    if (isObject(body)) return { body, bytes };
    return failure(400, 'The request body could not be parsed as JSON (line: 1, column: 1)');
  } catch (error) {
    const at = Number(/position (\d+)/.exec(String(error))?.[1] ?? text.length);
    return failure(400, `The request body could not be parsed as JSON ${position(text, at)}`);
  }
}

/** Reads a body the way its endpoint takes it; an Answer means LINE would refuse it. */
export function readBody(takes: Endpoint['takes'], bytes: Uint8Array, contentType: string): ReadBody | Answer {
  if (takes === 'json') return parseJson(bytes, contentType);
  if (takes === 'form') return { body: Object.fromEntries(new URLSearchParams(Buffer.from(bytes).toString())), bytes };
  return { body: {}, bytes };
}
