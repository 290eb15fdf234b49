import type { At, Check, Json } from './check.ts';
import { longerThan } from './graphemes.ts';

/** How long a text may be; LINE counts UTF-16 units unless its "Character count" page says graphemes. */
export interface Length {
  max: number;
  unit?: 'utf16' | 'graphemes';
  required?: boolean;
}

const absent = (value: unknown): value is null | undefined => value === undefined || value === null;

/** A string field. Numbers are refused although LINE's API took them: iOS broke on them (line-platform-feedback#117). */
export function text(check: Check, at: At | null, object: Json, key: string, rule: Length): string | null {
  const value = object[key];
  if (absent(value)) {
    if (rule.required === true) check.report(at, key, 'May not be empty');
    return null;
  }
  if (typeof value !== 'string') {
    check.report(at, key, 'Must be a string');
    return null;
  }
  if (value === '' && rule.required === true) {
    check.report(at, key, 'May not be empty');
    return null;
  }
  const tooLong = rule.unit === 'graphemes' ? longerThan(value, rule.max) : value.length > rule.max;
  if (tooLong) check.report(at, key, `Length must be between 0 and ${rule.max}`);
  return value;
}

/** One of a closed list of words. */
export function choice(
  check: Check,
  at: At | null,
  object: Json,
  key: string,
  values: ReadonlySet<string>,
  required = false,
): undefined {
  const value = object[key];
  if (absent(value)) {
    if (required) check.report(at, key, 'May not be empty');
    return;
  }
  if (typeof value !== 'string' || !values.has(value))
    check.report(at, key, `Must be one of the following values: [${[...values].join(', ')}]`);
}

export function flag(check: Check, at: At | null, object: Json, key: string): undefined {
  const value = object[key];
  if (!absent(value) && typeof value !== 'boolean') check.report(at, key, 'Must be a boolean');
}

/** A whole number within bounds (both included). */
export function whole(
  check: Check,
  at: At | null,
  object: Json,
  key: string,
  min: number,
  max: number,
  required = false,
): undefined {
  const value = object[key];
  if (absent(value)) {
    if (required) check.report(at, key, 'May not be null');
    return;
  }
  if (typeof value !== 'number' || !Number.isInteger(value)) check.report(at, key, 'Must be an integer');
  else if (value < min || value > max) check.report(at, key, `Must be between ${min} and ${max}`);
}

export function decimal(check: Check, at: At | null, object: Json, key: string, min: number, max: number): undefined {
  const value = object[key];
  if (absent(value)) check.report(at, key, 'May not be null');
  else if (typeof value !== 'number' || !Number.isFinite(value)) check.report(at, key, 'Must be a number');
  else if (value < min || value > max) check.report(at, key, `Must be between ${min} and ${max}`);
}

/** A text that follows a pattern; `form` says it in words. */
export function shaped(
  check: Check,
  at: At | null,
  object: Json,
  key: string,
  pattern: RegExp,
  form: string,
): undefined {
  const value = object[key];
  if (absent(value)) return;
  if (typeof value !== 'string' || !pattern.test(value)) check.report(at, key, form);
}

/** An array whose size lies within bounds; null when it cannot be walked. */
export function list(
  check: Check,
  at: At | null,
  object: Json,
  key: string,
  min: number,
  max: number,
): readonly unknown[] | null {
  const value = object[key];
  if (absent(value)) {
    if (min > 0) check.report(at, key, 'May not be empty');
    return null;
  }
  if (!Array.isArray(value)) {
    check.report(at, key, 'Must be an array');
    return null;
  }
  if (value.length < min || value.length > max) check.report(at, key, `Size must be between ${min} and ${max}`);
  return value;
}
