import type { messagingApi } from '@line/bot-sdk';
import type { Line, Sent } from '../ports.ts';
import { menuCalls } from './menu-calls.ts';
import { noAnswer, verdictOf } from './verdict.ts';

export interface LineClientOptions {
  readonly channelAccessToken: string;
  /** Origin without a path: a path prefix is dropped. */
  readonly apiOrigin: string;
  readonly timeoutMs?: number;
  /** Ends a call to this path; by time when not given. */
  readonly deadline?: (path: string) => AbortSignal;
}

const TIMEOUT_MS = 5000;

/**
 * The calls to LINE's Messaging API that turns make; each ends with a verdict within the timeout, and its connection with
 * it. Not by the SDK: it takes no AbortSignal, so a call given up there holds its socket until undici's own 300 s are over.
 */
export function lineClient(options: LineClientOptions): Line {
  const { deadline = () => AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS) } = options;
  const authorization = `Bearer ${options.channelAccessToken}`;
  const exchange = async (
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    request: object | string | null,
    headers: Record<string, string> = {},
  ): Promise<{ sent: Sent; text: string }> => {
    try {
      const response = await fetch(new URL(path, options.apiOrigin), {
        method,
        headers: { authorization, 'content-type': 'application/json', ...headers },
        body: typeof request === 'string' ? request : request && JSON.stringify(request),
        // Over headers and body alike: a body that never ends holds a lane as well.
        signal: deadline(path),
      });
      const text = await response.text();
      return { sent: verdictOf(response.status, response.headers, text), text };
    } catch (error) {
      return { sent: noAnswer(error), text: '' };
    }
  };
  const call = async (...request: Parameters<typeof exchange>): Promise<Sent> => (await exchange(...request)).sent;
  return {
    reply: (replyToken, messages) =>
      call('POST', '/v2/bot/message/reply', { replyToken, messages } satisfies messagingApi.ReplyMessageRequest),
    push: (to, messages, retryKey) =>
      call('POST', '/v2/bot/message/push', { to, messages } satisfies messagingApi.PushMessageRequest, {
        'x-line-retry-key': retryKey,
      }),
    multicast: (body, retryKey) => call('POST', '/v2/bot/message/multicast', body, { 'x-line-retry-key': retryKey }),
    linkRichMenu: (userId, richMenuId) =>
      call('POST', `/v2/bot/user/${encodeURIComponent(userId)}/richmenu/${encodeURIComponent(richMenuId)}`, null),
    unlinkRichMenu: (userId) => call('DELETE', `/v2/bot/user/${encodeURIComponent(userId)}/richmenu`, null),
    ...menuCalls(call, (path) => exchange('GET', path, null)),
  };
}
