import { describe, expect, test } from 'vitest';
import { signatureOf } from '../simulator/platform/webhook/sign.ts';
import { SECRET, stand } from './support/stand.ts';

describe('webhooks', () => {
  test('the published signature vector', () => {
    const body = '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}';
    expect(signatureOf(SECRET, body)).toBe('GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=');
  });

  test('bytes are signed as they are sent', async () => {
    const { sim, bot } = await stand();
    await sim.user('สมหญิง').says('ส่งรายงาน ๔ 🙂');
    const [request] = bot.requests;
    expect(request?.headers['x-line-signature']).toBe(signatureOf(SECRET, request?.body ?? ''));
  });

  test('ids look like LINE ids', async () => {
    const { sim } = await stand();
    const { event } = await sim.user('a').says('hello');
    expect(event.webhookEventId).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
    expect(event.message).toMatchObject({ type: 'text', text: 'hello', id: expect.stringMatching(/^\d+$/) });
    expect(event.source).toEqual({ type: 'user', userId: expect.stringMatching(/^U[0-9a-f]{32}$/) });
    expect(event.deliveryContext).toEqual({ isRedelivery: false });
    expect(sim.openapiBreaks).toEqual([]);
  });

  test('follow has a reply token, unfollow and unsend have none', async () => {
    const { sim } = await stand();
    const user = sim.user('a');
    const follow = await user.follow();
    const said = await user.says('oops');
    const unsent = await user.unsend(said.itemId ?? '');
    const unfollow = await user.block();
    const back = await user.unblock();
    expect(follow.event).toMatchObject({
      type: 'follow',
      follow: { isUnblocked: false },
      replyToken: expect.any(String),
    });
    expect(unsent.event).toMatchObject({ type: 'unsend', unsend: { messageId: said.itemId } });
    expect(unsent.event.replyToken).toBeUndefined();
    expect(unfollow.event).toMatchObject({ type: 'unfollow' });
    expect(unfollow.event.replyToken).toBeUndefined();
    expect(back.event).toMatchObject({ type: 'follow', follow: { isUnblocked: true } });
    expect(sim.openapiBreaks).toEqual([]);
  });
});
