import { type At, type Check, inside, isObject, type Json } from './check.ts';
import { list, text, whole } from './fields.ts';

const MAX_TEXT = 5000;

function emojis(check: Check, up: At, message: Json): undefined {
  if (message.emojis === undefined || message.emojis === null) return;
  const items = list(check, up, message, 'emojis', 0, 20);
  if (items === null) return;
  const body = typeof message.text === 'string' ? message.text : '';
  for (let i = 0; i < items.length; i++) {
    const at = inside(inside(up, 'emojis'), i);
    const emoji = items[i];
    if (!isObject(emoji)) {
      check.report(at, null, 'Must be an object');
      continue;
    }
    whole(check, at, emoji, 'index', 0, MAX_TEXT, true);
    text(check, at, emoji, 'productId', { max: 100, required: true });
    text(check, at, emoji, 'emojiId', { max: 100, required: true });
    // A LINE emoji stands where the text holds a `$` (Text message, emojis).
    if (typeof emoji.index === 'number' && body[emoji.index] !== '$') check.report(at, 'index', 'Must point at a $');
  }
}

export function checkText(check: Check, at: At, message: Json): undefined {
  text(check, at, message, 'text', { max: MAX_TEXT, required: true });
  text(check, at, message, 'quoteToken', { max: 1000 });
  emojis(check, at, message);
}

const KEY = /^[a-zA-Z0-9_]{1,20}$/;

/** The keys that `{key}` names in a textV2 text; `{{` and `}}` are escaped braces. */
function placeholders(body: string): string[] {
  const keys: string[] = [];
  for (const match of body
    .replaceAll('{{', '')
    .replaceAll('}}', '')
    .matchAll(/\{([^{}]*)\}/g))
    keys.push(match[1] ?? '');
  return keys;
}

function checkSubstitution(check: Check, up: At, key: string, value: unknown): undefined {
  if (!isObject(value)) return check.report(up, key, 'Must be an object');
  const at = inside(up, key);
  if (value.type === 'emoji') {
    text(check, at, value, 'productId', { max: 100, required: true });
    text(check, at, value, 'emojiId', { max: 100, required: true });
  } else if (value.type !== 'mention' || !isObject(value.mentionee)) {
    check.report(at, 'type', 'Must be one of the following values: [mention, emoji]');
  }
}

/** Text message (v2): placeholders must be named in `substitution`, at most 100 keys, 20 emoji, 20 mentions. */
export function checkTextV2(check: Check, at: At, message: Json): undefined {
  const body = text(check, at, message, 'text', { max: MAX_TEXT, required: true });
  text(check, at, message, 'quoteToken', { max: 1000 });
  const given = isObject(message.substitution) ? message.substitution : {};
  const keys = Object.keys(given);
  if (keys.length > 100) check.report(at, 'substitution', 'Size must be between 0 and 100');
  const here = inside(at, 'substitution');
  for (const key of keys) checkSubstitution(check, here, key, given[key]);
  const count = (type: string) => keys.filter((key) => isObject(given[key]) && given[key].type === type).length;
  if (count('emoji') > 20 || count('mention') > 20) check.report(at, 'substitution', 'Size must be between 0 and 20');
  for (const key of placeholders(body ?? '')) {
    if (!KEY.test(key))
      check.report(at, 'text', `The key '${key}' enclosed in '{}' does not match the pattern '^[a-zA-Z0-9_]{1,20}$'.`);
    else if (!(key in given)) check.report(at, 'text', `The key '${key}' is not in substitution`);
  }
}
