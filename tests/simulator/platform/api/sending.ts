import { type Answer, failure, MONTHLY_LIMIT, RETRY_KEY_ACCEPTED } from '../answers.ts';
import type { Person } from '../people/people.ts';
import { deliver, type Outgoing, reachable } from '../people/reach.ts';
import type { LineObject } from '../phone-types.ts';
import type { SendKind } from '../store/usage.ts';
import type { Check, Json } from '../validate/check.ts';
import { list } from '../validate/fields.ts';
import { type Envelope, refuseMessages } from '../validate/messages.ts';
import type { World } from '../world.ts';
import type { Call } from './endpoint.ts';

/** At most one unit name of 1…30 letters, digits or `_` (DOC unit-based-statistics-aggregation). */
export function aggregationUnit(check: Check, body: Json): void {
  if (body.customAggregationUnits === undefined || body.customAggregationUnits === null) return;
  const units = list(check, null, body, 'customAggregationUnits', 0, 1);
  if (units?.some((unit) => typeof unit !== 'string' || !/^[a-zA-Z0-9_]{1,30}$/.test(unit)))
    check.report(null, 'customAggregationUnits', 'Must match ^[a-zA-Z0-9_]{1,30}$');
}

/** Messages that have passed the checks, each with the id that LINE gives it. */
export interface Batch {
  messages: readonly LineObject[];
  out: Outgoing[];
  sentMessages: { id: string; quoteToken?: string }[];
}

/** Kinds of messages that can be quoted get a quoteToken in the answer (DOC get-quote-tokens). */
const UNQUOTABLE: ReadonlySet<string> = new Set(['audio', 'location', 'coupon']);

export function checkMessages(call: Call, envelope?: Envelope): Answer | null {
  return refuseMessages(
    call.body,
    { loopback: call.world.settings.allowLoopbackHttp, bodyBytes: call.bytes.length },
    envelope,
  );
}

export function numberMessages({ world, body }: Call): Batch {
  const messages = body.messages as LineObject[];
  const out: Outgoing[] = [];
  const sentMessages: Batch['sentMessages'] = [];
  for (const message of messages) {
    const id = world.ids.messageId();
    out.push({ id, message });
    sentMessages.push(UNQUOTABLE.has(message.type) ? { id } : { id, quoteToken: world.ids.token(40) });
  }
  return { messages, out, sentMessages };
}

/** 409 when this retry key was accepted before; `repeat` adds what push repeats. */
export function conflictOf(call: Call): Answer | null {
  const key = call.header('x-line-retry-key');
  const earlier = key === undefined ? null : call.world.retryKeys.find(key, call.now);
  if (earlier === null) return null;
  return {
    status: 409,
    json: { message: RETRY_KEY_ACCEPTED, ...earlier.json },
    headers: { 'x-line-accepted-request-id': earlier.requestId },
  };
}

export interface Sending {
  kind: SendKind;
  to: readonly string[];
  people: readonly Person[];
  /** What counts against the month beside the people reached: members of a group; 0 for replies. */
  cost: number;
  replyToken?: string;
}

/** 429 when the month's plan has no room for `cost` more. */
export const overQuota = (world: World, cost: number, now: number): Answer | null =>
  cost === 0 || world.usage.fits(cost, now) ? null : failure(429, MONTHLY_LIMIT);

/** The people who would really get it. */
export const reachedOf = (people: readonly Person[], now: number): Person[] =>
  people.filter((person) => reachable(person, now));

/** Delivers, counts, remembers the retry key and writes the log. */
export function send(call: Call, batch: Batch, sending: Sending, answer: object): void {
  const { world, now, body, requestId } = call;
  const silent = body.notificationDisabled === true;
  const reached = reachedOf(sending.people, now);
  for (const person of reached) deliver(world, person, batch.out, silent);
  world.usage.add(sending.kind, reached.length, sending.cost, now);
  const retryKey = call.header('x-line-retry-key');
  if (retryKey !== undefined) world.retryKeys.remember(retryKey, { requestId, at: now, json: answer });
  const unit = Array.isArray(body.customAggregationUnits) ? String(body.customAggregationUnits[0] ?? '') : '';
  if (unit !== '') {
    if (!world.aggregationUnits.has(unit)) world.aggregationUnits.set(unit, new Set());
    for (const person of reached) person.unseen.add(unit);
  }
  world.sent.add({
    at: now,
    kind: sending.kind,
    requestId,
    to: sending.to,
    reached: reached.length,
    counted: sending.cost,
    messages: batch.messages,
    sentMessages: batch.sentMessages,
    silent,
    ...(sending.replyToken !== undefined && { replyToken: sending.replyToken }),
    ...(retryKey !== undefined && { retryKey }),
    ...(unit !== '' && { aggregationUnit: unit }),
  });
}
