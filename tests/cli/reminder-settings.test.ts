import { beforeEach, describe, expect, test } from 'vitest';
import { ACCESS_TOKEN, CHANNEL_SECRET } from '../support/app.ts';
import { startBot, type TestBot } from '../support/bot.ts';
import { type Operator, operator } from './support/operator.ts';

const DAY = 24 * 3_600_000;
let bot: TestBot;
let run: Operator['run'];
const settings = () => ({
  DATABASE_URL: `file:${bot.file}`,
  LINE_CHANNEL_SECRET: CHANNEL_SECRET,
  LINE_CHANNEL_ACCESS_TOKEN: ACCESS_TOKEN,
  LINE_API_ORIGIN: bot.sim.url,
  LINE_DATA_API_ORIGIN: bot.sim.url,
});

beforeEach(async () => {
  bot = await startBot();
  ({ run } = operator(settings(), { clock: bot.clock }));
});

describe('budget', () => {
  test('is set whole the first time, then in parts, and taken over by the next month', async () => {
    bot.store.exec('delete from message_budget');
    await expect(run('budget')).rejects.toThrow(
      '2026-11 has none, so nothing is pushed: set --plan (free, basic, pro), --messages and --baht',
    );
    await expect(run('budget', '--plan', 'pro')).rejects.toThrow('--messages and --baht: all three, the first');
    const [set] = await run('budget', '--plan', 'pro', '--messages', '60000', '--baht', '600');
    expect(set).toBe(
      '2026-11: plan pro (35,000 included, more for sale); at most 60,000 messages, 600 baht for those beyond the included. That makes 45,000 pushes, 0 spoken for, 45,000 left',
    );
    expect((await run('budget', '--baht', '0'))[0]).toContain('35,000 pushes');
    const december = async () => (await run('budget', '--month', '2026-12'))[0];
    expect(await december()).toMatch(/^2026-12 has none of its own: .* takes over/);
    await run('budget', '--messages', '20000');
    bot.clock.advance(30 * DAY);
    expect((await run('budget'))[0]).toMatch(/^2026-12: plan pro .* 20,000 pushes/);
    expect((await run('budget', '--month', '2027-01', '--baht', '7'))[0]).toMatch(
      /^2027-01: .* 20,000 messages, 7 baht/,
    );
  });

  test('warns when it is set below what is spoken for', async () => {
    await run('budget', '--plan', 'pro', '--messages', '1000', '--baht', '0');
    bot.store.exec("update message_budget set reserved = 700 where month = '2026-11'");
    expect(await run('budget', '--messages', '500')).toEqual([
      expect.stringMatching(
        /^2026-11: plan pro .* at most 500 messages, 0 baht .* 700 pushes, 700 spoken for, 0 left$/,
      ),
      'warning: 700 are spoken for already and stay so; nothing more leaves',
    ]);
  });

  test.each([
    [['--plan', 'gold', '--messages', '1', '--baht', '1'], '--plan: one of free, basic, pro'],
    [['--messages', '1.5'], '--messages: a whole number from 0 to 50,000,000'],
    [['--messages', '๕๐๐'], '--messages: a whole number from 0 to 50,000,000, in digits 0-9 alone'],
    [['--messages', '1e3'], '--messages: a whole'],
    [['--baht', '9007199254740991'], '--baht: a whole'],
    [['--month', '2026-10', '--messages', '5'], '--month: 2026-10 is over, nothing more is sent in it'],
    [['--baht', '-1'], '--baht'],
    [['--month', '2026-13'], '--month: a month, 2026-11'],
  ])('%j is refused in one line', async (args, why) => {
    await expect(run('budget', ...args)).rejects.toThrow(why);
  });
});

describe('quota', () => {
  test('says what is used and left, or who does not answer', async () => {
    expect((await run('quota'))[0]).toMatch(/^2026-11: [\d,]+ used, .*(no limit|left)/);
    const demo = operator({ DATABASE_URL: `file:${bot.file}`, SIMULATOR_PORT: '1' });
    await expect(demo.run('quota')).rejects.toThrow(
      'the stand-in (http://127.0.0.1:1; it lives while "npm start" runs',
    );
    const off = operator({ DATABASE_URL: `file:${bot.file}`, DEMO: '0' });
    await expect(off.run('quota')).rejects.toThrow('LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN: missing');
  });
});

describe('rule', () => {
  test('shows the defaults, and what an area sets stays with the rest of what it had', async () => {
    const usual = 'd5 5 days before, d1 1 days before; start by themselves; the head volunteer is told numbers';
    expect(await run('rule', 'show')).toEqual([`th           from 2000-01: ${usual}`]);
    expect((await run('rule', 'show', '--area', '99999'))[0]).toContain(usual);
    await expect(run('rule', 'set', '--area', '99999')).rejects.toThrow('nothing to set: --waves, --auto or --names');
    await run('rule', 'set', '--area', '99999', '--waves', 'd7:7,d2:2,d0:0', '--names', 'yes');
    expect((await run('rule', 'show', '--area', '99999'))[0]).toMatch(
      /2026-11: d7 7 days before, d2 .*d0 0 days before; start by themselves; .* told names$/,
    );
    await run('rule', 'set', '--area', '99999', '--month', '2026-12', '--waves', '', '--auto', 'no');
    expect((await run('rule', 'show', '--area', 'demo-unit', '--month', '2027-01'))[0]).toContain(
      'no waves; wait for an',
    );
    expect((await run('rule', 'show', '--area', '99999'))[0]).toContain('d7 7 days');
  });

  test.each(['d5', 'd5:x', 'a:1,b:2,c:3,d:4', 'a:1,a:2', 'a:1,b:1', 'D5:5', 'a:28'])(
    'waves %s are refused',
    async (waves) => {
      await expect(run('rule', 'set', '--area', 'th', '--waves', waves)).rejects.toThrow('--waves: at most three');
    },
  );
});
