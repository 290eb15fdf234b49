/** Whole HTTP/1.1 requests as bytes, made before the clock runs. */
export function getRequest(path: string): Buffer {
  return Buffer.from(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
}

/** A webhook as LINE sends it. */
export function webhookRequest({ body, signature }: { body: string; signature: string }): Buffer {
  const head = [
    'POST /webhook HTTP/1.1',
    'host: localhost',
    'user-agent: LineBotWebhook/2.0',
    'content-type: application/json; charset=utf-8',
    `x-line-signature: ${signature}`,
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}
