import { messagingApi } from '@line/bot-sdk';
import type { Line } from '../ports.ts';
import { outcomeOf } from './outcome.ts';

export interface LineClientOptions {
  readonly channelAccessToken: string;
  /** Origin without a path: the SDK drops path prefixes. */
  readonly apiOrigin: string;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 5000;

/** LINE's Messaging API through the official SDK, with a timeout and a verdict for every call. */
export function lineClient(options: LineClientOptions): Line {
  const client = new messagingApi.MessagingApiClient({
    channelAccessToken: options.channelAccessToken,
    baseURL: options.apiOrigin,
  });
  const call = async (request: Promise<{ httpResponse: Response; body: unknown }>) =>
    (await outcomeOf(request, options.timeoutMs ?? TIMEOUT_MS)).sent;
  return {
    reply: (replyToken, messages) => call(client.replyMessageWithHttpInfo({ replyToken, messages })),
    push: (to, messages, retryKey) => call(client.pushMessageWithHttpInfo({ to, messages }, retryKey)),
    linkRichMenu: (userId, richMenuId) => call(client.linkRichMenuIdToUserWithHttpInfo(userId, richMenuId)),
  };
}
