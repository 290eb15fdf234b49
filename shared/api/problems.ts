/**
 * The closed list of things that can go wrong. Doors turn a code into their own words: an RFC 9457 body over HTTP, one
 * Thai sentence and one next step in chat. What is not here is `unexpected`.
 */
export const PROBLEMS = {
  unexpected: 500,
  'not-signed-in': 401,
  'sign-in-again': 401,
  'bad-signature': 401,
  'not-a-webhook': 400,
  'too-large': 413,
  'not-found': 404,
  'method-not-allowed': 405,
  'not-json': 415,
  'invalid-request': 422,
  'foreign-origin': 403,
  'too-many-requests': 429,
  busy: 503,
  'invalid-id-token': 401,
  'sign-in-unavailable': 503,
  'not-registered': 403,
  'invalid-answers': 422,
  'month-closed': 422,
  'month-not-open': 422,
  'form-changed': 409,
  'other-user': 409,
  'draft-conflict': 409,
  'consent-needed': 403,
  'too-many-attachments': 409,
  'submission-conflict': 409,
  'report-certified': 409,
  'version-conflict': 409,
  'not-submitted': 409,
  'own-report': 403,
  'filed-by-you': 403,
  'changed-meanwhile': 409,
  'count-changed': 409,
  'not-certified': 409,
  'in-pack': 409,
  'reason-needed': 422,
  'undo-over': 409,
  'not-yours': 403,
  'operation-conflict': 409,
  'nothing-to-object': 409,
  'not-assigned': 403,
  'code-unknown': 404,
  'code-used': 409,
  'code-expired': 409,
  'code-of-another': 409,
  'volunteer-first': 409,
  'person-linked': 409,
  'identity-unknown': 404,
  'ticket-expired': 409,
  'not-enough-points': 409,
  'too-many-tries': 429,
  'area-unknown': 404,
  'wave-unknown': 404,
  'wave-not-now': 409,
  'wave-too-late': 422,
  'wave-does-not-fit': 422,
  'delegation-too-wide': 422,
  'delegation-exists': 409,
  'roster-file': 422,
  'roster-not-now': 409,
  'roster-changed': 409,
  'roster-line': 422,
  'pack-settled': 409,
  'same-person': 403,
  'facts-moved': 409,
  'store-unavailable': 503,
} as const satisfies Record<string, number>;

export type ProblemCode = keyof typeof PROBLEMS;

/** A verb's refusal: a code, and what the door needs to say it well. */
export interface Problem<C extends ProblemCode = ProblemCode> {
  readonly problem: C;
  readonly detail?: Readonly<Record<string, string | number | null>>;
  /** Which fields, and why; over HTTP `errors`. */
  readonly errors?: readonly { readonly path: string; readonly code: string }[];
  /** For conflicts: what the server has; over HTTP `current`. */
  readonly current?: unknown;
}

export function problem<C extends ProblemCode>(code: C, detail?: Problem['detail']): Problem<C> {
  return detail === undefined ? { problem: code } : { problem: code, detail };
}

export function isProblem(value: object): value is Problem {
  return 'problem' in value;
}
