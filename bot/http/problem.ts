import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { PROBLEMS, type ProblemCode, problem } from '../../shared/api/problems.ts';
import { busyUntil, problemTitle } from '../../shared/text/problems.ts';
import type { Turned } from '../admission/gate.ts';
import type { Kind } from '../admission/kinds.ts';
import type { Refusal } from './endpoint.ts';

/** RFC 9457: a stable code, a sentence in Thai, and a reference that finds the log line. */
export function problemResponse(c: Context, code: ProblemCode, status: number = PROBLEMS[code], reference?: string) {
  return refusalResponse(c, { problem: code }, status, reference);
}

/** A full house: when to come again, said to people and to programs. */
export function turnedAway(kind: Kind, { why, retryAfter }: Turned): Refusal {
  return { ...(why === 'own' ? problem('too-many-requests') : problem('busy', { waits: kind })), retryAfter };
}

/** A request of which one field, parameter or part of the path does not fit. */
export function wrong(path: string, code = 'invalid-value'): Refusal {
  return { ...problem('invalid-request'), errors: [{ path, code }] };
}

/** The same for a refusal that tells more: fields, what the server has, when to come again. */
export function refusalResponse(
  c: Context,
  refusal: Refusal,
  status: number = PROBLEMS[refusal.problem],
  reference?: string,
) {
  const { problem: code, detail: { path, ...told } = {}, current, retryAfter } = refusal;
  const errors = refusal.errors ?? (typeof path === 'string' ? [{ path, code }] : undefined);
  const body = {
    ...told,
    ...(current === undefined ? {} : { current }),
    ...(errors === undefined ? {} : { errors }),
    type: `about:blank#${code}`,
    title: code,
    status,
    code,
    detail: code === 'busy' ? busyUntil(told.waits !== 'screen', retryAfter ?? 0) : problemTitle(code),
    ...(reference ? { reference } : {}),
  };
  return c.body(JSON.stringify(body), status as ContentfulStatusCode, {
    'content-type': 'application/problem+json',
    ...(retryAfter === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfter)) }),
  });
}
