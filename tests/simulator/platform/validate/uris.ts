import type { At, Check, Json } from './check.ts';

/** Printable ASCII only: LINE wants everything else percent-encoded. */
const ENCODED = /^[\x21-\x7e]+$/;
const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$|\?)/i;

/**
 * The address of an image or other medium: https, 2,000 characters. The demo has no certificate, so with
 * `check.loopback` an http address of this very machine passes; LINE itself would refuse it.
 */
export function mediaUrl(
  check: Check,
  at: At | null,
  object: Json,
  key: string,
  required: boolean,
  max = 2000,
): undefined {
  const value = object[key];
  if (value === undefined || value === null || value === '') {
    if (required) check.report(at, key, 'May not be empty');
    return;
  }
  if (typeof value !== 'string') return check.report(at, key, 'Must be a string');
  if (value.length > max) return check.report(at, key, `Length must be between 0 and ${max}`);
  const https = /^https:\/\//i.test(value) || (check.loopback && LOOPBACK.test(value));
  if (!https) check.report(at, key, check.flex ? 'invalid uri scheme' : 'Must be a valid HTTPS URL');
  else if (!ENCODED.test(value) || !URL.canParse(value)) check.report(at, key, 'Must be a valid HTTPS URL');
}

/** The `uri` of an action: http, https, line or tel; 1,000 characters; percent-encoded. */
export function actionUri(check: Check, at: At | null, object: Json, key: string, required: boolean): undefined {
  const value = object[key];
  if (value === undefined || value === null || value === '') {
    if (required) check.report(at, key, 'May not be empty');
    return;
  }
  if (typeof value !== 'string') return check.report(at, key, 'Must be a string');
  if (value.length > 1000) return check.report(at, key, 'Length must be between 0 and 1000');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(value)?.[1]?.toLowerCase();
  if (scheme !== 'https' && scheme !== 'http' && scheme !== 'line' && scheme !== 'tel')
    return check.report(at, key, 'invalid uri scheme');
  if (!ENCODED.test(value) || (scheme.startsWith('http') && !URL.canParse(value))) check.report(at, key, 'invalid uri');
}
