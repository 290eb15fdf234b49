import { describe, expect, test } from 'vitest';
import type { Done } from '../simulator/platform/people/deeds.ts';
import { stand, TOKEN } from './support/stand.ts';

const bytes = new Uint8Array([0xff, 0xd8, 0xff, 1, 2, 3]);
const photo = { bytes, contentType: 'image/jpeg' };
const DAY = 24 * 3_600_000;

async function withPhoto(media = {}) {
  const all = await stand();
  const said = await all.sim.user('a').image({ ...photo, ...media });
  const path = `/v2/bot/message/${said.itemId}/content`;
  const get = (rest = '') => fetch(all.sim.url + path + rest, { headers: { authorization: `Bearer ${TOKEN}` } });
  return { ...all, said, get };
}

describe('content', () => {
  test('what a person sends can be fetched', async () => {
    const { said, get, sim } = await withPhoto();
    expect(said.event.message).toMatchObject({
      type: 'image',
      contentProvider: { type: 'line' },
      quoteToken: expect.any(String),
    });
    const answer = await get();
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
    expect((await get('/preview')).status).toBe(200);
    expect(await (await get('/transcoding')).json()).toEqual({ status: 'succeeded' });
    expect(sim.openapiBreaks).toEqual([]);
  });

  test('large media are prepared first', async () => {
    const { get, clock } = await withPhoto({ preparingMs: 5_000 });
    expect((await get()).status).toBe(202);
    expect(await (await get('/transcoding')).json()).toEqual({ status: 'processing' });
    clock.advance(5_000);
    expect((await get()).status).toBe(200);
  });

  test('unsent or old content is gone, other content was never there', async () => {
    const { get, clock, sim, said } = await withPhoto();
    clock.advance(14 * DAY);
    expect((await get()).status).toBe(200);
    await sim.user('a').unsend(said.itemId ?? '');
    expect((await get()).status).toBe(410);
    const other = await withPhoto();
    other.clock.advance(14 * DAY + 1);
    expect((await other.get()).status).toBe(410);
    expect(
      (await fetch(`${sim.url}/v2/bot/message/1/content`, { headers: { authorization: `Bearer ${TOKEN}` } })).status,
    ).toBe(404);
  });

  test('the other kinds of message', async () => {
    const { sim } = await stand();
    const user = sim.user('a');
    const messageOf = async (done: Promise<Done>) => (await done).event.message;
    expect(await messageOf(user.video(photo, 3_000))).toMatchObject({ type: 'video', duration: 3_000 });
    expect(await messageOf(user.audio(photo, 2_000))).toMatchObject({ type: 'audio', duration: 2_000 });
    expect(await messageOf(user.file(photo, 'ก.pdf'))).toMatchObject({ type: 'file', fileName: 'ก.pdf', fileSize: 6 });
    expect(await messageOf(user.location(13.7, 100.5, 'บ้าน'))).toMatchObject({
      type: 'location',
      title: 'บ้าน',
      latitude: 13.7,
    });
    expect(await messageOf(user.sticker('446', '1988', ['ok']))).toMatchObject({
      type: 'sticker',
      packageId: '446',
      stickerId: '1988',
      keywords: ['ok'],
    });
    expect(sim.openapiBreaks).toEqual([]);
  });
});
