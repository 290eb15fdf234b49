import { describe, expect, test } from 'vitest';
import { Limits, RATES, type Rates } from '../../bot/http/limits.ts';
import { remoteAddress } from '../../bot/node/address.ts';
import { apiBot } from './support/api.ts';

const few = (rates: Partial<Rates['user']>): Rates['user'] => ({ ...RATES.user, ...rates });

describe('load limits', () => {
  test('a user who runs wild waits; others do not, nor does she for other things', async () => {
    const limits = new Limits({ ...RATES, user: few({ read: { burst: 3, perSecond: 0.5 } }) });
    const bot = await apiBot({ app: { limits } });
    const [her, other] = [await bot.signIn(bot.user('เธอ').userId), await bot.signIn(bot.user('เพื่อน').userId)];
    const read = (as: typeof her) => bot.call('GET', '/session', { as });
    for (let i = 0; i < 3; i++) expect((await read(her)).status).toBe(200);
    const refused = await read(her);
    expect(refused).toMatchObject({ status: 429, json: { code: 'too-many-requests' } });
    expect(refused.headers.get('retry-after')).toBe('2');
    expect((await read(other)).status).toBe(200);
    bot.clock.advance(2_000);
    expect((await read(her)).status).toBe(200);
    expect((await bot.call('DELETE', '/session', { as: her })).status).toBe(204);
  });

  test('an address that runs wild waits before anybody asks who it is', async () => {
    const limits = new Limits({ ...RATES, address: few({ login: { burst: 2, perSecond: 1 } }) });
    const addressOf = (c: { req: { header(name: string): string | undefined } }) => c.req.header('x-from') ?? null;
    const bot = await apiBot({ app: { limits, addressOf } });
    const sign = (from: string) =>
      bot.call('POST', '/session', { body: { idToken: 'x' }, headers: { 'x-from': from } });
    const statuses = [];
    for (const from of ['203.0.113.7', '203.0.113.7', '203.0.113.7', '203.0.113.8'])
      statuses.push((await sign(from)).status);
    expect(statuses).toEqual([401, 401, 429, 401]);
    for (const from of ['2001:db8::1', '2001:db8::2', '2001:db8::3']) statuses.push((await sign(from)).status);
    expect(statuses.slice(4), 'the 64 bits of one household').toEqual([401, 401, 429]);
  });

  test('whole villages share one address, and whatever stands before us on this machine is everybody', () => {
    const limits = new Limits();
    for (let i = 0; i < 1_000; i++) expect(limits.address('login', '203.0.113.7', 0)).toBeNull();
    for (let i = 0; i < 10_000; i++) expect(limits.address('login', '127.0.0.1', 0)).toBeNull();
  });

  test('remembers so many and no more: those that were quiet longest are forgotten', () => {
    const limits = new Limits({ ...RATES, user: few({ read: { burst: 1, perSecond: 0.001 } }) });
    for (let i = 0; i < 50_001; i++) limits.user('read', `U${i}`, 0);
    expect(limits.user('read', 'U0', 0), 'forgotten').toBeNull();
    expect(limits.user('read', 'U50000', 0), 'known').not.toBeNull();
  });
});

describe('where a request comes from', () => {
  const from = (trusted: string[], remote: string, forwarded?: string) =>
    remoteAddress(trusted)({
      env: { incoming: { socket: { remoteAddress: remote, remotePort: 1, remoteFamily: 'IPv4' } } },
      req: { header: () => forwarded },
    } as unknown as Parameters<ReturnType<typeof remoteAddress>>[0]);

  test.each<[string, string[], string, string | undefined, string]>([
    ['nobody is trusted', [], '10.0.0.9', '203.0.113.7', '10.0.0.9'],
    ['a stranger says anything', ['10.0.0.0/8'], '198.51.100.1', '203.0.113.7', '198.51.100.1'],
    ['our proxy tells', ['10.0.0.0/8'], '10.0.0.9', '203.0.113.7', '203.0.113.7'],
    ['as IPv6 writes IPv4', ['10.0.0.9'], '::ffff:10.0.0.9', '203.0.113.7', '203.0.113.7'],
    ['what she invented stands left', ['10.0.0.0/8'], '10.0.0.9', '1.2.3.4, 203.0.113.7, 10.1.1.1', '203.0.113.7'],
    ['nothing but proxies', ['10.0.0.0/8'], '10.0.0.9', '10.0.0.8', '10.0.0.9'],
    ['nonsense', ['10.0.0.0/8'], '10.0.0.9', 'unknown', 'unknown'],
  ])('%s', (_, trusted, remote, forwarded, address) => {
    expect(from(trusted, remote, forwarded)).toBe(address);
  });
});
