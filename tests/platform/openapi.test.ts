import { describe, expect, test } from 'vitest';
import { ok } from '../simulator/platform/answers.ts';
import type { Call } from '../simulator/platform/api/endpoint.ts';
import { loadOpenApi } from '../simulator/platform/openapi/load.ts';
import { OPENAPI_DIR } from './support/stand.ts';

/** A call whose body alone matters. */
const callOf = (body: object) => ({ body }) as unknown as Call;
const push = { method: 'POST', path: '/v2/bot/message/push', takes: 'json', handle: () => ok() } as const;
const text = { type: 'text', text: 'x' };

// LINE's files are not part of this repository: LINE_OPENAPI_DIR says where they lie.
describe.skipIf(OPENAPI_DIR === null)('LINE’s own OpenAPI files as second judge', () => {
  const judged = async (body: object, answer = ok({ sentMessages: [{ id: '1' }] })) => {
    const breaks: string[] = [];
    const openapi = await loadOpenApi(OPENAPI_DIR ?? '');
    return { answer: openapi.judge(push, callOf(body), answer, breaks), breaks };
  };

  test.each<[string, object]>([
    ['a text', text],
    [
      'a quick reply',
      { ...text, quickReply: { items: [{ type: 'action', action: { type: 'message', label: 'l', text: 't' } }] } },
    ],
    [
      'a card',
      {
        type: 'flex',
        altText: 'a',
        contents: { type: 'bubble', body: { type: 'box', layout: 'vertical', contents: [text] } },
      },
    ],
  ])('%s passes', async (_, message) => {
    expect(await judged({ to: 'U', messages: [message] })).toMatchObject({ answer: { status: 200 }, breaks: [] });
  });

  test.each<[string, object, string]>([
    [
      'a deep component of unknown type',
      {
        type: 'flex',
        altText: 'a',
        contents: { type: 'bubble', body: { type: 'box', layout: 'vertical', contents: [{ type: 'spacer' }] } },
      },
      'messages[0].contents.body.contents[0].type',
    ],
    [
      'an enum',
      { type: 'flex', altText: 'a', contents: { type: 'bubble', size: 'huge' } },
      'messages[0].contents.size',
    ],
    ['a missing field of a subtype', { type: 'image', originalContentUrl: 'https://a.b/' }, 'messages[0]'],
    [
      'a length',
      {
        ...text,
        quickReply: { items: [{ type: 'action', action: { type: 'postback', label: 'l', data: 'a'.repeat(301) } }] },
      },
      'messages[0].quickReply.items[0].action.data',
    ],
  ])('%s is found', async (_, message, property) => {
    const { answer, breaks } = await judged({ to: 'U', messages: [message] });
    expect(answer.status).toBe(400);
    expect((answer.json as { details: { property: string }[] }).details.map((detail) => detail.property)).toContain(
      property,
    );
    expect(breaks).toHaveLength(1);
  });

  test('our answers are judged, and not changed', async () => {
    const { answer, breaks } = await judged({ to: 'U', messages: [text] }, ok({ sentMessages: [{}] }));
    expect(answer.status).toBe(200);
    expect(breaks[0]).toContain("answered 200 against LINE's OpenAPI");
  });

  test('so are webhooks', async () => {
    const openapi = await loadOpenApi(OPENAPI_DIR ?? '');
    const destination = `U${'0'.repeat(32)}`;
    expect(openapi.webhook({ destination, events: [] })).toEqual([]);
    expect(openapi.webhook({ destination, events: [{ type: 'message', mode: 'active' }] })).toHaveLength(1);
    expect(openapi.webhook({ destination: 'x', events: [] })).toHaveLength(1);
  });
});
