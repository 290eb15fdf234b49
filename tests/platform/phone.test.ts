import { describe, expect, test } from 'vitest';
import type { DeedAnswer, PhoneDeed, PhoneDelivery, PhoneState, PhoneUser } from '../simulator/platform/phone-types.ts';
import { stand, text } from './support/stand.ts';

async function withPhone(options = {}) {
  const all = await stand(options);
  const call = async <T>(path: string, body?: unknown): Promise<T> => {
    const init =
      body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    return (await (await fetch(`${all.sim.url}/phone/api/${path}`, init)).json()) as T;
  };
  const user = await call<PhoneUser>('users', { displayName: 'สมหญิง' });
  const path = `users/${user.userId}`;
  return {
    ...all,
    call,
    user,
    state: () => call<PhoneState>(path),
    act: (deed: PhoneDeed) => call<DeedAnswer>(`${path}/do`, deed),
  };
}

describe('the phone’s doors', () => {
  test('a new person follows nobody, sees nothing', async () => {
    const { user, state, call } = await withPhone();
    expect(user).toEqual({
      userId: expect.stringMatching(/^U[0-9a-f]{32}$/),
      displayName: 'สมหญิง',
      follows: false,
      blocked: false,
      airplane: false,
      unread: 0,
    });
    expect(await state()).toEqual({
      user,
      chat: [],
      quickReply: [],
      loading: false,
      richMenu: null,
      bot: { displayName: 'Stand-in', basicId: '@000sample' },
    });
    expect(await call('users')).toEqual([user]);
  });

  test('every deed becomes its webhook', async () => {
    const { act, bot, state } = await withPhone();
    await act({ do: 'follow' });
    await act({ do: 'text', text: 'hi' });
    await act({ do: 'sticker', packageId: '1', stickerId: '2' });
    await act({ do: 'image', contentType: 'image/png', base64: 'AQID' });
    await act({ do: 'location', latitude: 1, longitude: 2 });
    await act({ do: 'action', action: { type: 'postback', data: 'd' } });
    const itemId = (await state()).chat[0]?.id ?? '';
    await act({ do: 'unsend', itemId });
    await act({ do: 'block' });
    await act({ do: 'unblock' });
    const events = bot.requests.flatMap((request) => request.events);
    expect(events.map(({ type, message }) => [type, (message as { type: string } | undefined)?.type])).toEqual([
      ['follow', undefined],
      ['message', 'text'],
      ['message', 'sticker'],
      ['message', 'image'],
      ['message', 'location'],
      ['postback', undefined],
      ['unsend', undefined],
      ['unfollow', undefined],
      ['follow', undefined],
    ]);
    expect((await state()).chat[0]).toMatchObject({ unsent: true });
  });

  test('a uri action only says what to open', async () => {
    const { act, bot } = await withPhone();
    expect(await act({ do: 'action', action: { type: 'uri', label: 'l', uri: 'https://a.b/' } })).toEqual({
      ok: true,
      open: 'https://a.b/',
    });
    expect(bot.requests).toEqual([]);
  });

  test('quick replies stand under the last bubble only', async () => {
    const { act, api, user, state } = await withPhone();
    await act({ do: 'follow' });
    const item = { type: 'action', action: { type: 'message', label: 'แต้ม', text: 'แต้ม' } };
    const withQuick = { ...text('?'), quickReply: { items: [item] } };
    await api('POST', '/v2/bot/message/push', { to: user.userId, messages: [withQuick] });
    expect((await state()).quickReply).toEqual([item]);
    expect((await state()).user.unread).toBe(1);
    await act({ do: 'read' });
    await act({ do: 'text', text: 'x' });
    expect(await state()).toMatchObject({ quickReply: [], user: { unread: 0 } });
  });

  test('pictures that people send are served to the page', async () => {
    const { act, state, sim } = await withPhone();
    await act({ do: 'image', contentType: 'image/png', base64: 'AQID' });
    const url = (await state()).chat[0]?.message.contentUrl as string;
    const picture = await fetch(sim.url + url);
    expect([picture.headers.get('content-type'), [...new Uint8Array(await picture.arrayBuffer())]]).toEqual([
      'image/png',
      [1, 2, 3],
    ]);
  });

  test('the last deliveries, newest first', async () => {
    const { act, call, bot } = await withPhone();
    await act({ do: 'text', text: '1' });
    bot.status = 500;
    await act({ do: 'text', text: '2' });
    const last = await call<PhoneDelivery[]>('lastWebhooks?limit=5');
    expect(last.map(({ status, error }) => [status, error])).toEqual([
      [500, 'error_status_code'],
      [200, undefined],
    ]);
    expect(last[0]?.events).toEqual([{ type: 'message', webhookEventId: expect.any(String), isRedelivery: false }]);
  });

  test('mischief is set and taken away', async () => {
    const { act, call, bot } = await withPhone();
    await call('mischief', { seed: 1, duplicate: 1, reorder: 0, delay: 0, drop: 0 });
    await act({ do: 'text', text: '1' });
    await call('mischief', null);
    await act({ do: 'text', text: '2' });
    expect(bot.requests.flatMap(({ events }) => events)).toHaveLength(3);
  });

  test('the stream pictures every change', async () => {
    const { sim, user, act } = await withPhone();
    const abort = new AbortController();
    const answer = await fetch(`${sim.url}/phone/api/users/${user.userId}/stream`, { signal: abort.signal });
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let seen = '';
    const until = async (word: string) => {
      while (!seen.includes(word)) seen += (await reader?.read())?.value ?? '';
    };
    await until('event: state');
    await act({ do: 'text', text: 'มาแล้ว' });
    await until('มาแล้ว');
    abort.abort();
  });

  test('unknown people and unknown apps', async () => {
    const { sim, call, user } = await withPhone();
    expect((await fetch(`${sim.url}/phone/api/users/U0`)).status).toBe(404);
    expect((await fetch(`${sim.url}/liff/nope?user=${user.userId}`)).status).toBe(404);
    expect(await call('id-token', { userId: user.userId, liffId: 'nope' })).toEqual({ message: 'no such LIFF app' });
  });

  test('an ID token for a page', async () => {
    const { call, user, clock } = await withPhone({ liff: { 'L-1': 'https://bot.example/liff/' } });
    const visit = await call<{ idToken: string; liffUrl: string; expiresAt: number }>('id-token', {
      userId: user.userId,
      liffId: 'L-1',
    });
    expect(visit.liffUrl).toContain(`https://bot.example/liff/#id_token=${visit.idToken}`);
    expect(visit.expiresAt).toBe(clock.now() + 3_600_000);
  });
});

