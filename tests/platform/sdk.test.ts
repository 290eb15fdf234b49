import { Buffer } from 'node:buffer';
import { HTTPFetchError, messagingApi, validateSignature } from '@line/bot-sdk';
import { describe, expect, test } from 'vitest';
import { SECRET, stand, TOKEN } from './support/stand.ts';

const KEY = '123e4567-e89b-12d3-a456-426614174000';

async function withSdk() {
  const all = await stand();
  const options = { channelAccessToken: TOKEN, baseURL: all.sim.url };
  const user = all.sim.user('a');
  await user.follow();
  return {
    ...all,
    user,
    client: new messagingApi.MessagingApiClient(options),
    blobs: new messagingApi.MessagingApiBlobClient(options),
  };
}

async function failureOf(promise: Promise<unknown>): Promise<HTTPFetchError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(HTTPFetchError);
  return error as HTTPFetchError;
}

describe('the official SDK drives the stand-in', () => {
  test('signature, reply, push with a key, conflict', async () => {
    const { client, user, bot } = await withSdk();
    const { event } = await user.says('hi');
    const [request] = bot.requests.slice(-1);
    expect(validateSignature(request?.body ?? '', SECRET, String(request?.headers['x-line-signature']))).toBe(true);
    const replied = await client.replyMessageWithHttpInfo({
      replyToken: event.replyToken ?? '',
      messages: [{ type: 'text', text: 'hello' }],
    });
    expect(replied.httpResponse.headers.get('x-line-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(replied.body.sentMessages).toHaveLength(1);
    const pushed = await client.pushMessageWithHttpInfo(
      { to: user.userId, messages: [{ type: 'text', text: 'again' }] },
      KEY,
    );
    const conflict = await failureOf(
      client.pushMessage({ to: user.userId, messages: [{ type: 'text', text: 'again' }] }, KEY),
    );
    expect([conflict.status, conflict.headers.get('x-line-accepted-request-id')]).toEqual([
      409,
      pushed.httpResponse.headers.get('x-line-request-id'),
    ]);
    const invalid = await failureOf(
      client.replyMessage({ replyToken: event.replyToken ?? '', messages: [{ type: 'text', text: 'x' }] }),
    );
    expect([invalid.status, invalid.body]).toEqual([400, '{"message":"Invalid reply token"}']);
  });

  test('profile, quota, loading, validation', async () => {
    const { client, user } = await withSdk();
    expect(await client.getProfile(user.userId)).toMatchObject({ displayName: 'a' });
    expect(await client.getMessageQuota()).toEqual({ type: 'limited', value: 15_000 });
    expect(await client.getMessageQuotaConsumption()).toEqual({ totalUsage: 0 });
    expect(
      (await client.showLoadingAnimationWithHttpInfo({ chatId: user.userId, loadingSeconds: 5 })).httpResponse.status,
    ).toBe(202);
    expect(await client.validateReply({ messages: [{ type: 'text', text: 'x' }] })).toEqual({});
    expect((await failureOf(client.validatePush({ messages: [{ type: 'text', text: '' }] }))).status).toBe(400);
    expect(await client.getFollowers()).toEqual({ userIds: [user.userId] });
    expect(await client.getBotInfo()).toMatchObject({ chatMode: 'bot' });
    expect(await client.testWebhookEndpoint({})).toMatchObject({ success: true });
  });

  test('rich menus and pictures by the blob client', async () => {
    const { client, blobs, user } = await withSdk();
    const bytes = Buffer.alloc(64);
    bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    bytes.writeUInt32BE(1200, 16);
    bytes.writeUInt32BE(810, 20);
    const bounds = { x: 0, y: 0, width: 1200, height: 810 };
    const action = { type: 'message' as const, label: 'แต้ม', text: 'แต้ม' };
    const { richMenuId } = await client.createRichMenu({
      size: { width: 1200, height: 810 },
      selected: true,
      name: 'm',
      chatBarText: 'เมนู',
      areas: [{ bounds, action }],
    });
    await blobs.setRichMenuImage(richMenuId, new Blob([bytes], { type: 'image/png' }));
    await client.linkRichMenuIdToUser(user.userId, richMenuId);
    expect(await client.getRichMenuIdOfUser(user.userId)).toEqual({ richMenuId });
    const parts: Buffer[] = [];
    for await (const part of await blobs.getRichMenuImage(richMenuId)) parts.push(part as Buffer);
    expect(Buffer.concat(parts)).toEqual(bytes);
  });

  test('content by the blob client', async () => {
    const { blobs, user, sim } = await withSdk();
    const { itemId } = await user.image({ bytes: new Uint8Array([1, 2, 3]), contentType: 'image/jpeg' });
    const parts: Buffer[] = [];
    for await (const part of await blobs.getMessageContent(itemId ?? '')) parts.push(part as Buffer);
    expect([...Buffer.concat(parts)]).toEqual([1, 2, 3]);
    expect(await blobs.getMessageContentTranscodingByMessageId(itemId ?? '')).toEqual({ status: 'succeeded' });
    expect(sim.openapiBreaks).toEqual([]);
  });
});
