import { type At, type Check, inside, isObject, type Json } from './check.ts';
import { choice, type Length, list, shaped, text } from './fields.ts';
import { actionUri } from './uris.ts';

/** Where an action stands decides how long its label may be and which kinds are allowed (Action objects, Label). */
export type ActionPlace = 'template' | 'imageCarousel' | 'tap' | 'quickReply' | 'flexButton' | 'flexTap' | 'richMenu';

const LABELS: Record<ActionPlace, Length> = {
  template: { max: 20, unit: 'graphemes', required: true },
  imageCarousel: { max: 12, unit: 'graphemes' },
  tap: { max: 20, unit: 'graphemes' },
  quickReply: { max: 20, unit: 'graphemes', required: true },
  flexButton: { max: 40, unit: 'graphemes', required: true },
  flexTap: { max: 40, unit: 'graphemes' },
  richMenu: { max: 20, unit: 'graphemes' },
};

const COMMON = ['postback', 'message', 'uri', 'datetimepicker', 'clipboard'];
const ANYWHERE: ReadonlySet<string> = new Set(COMMON);
const QUICK_REPLY: ReadonlySet<string> = new Set([...COMMON, 'camera', 'cameraRoll', 'location']);
const RICH_MENU: ReadonlySet<string> = new Set([...COMMON, 'richmenuswitch']);
const INPUT_OPTIONS: ReadonlySet<string> = new Set(['closeRichMenu', 'openRichMenu', 'openKeyboard', 'openVoice']);
const PICKER_MODES: ReadonlySet<string> = new Set(['date', 'time', 'datetime']);

const kindsOf = (place: ActionPlace) =>
  place === 'quickReply' ? QUICK_REPLY : place === 'richMenu' ? RICH_MENU : ANYWHERE;

const DATA: Length = { max: 300, required: true };
const SHOWN: Length = { max: 300, unit: 'graphemes' };

function postback(check: Check, at: At, action: Json): undefined {
  text(check, at, action, 'data', DATA);
  text(check, at, action, 'displayText', SHOWN);
  text(check, at, action, 'text', SHOWN);
  text(check, at, action, 'fillInText', SHOWN);
  choice(check, at, action, 'inputOption', INPUT_OPTIONS);
  if (typeof action.text === 'string' && typeof action.displayText === 'string')
    check.report(at, 'displayText', 'displayText and text cannot be set together');
  if (typeof action.fillInText === 'string' && action.inputOption !== 'openKeyboard')
    check.report(at, 'fillInText', 'Valid only when inputOption is openKeyboard');
}

const PICKED: Record<string, RegExp> = {
  date: /^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$|^2100-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  time: /^([01]\d|2[0-3]):[0-5]\d$/,
  datetime: /^(19\d\d|20\d\d|2100)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt]([01]\d|2[0-3]):[0-5]\d$/,
};

function picker(check: Check, at: At, action: Json): undefined {
  text(check, at, action, 'data', DATA);
  choice(check, at, action, 'mode', PICKER_MODES, true);
  const pattern = typeof action.mode === 'string' ? PICKED[action.mode] : undefined;
  if (pattern === undefined) return;
  for (const key of ['initial', 'max', 'min']) shaped(check, at, action, key, pattern, 'Invalid date or time');
  const { min, max } = action;
  if (typeof min === 'string' && typeof max === 'string' && min.toLowerCase() >= max.toLowerCase())
    check.report(at, 'min', 'min must be before max');
}

function uri(check: Check, at: At, action: Json): undefined {
  actionUri(check, at, action, 'uri', true);
  if (isObject(action.altUri)) actionUri(check, inside(at, 'altUri'), action.altUri, 'desktop', false);
}

function richMenuSwitch(check: Check, at: At, action: Json): undefined {
  text(check, at, action, 'richMenuAliasId', { max: 32, required: true });
  shaped(check, at, action, 'richMenuAliasId', /^[a-z0-9_-]*$/, 'Must match [a-z0-9_-]');
  text(check, at, action, 'data', DATA);
}

/** Checks one action object. */
export function checkAction(
  check: Check,
  up: At | null,
  key: string | number,
  value: unknown,
  place: ActionPlace,
): undefined {
  if (!isObject(value))
    return check.report(up, key, value === undefined || value === null ? 'May not be null' : 'Must be an object');
  const at = inside(up, key);
  choice(check, at, value, 'type', kindsOf(place), true);
  const kind = value.type;
  const bare = kind === 'camera' || kind === 'cameraRoll' || kind === 'location';
  text(check, at, value, 'label', bare ? LABELS.quickReply : LABELS[place]);
  if (kind === 'postback') postback(check, at, value);
  else if (kind === 'message') text(check, at, value, 'text', { max: 300, unit: 'graphemes', required: true });
  else if (kind === 'uri') uri(check, at, value);
  else if (kind === 'datetimepicker') picker(check, at, value);
  else if (kind === 'richmenuswitch') richMenuSwitch(check, at, value);
  else if (kind === 'clipboard') text(check, at, value, 'clipboardText', { max: 1000, required: true });
}

/** Checks the actions of a template. */
export function checkActions(check: Check, up: At, object: Json, min: number, max: number): number {
  const actions = list(check, up, object, 'actions', min, max);
  if (actions === null) return 0;
  const at = inside(up, 'actions');
  for (let i = 0; i < actions.length; i++) checkAction(check, at, i, actions[i], 'template');
  return actions.length;
}
