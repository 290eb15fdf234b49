/** One entry of `details` in LINE's error body. */
export interface ErrorDetail {
  message: string;
  property?: string;
}

/** What an endpoint answers. `json` and `bytes` exclude each other; neither means an empty body. */
export interface Answer {
  status: number;
  json?: unknown;
  bytes?: Uint8Array;
  headers?: Record<string, string>;
}

export const ok = (json: unknown = {}): Answer => ({ status: 200, json });
export const accepted = (json: unknown = {}): Answer => ({ status: 202, json });

/** LINE's error body: `details` is left out when empty (Messaging API reference, Error responses). */
export function failure(status: number, message: string, details?: readonly ErrorDetail[]): Answer {
  return { status, json: details === undefined || details.length === 0 ? { message } : { message, details } };
}

/** 400 with one entry per wrong field. */
export const bodyErrors = (details: readonly ErrorDetail[]): Answer =>
  failure(400, `The request body has ${details.length} error(s)`, details);

/** 400 for a recipient or field that cannot be used; LINE gives no position for these (`-`). */
export const invalidProperty = (name: string): Answer =>
  failure(400, `The property, ${name}, in the request body is invalid (line: -, column: -)`);

export const invalidParameter = (name: string): Answer =>
  failure(400, `The value for the '${name}' parameter is invalid`);

export const notFound = (message = 'Not found'): Answer => failure(404, message);

export const RATE_LIMITED = 'The API rate limit has been exceeded. Try again later.';
export const MONTHLY_LIMIT = 'You have reached your monthly limit.';
export const RETRY_KEY_ACCEPTED = 'The retry key is already accepted';
export const INVALID_REPLY_TOKEN = 'Invalid reply token';

/** OAuth endpoints speak RFC 6749 instead. */
export const oauthError = (description: string, error = 'invalid_request'): Answer => ({
  status: 400,
  json: { error, error_description: description },
});
