import { HTTPFetchError, messagingApi } from '@line/bot-sdk';
import type { Line, Sent } from '../ports.ts';

export interface LineClientOptions {
  readonly channelAccessToken: string;
  /** Origin without a path: the SDK drops path prefixes. */
  readonly apiOrigin: string;
  /** The SDK has no timeout of its own; without one a hanging call would hold its lane. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 5000;

/** LINE's Messaging API through the official SDK, with a timeout and a verdict for every call. */
export function lineClient(options: LineClientOptions): Line {
  const client = new messagingApi.MessagingApiClient({
    channelAccessToken: options.channelAccessToken,
    baseURL: options.apiOrigin,
  });
  const call = (request: Promise<{ httpResponse: Response }>) => judge(request, options.timeoutMs ?? TIMEOUT_MS);
  return {
    reply: (replyToken, messages) => call(client.replyMessageWithHttpInfo({ replyToken, messages })),
    push: (to, messages, retryKey) => call(client.pushMessageWithHttpInfo({ to, messages }, retryKey)),
    linkRichMenu: (userId, richMenuId) => call(client.linkRichMenuIdToUserWithHttpInfo(userId, richMenuId)),
  };
}

async function judge(request: Promise<{ httpResponse: Response }>, timeoutMs: number): Promise<Sent> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Sent>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'ambiguous', message: 'timeout', requestId: null }), timeoutMs);
  });
  const answered = request.then(
    ({ httpResponse }): Sent => ({ kind: 'accepted', requestId: httpResponse.headers.get('x-line-request-id') }),
    verdictOf,
  );
  try {
    return await Promise.race([answered, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** LINE's three 429s differ only by their message (line-platform: rate, monthly limit, too many to one user). */
function verdictOf(error: unknown): Sent {
  if (!(error instanceof HTTPFetchError)) {
    return { kind: 'ambiguous', message: error instanceof Error ? error.name : 'network', requestId: null };
  }
  const requestId = error.headers.get('x-line-request-id');
  const message = messageOf(error.body);
  // The retry key was accepted before: our first attempt arrived.
  if (error.status === 409)
    return { kind: 'accepted', requestId: error.headers.get('x-line-accepted-request-id') ?? requestId };
  if (error.status === 429)
    return { kind: /monthly limit/i.test(message) ? 'out-of-quota' : 'rate-limited', requestId };
  if (error.status >= 500 || error.status === 408)
    return { kind: 'ambiguous', message: `${error.status} ${message}`, requestId };
  return { kind: 'refused', status: error.status, message, requestId };
}

function messageOf(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    if (parsed && typeof parsed === 'object' && 'message' in parsed) return String(parsed.message).slice(0, 200);
  } catch {
    // Not LINE's JSON, for example a proxy's page.
  }
  return body.slice(0, 80);
}
