import type * as z from 'zod/mini';
import { type Problem, problem } from '../../shared/api/problems.ts';
import type { Endpoint, FieldError, Refusal } from './endpoint.ts';
import { wrong } from './problem.ts';

/** Data with a source: our own choice. A report is 3 KB at most. */
const LARGEST_BODY = 32 * 1024;
const MOST_ERRORS = 50;

/** The body of a request as its schema makes it, or what is wrong with it. */
export async function readBody(endpoint: Endpoint, request: Request): Promise<{ readonly body: unknown } | Refusal> {
  if (endpoint.body === null) return { body: null };
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json *(;|$)/i.test(type)) return problem('not-json');
  const bytes = await bytesOf(request, endpoint.largestBody ?? LARGEST_BODY);
  if (!(bytes instanceof Uint8Array)) return bytes;
  const json = parse(bytes);
  if (json === undefined) return wrong('', 'not-json');
  const checked = endpoint.body.safeParse(json.value);
  return checked.success ? { body: checked.data } : wrongShape(checked.error.issues);
}

/** Counts what comes, whatever its sender told of its length. */
export async function bytesOf(request: Request, most: number): Promise<Uint8Array | Problem> {
  const told = request.headers.has('transfer-encoding') ? null : request.headers.get('content-length');
  if (Number(told) > most) return problem('too-large');
  try {
    // A server takes no more than the length that it was told.
    if (told !== null) return new Uint8Array(await request.arrayBuffer());
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of request.body ?? []) {
      size += part.length;
      if (size > most) return problem('too-large');
      parts.push(part);
    }
    return joined(parts, size);
  } catch {
    // She hung up, or lost her signal: nobody reads the answer.
    return problem('invalid-request');
  }
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function parse(bytes: Uint8Array): { readonly value: unknown } | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // PostgreSQL knows no text with a NUL in it.
    return text.includes('\\u0000') ? undefined : { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function wrongShape(issues: readonly z.core.$ZodIssue[]): Refusal {
  const errors: FieldError[] = issues
    .slice(0, MOST_ERRORS)
    .map(({ path, code }) => ({ path: path.map(String).join('.'), code: code.replaceAll('_', '-') }));
  const inAnswers = errors.length > 0 && errors.every(({ path }) => path.startsWith('answers.'));
  return { ...problem(inAnswers ? 'invalid-answers' : 'invalid-request'), errors };
}
