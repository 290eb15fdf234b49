import { describe, expect, test } from 'vitest';
import { signatureOf } from '../simulator/platform/webhook/sign.ts';
import { CHANNEL_SECRET } from '../support/app.ts';
import { startBot } from '../support/bot.ts';
import { codeOf, knock } from './support/door.ts';
import { inbox, saidTo, says } from './support/story.ts';

describe('the signature', () => {
  const body = '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}';
  const right = signatureOf(CHANNEL_SECRET, body);

  test("LINE's published example passes", async () => {
    const { url } = await startBot();
    expect(right).toBe('GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=');
    expect(await knock(url, { body })).toEqual({ status: 200, body: '{}' });
  });

  test.each(['x-line-signature', 'X-Line-Signature', 'X-LINE-SIGNATURE'])('%s is read', async (header) => {
    const { url } = await startBot();
    expect((await knock(url, { body, header })).status).toBe(200);
  });

  test.each<[string, string | null]>([
    ['missing', null],
    ['empty', ''],
    ['of another secret', signatureOf('another secret', body)],
    ['of another body', signatureOf(CHANNEL_SECRET, `${body} `)],
    ['too short', right.slice(0, 20)],
    ['one byte', 'AA=='],
    ['too long', Buffer.concat([Buffer.from(right, 'base64'), Buffer.from(right, 'base64')]).toString('base64')],
    ['no base64', '*** not base64 ***'],
    ['base64url', right.replaceAll('+', '-').replaceAll('/', '_')],
    ['hex', Buffer.from(right, 'base64').toString('hex')],
    ['without padding', right.replace('=', '')],
    ['with a space in it', `${right.slice(0, 10)} ${right.slice(10)}`],
    ['with more behind it', `${right}AAAA`],
    ['latin-1', 'ÿÿÿÿ'],
  ])('%s is refused with 401 and stores nothing', async (_what, signature) => {
    const bot = await startBot();
    const answer = await knock(bot.url, { body, signature });
    expect([answer.status, codeOf(answer)]).toEqual([401, 'bad-signature']);
    expect(inbox(bot)).toEqual([]);
  });

  test('one changed byte of a real event is refused', async () => {
    const bot = await startBot();
    const event = bot.sim.compose({ type: 'user', userId: bot.sim.user('a').userId }, { type: 'follow', follow: {} });
    const signed = bot.sim.signed([event]);
    const answer = await knock(bot.url, { body: signed.body.replace('follow', 'fallow'), signature: signed.signature });
    expect(answer.status).toBe(401);
    expect(inbox(bot)).toEqual([]);
  });

  test('while a secret is rolled over, both are accepted, and the retired one no longer', async () => {
    const rolling = await startBot({ secrets: ['new secret', CHANNEL_SECRET] });
    expect((await knock(rolling.url, { body })).status).toBe(200);
    const user = rolling.sim.user('a');
    await says(rolling, user, 'ช่วยเหลือ');
    expect(saidTo(user)).toHaveLength(1);
    const after = await startBot({ secrets: ['new secret'] });
    expect((await knock(after.url, { body })).status).toBe(401);
  });

  test('an unsigned flood of garbage is refused without a look inside', async () => {
    const bot = await startBot();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => knock(bot.url, { body: '{'.repeat(n * 100), signature: 'AAAA' })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
    expect(bot.log.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
