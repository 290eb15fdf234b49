import { type Answer, failure, notFound, ok } from '../answers.ts';
import type { Content } from '../store/content.ts';
import type { Call, Endpoint } from './endpoint.ts';

const GONE = failure(410, 'Gone');

/** The content of the message named in the path, or what LINE says instead. */
function find({ world, params, now }: Call): Content | Answer {
  const content = world.content.get(params.messageId ?? '', now);
  if (content === null) return notFound();
  return content === 'gone' ? GONE : content;
}

/** Large media are prepared first: 202 until then (Get content). */
function bytes(call: Call): Answer {
  const found = find(call);
  if ('status' in found) return found;
  if (call.now < found.readyAt) return { status: 202, json: {} };
  return { status: 200, bytes: found.bytes, headers: { 'content-type': found.contentType } };
}

/** Previews exist of pictures and films; here they are the very bytes. */
function preview(call: Call): Answer {
  const found = find(call);
  if ('status' in found) return found;
  return /^(image|video)\//.test(found.contentType) ? bytes(call) : notFound();
}

function transcoding(call: Call): Answer {
  const found = find(call);
  if ('status' in found) return found;
  return ok({ status: call.now < found.readyAt ? 'processing' : 'succeeded' });
}

export const contentEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/v2/bot/message/:messageId/content', handle: bytes },
  { method: 'GET', path: '/v2/bot/message/:messageId/content/preview', handle: preview },
  { method: 'GET', path: '/v2/bot/message/:messageId/content/transcoding', handle: transcoding },
];
