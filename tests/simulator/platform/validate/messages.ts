import { type Answer, bodyErrors, failure } from '../answers.ts';
import { checkAction } from './actions.ts';
import { type At, bodyCheck, type Check, inside, isObject, type Json } from './check.ts';
import { flag, list, shaped, text } from './fields.ts';
import { checkFlexContents } from './flex-message.ts';
import { checkImagemap } from './imagemap-message.ts';
import { checkAudio, checkCoupon, checkImage, checkLocation, checkSticker, checkVideo } from './media-messages.ts';
import { checkTemplate } from './template-message.ts';
import { checkText, checkTextV2 } from './text-message.ts';
import { mediaUrl } from './uris.ts';

type Checker = (check: Check, at: At, message: Json) => undefined;

function flexEnvelope(check: Check, at: At, message: Json): undefined {
  text(check, at, message, 'altText', { max: 1500, required: true });
  if (!isObject(message.contents)) check.report(at, 'contents', 'May not be null');
}

const KINDS: ReadonlyMap<string, Checker> = new Map<string, Checker>([
  ['text', checkText],
  ['textV2', checkTextV2],
  ['sticker', checkSticker],
  ['image', checkImage],
  ['video', checkVideo],
  ['audio', checkAudio],
  ['location', checkLocation],
  ['imagemap', checkImagemap],
  ['template', checkTemplate],
  ['flex', flexEnvelope],
  ['coupon', checkCoupon],
]);

function quickReply(check: Check, up: At, message: Json): undefined {
  const value = message.quickReply;
  if (value === undefined || value === null) return;
  if (!isObject(value)) return check.report(up, 'quickReply', 'Must be an object');
  const at = inside(up, 'quickReply');
  const items = list(check, at, value, 'items', 1, 13);
  if (items === null) return;
  const here = inside(at, 'items');
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (!isObject(item)) {
      check.report(here, i, 'Must be an object');
      continue;
    }
    shaped(check, inside(here, i), item, 'type', /^action$/, 'Must be one of the following values: [action]');
    mediaUrl(check, inside(here, i), item, 'imageUrl', false);
    checkAction(check, inside(here, i), 'action', item.action, 'quickReply');
  }
}

function sender(check: Check, up: At, message: Json): undefined {
  const value = message.sender;
  if (value === undefined || value === null) return;
  if (!isObject(value)) return check.report(up, 'sender', 'Must be an object');
  const at = inside(up, 'sender');
  text(check, at, value, 'name', { max: 20 });
  // LINE refuses names that pass for its own (Change icon and display name).
  if (typeof value.name === 'string' && /line/i.test(value.name)) check.report(at, 'name', 'This name is not allowed');
  mediaUrl(check, at, value, 'iconUrl', false);
}

function checkMessage(check: Check, up: At, index: number, message: unknown): undefined {
  if (!isObject(message)) return check.report(up, index, 'May not be null');
  const at = inside(up, index);
  const checker = typeof message.type === 'string' ? KINDS.get(message.type) : undefined;
  if (checker === undefined)
    return check.report(at, 'type', `Must be one of the following values: [${[...KINDS.keys()].join(', ')}]`);
  checker(check, at, message);
  quickReply(check, at, message);
  sender(check, at, message);
}

export interface MessageRules {
  loopback: boolean;
  /** Size of the request body in bytes. */
  bodyBytes: number;
}

/** Checks what surrounds the messages of one request (`to`, `replyToken` …), beside `messages` itself. */
export type Envelope = (check: Check, body: Json) => void;

/**
 * Null when LINE would accept the messages; otherwise its 400. LINE first checks the fields of the body and names
 * them all; what is wrong inside Flex contents comes only then, for the first such message (line-bot-sdk-go#657).
 */
export function refuseMessages(body: Json, rules: MessageRules, envelope?: Envelope): Answer | null {
  const check = bodyCheck(rules.loopback);
  envelope?.(check, body);
  flag(check, null, body, 'notificationDisabled');
  const messages = list(check, null, body, 'messages', 1, 5);
  for (let i = 0; messages !== null && i < messages.length; i++)
    checkMessage(check, inside(null, 'messages'), i, messages[i]);
  if (check.problems.length > 0) return bodyErrors(check.problems);
  for (let i = 0; messages !== null && i < messages.length; i++) {
    const message = messages[i];
    if (!isObject(message) || message.type !== 'flex') continue;
    const details = checkFlexContents(message.contents, rules.loopback, rules.bodyBytes);
    if (details.length > 0) return failure(400, `A message (messages[${i}]) in the request body is invalid`, details);
  }
  return null;
}