describe('pages and links', () => {
  test('the page, its styles and flex-render are served with their types', async () => {
    const { sim } = await stand();
    const typeOf = async (path: string) => {
      const answer = await fetch(sim.url + path);
      return `${answer.status} ${answer.headers.get('content-type')?.split(';')[0]}`;
    };
    expect(await typeOf('/phone/')).toBe('200 text/html');
    expect(await typeOf('/phone')).toBe('200 text/html');
    expect(await typeOf('/phone/vendor/flex-render.js')).toBe('200 text/javascript');
    expect(await typeOf('/phone/vendor/flex-render.css')).toBe('200 text/css');
    expect(await typeOf('/phone/%2e%2e/platform/clock.ts')).toMatch(/^404/);
    expect(await typeOf('/phone/..%2fplatform%2fclock.ts')).toMatch(/^404/);
  });

  test('a QR link opens the phone with its text typed', async () => {
    const { sim } = await stand();
    const answer = await fetch(`${sim.url}/R/oaMessage/%40vhv/?${encodeURIComponent('ลงทะเบียน DEMO-0001')}`, {
      redirect: 'manual',
    });
    const location = new URL(answer.headers.get('location') ?? '', sim.url);
    expect([location.pathname, location.searchParams.get('text')]).toEqual(['/phone/', 'ลงทะเบียน DEMO-0001']);
  });
});
