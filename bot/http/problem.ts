import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { PROBLEMS, type ProblemCode } from '../../shared/api/problems.ts';
import { problemTitle } from '../../shared/text/problems.ts';

/** RFC 9457: a stable code, a sentence in Thai, and a reference that finds the log line. */
export function problemResponse(c: Context, code: ProblemCode, status: number = PROBLEMS[code], reference?: string) {
  const body = {
    type: `about:blank#${code}`,
    title: code,
    status,
    code,
    detail: problemTitle(code),
    ...(reference ? { reference } : {}),
  };
  return c.body(JSON.stringify(body), status as ContentfulStatusCode, { 'content-type': 'application/problem+json' });
}
