import { request } from 'node:http';
import { signatureOf } from '../../simulator/platform/webhook/sign.ts';
import { CHANNEL_SECRET } from '../../support/app.ts';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export interface Knock {
  readonly body: Uint8Array | string;
  /** undefined: the right one; null: no header. */
  readonly signature?: string | null;
  readonly header?: string;
  /** Sends the body in pieces without a content-length. */
  readonly chunked?: boolean;
}

/** One POST to the webhook with full control of its headers; fetch would tidy them. */
export function knock(url: string, { body, signature, header = 'x-line-signature', chunked }: Knock): Promise<Answer> {
  const bytes = Buffer.from(body);
  const sent = signature === undefined ? signatureOf(CHANNEL_SECRET, bytes) : signature;
  return new Promise((resolve, reject) => {
    const call = request(`${url}/webhook`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        ...(chunked ? {} : { 'content-length': bytes.length }),
        ...(sent === null ? {} : { [header]: sent }),
      },
    });
    call.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    // A server that refuses before it has read everything may close while we still write.
    call.on('error', reject);
    if (!chunked) return call.end(bytes);
    for (let at = 0; at < bytes.length; at += 64 * 1024) call.write(bytes.subarray(at, at + 64 * 1024));
    call.end();
  });
}

export const codeOf = (answer: Answer): unknown => (JSON.parse(answer.body) as { code?: unknown }).code;
