/** What a JSON text can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * The one way to write a value down, so that the same facts give the same bytes and the same hash: keys in order of their
 * UTF-16 units, nothing between the words (as RFC 8785, for whole numbers and texts, which are all that a pack holds).
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`).join(',')}}`;
}

/** SHA-256 in small hex digits; WebCrypto or Node's, as the platform has it. */
export type Digest = (bytes: Uint8Array) => Promise<string>;

/** WHATWG Encoding: every platform has it, though the language's own library does not name it. */
interface Utf8 {
  readonly TextEncoder: new () => { encode(text: string): Uint8Array };
  readonly TextDecoder: new (label: 'utf-8', options: { fatal: true }) => { decode(bytes: Uint8Array): string };
}
const platform = globalThis as unknown as Utf8;
const encoder = new platform.TextEncoder();
const decoder = new platform.TextDecoder('utf-8', { fatal: true });

export const bytesOf = (text: string): Uint8Array => encoder.encode(text);

/** @throws when the bytes are no UTF-8 */
export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes);
