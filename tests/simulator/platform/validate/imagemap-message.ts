import { type At, type Check, inside, isObject, type Json } from './check.ts';
import { choice, list, text, whole } from './fields.ts';
import { actionUri, mediaUrl } from './uris.ts';

const KINDS: ReadonlySet<string> = new Set(['uri', 'message', 'clipboard']);
const ANY_SIZE = 2 ** 31 - 1;

function area(check: Check, up: At, owner: Json): undefined {
  if (!isObject(owner.area)) return check.report(up, 'area', 'May not be null');
  const at = inside(up, 'area');
  whole(check, at, owner.area, 'x', 0, ANY_SIZE, true);
  whole(check, at, owner.area, 'y', 0, ANY_SIZE, true);
  whole(check, at, owner.area, 'width', 1, ANY_SIZE, true);
  whole(check, at, owner.area, 'height', 1, ANY_SIZE, true);
}

function action(check: Check, at: At, value: Json): undefined {
  choice(check, at, value, 'type', KINDS, true);
  text(check, at, value, 'label', { max: 100, unit: 'graphemes' });
  if (value.type === 'uri') actionUri(check, at, value, 'linkUri', true);
  else if (value.type === 'message') text(check, at, value, 'text', { max: 400, required: true });
  else if (value.type === 'clipboard') text(check, at, value, 'clipboardText', { max: 1000, required: true });
  area(check, at, value);
}

function video(check: Check, up: At, value: Json): undefined {
  const at = inside(up, 'video');
  mediaUrl(check, at, value, 'originalContentUrl', true);
  mediaUrl(check, at, value, 'previewImageUrl', true);
  area(check, at, value);
  if (!isObject(value.externalLink)) return;
  actionUri(check, inside(at, 'externalLink'), value.externalLink, 'linkUri', true);
  text(check, inside(at, 'externalLink'), value.externalLink, 'label', { max: 30, required: true });
}

/** Imagemap: LINE fetches `{baseUrl}/{240|300|460|700|1040}`, so the base has no extension and width is 1040. */
export function checkImagemap(check: Check, up: At, message: Json): undefined {
  mediaUrl(check, up, message, 'baseUrl', true);
  text(check, up, message, 'altText', { max: 1500, required: true });
  if (isObject(message.baseSize)) {
    whole(check, inside(up, 'baseSize'), message.baseSize, 'width', 1040, 1040, true);
    whole(check, inside(up, 'baseSize'), message.baseSize, 'height', 1, ANY_SIZE, true);
  } else check.report(up, 'baseSize', 'May not be null');
  if (isObject(message.video)) video(check, up, message.video);
  const actions = list(check, up, message, 'actions', 1, 50);
  if (actions === null) return;
  const at = inside(up, 'actions');
  for (let i = 0; i < actions.length; i++) {
    const one = actions[i];
    if (isObject(one)) action(check, inside(at, i), one);
    else check.report(at, i, 'Must be an object');
  }
}
