import { type Answer, failure, INVALID_REPLY_TOKEN, ok } from '../answers.ts';
import { tellGroup } from '../people/reach.ts';
import type { Check, Json } from '../validate/check.ts';
import { text } from '../validate/fields.ts';
import { laneOf, type Source } from '../webhook/events.ts';
import type { Call, Endpoint } from './endpoint.ts';
import { type Batch, checkMessages, numberMessages, send } from './sending.ts';

function envelope(check: Check, body: Json): void {
  text(check, null, body, 'replyToken', { max: 1000, required: true });
}

/** A reply goes where the event came from; replies are free. */
function answerSource(call: Call, batch: Batch, source: Source, replyToken: string): void {
  const { world } = call;
  const to = laneOf(source);
  const person = source.type === 'user' ? world.people.find(to) : null;
  const group = source.type === 'group' ? world.people.findGroup(to) : null;
  if (group !== null) tellGroup(world, group, batch.out);
  const sending = { kind: 'reply', to: [to], people: person === null ? [] : [person], cost: 0, replyToken } as const;
  send(call, batch, sending, { sentMessages: batch.sentMessages });
}

function reply(call: Call): Answer {
  const refused = checkMessages(call, envelope);
  if (refused !== null) return refused;
  const token = String(call.body.replyToken);
  const source = call.world.replyTokens.find(token, call.now);
  if (source === null) return failure(400, INVALID_REPLY_TOKEN);
  call.world.replyTokens.use(token);
  const batch = numberMessages(call);
  answerSource(call, batch, source, token);
  return ok({ sentMessages: batch.sentMessages });
}

export const replyEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/v2/bot/message/reply', takes: 'json', handle: reply },
];
