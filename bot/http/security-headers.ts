import type { MiddlewareHandler } from 'hono';

/** Answers that are no page hold nothing that could run, wherever somebody shows them. */
const NOTHING_RUNS = "default-src 'none'; frame-ancestors 'none'";

/**
 * What every answer says, errors too (OWASP ASVS 5.0 V3.4). The whole referrer stays here, but the origin is told: with
 * `no-referrer` browsers would hide from us that a form is our own (Fetch, "append a request Origin header").
 */
export function securityHeaders(publicUrl: string): MiddlewareHandler {
  const headers = Object.entries({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin',
    'permissions-policy': 'camera=(self), geolocation=(self), microphone=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(publicUrl.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  });
  return async (c, next) => {
    await next();
    for (const [name, value] of headers) c.res.headers.set(name, value);
    if (!c.res.headers.has('content-security-policy')) c.res.headers.set('content-security-policy', NOTHING_RUNS);
  };
}
