import type { ErrorDetail } from '../../simulator/platform/answers.ts';
import { refuseMessages } from '../../simulator/platform/validate/messages.ts';

interface Refusal {
  message: string;
  details: ErrorDetail[];
}

/** What LINE's body would say of these messages; null when it takes them. */
export function refusalOf(messages: unknown, loopback = false): Refusal | null {
  const body = { messages };
  const answer = refuseMessages(body, { loopback, bodyBytes: Buffer.byteLength(JSON.stringify(body)) });
  return answer === null ? null : (answer.json as Refusal);
}

/** Where and why; empty when the message passes. */
export const wrongs = (message: unknown, loopback = false): string[] =>
  (refusalOf([message], loopback)?.details ?? []).map((detail) => `${detail.property}: ${detail.message}`);

export const ok = (message: unknown): boolean => refusalOf([message]) === null;

const uri = { type: 'uri', label: 'ok', uri: 'https://example.com/' };

export const button = (fields: object = {}) => ({ type: 'button', action: { ...uri, ...fields } });
export const flex = (contents: object, altText = 'alt') => ({ type: 'flex', altText, contents });
export const bubble = (...contents: object[]) => ({
  type: 'bubble',
  body: { type: 'box', layout: 'vertical', contents },
});
export const withActions = (...actions: object[]) => ({
  type: 'template',
  altText: 'alt',
  template: { type: 'buttons', text: 'text', actions },
});
export const quick = (...actions: object[]) => ({
  type: 'text',
  text: 'hi',
  quickReply: { items: actions.map((action) => ({ type: 'action', action })) },
});
