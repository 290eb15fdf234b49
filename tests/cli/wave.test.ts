import { beforeEach, describe, expect, test } from 'vitest';
import { UsageError } from '../../bot/cli/usage.ts';
import { HOW } from '../../shared/text/reminder-push.ts';
import type { SimUser } from '../simulator/platform/people/sim-user.ts';
import { ACCESS_TOKEN, CHANNEL_SECRET } from '../support/app.ts';
import { startBot, type TestBot } from '../support/bot.ts';
import { REPORT, saidTo, says, volunteer } from '../webhook/support/story.ts';
import { type Operator, operator } from './support/operator.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let bot: TestBot;
let people: SimUser[];
let op: Operator;
const settings = () => ({
  DATABASE_URL: `file:${bot.file}`,
  LINE_CHANNEL_SECRET: CHANNEL_SECRET,
  LINE_CHANNEL_ACCESS_TOKEN: ACCESS_TOKEN,
  LINE_API_ORIGIN: bot.sim.url,
  LINE_DATA_API_ORIGIN: bot.sim.url,
});

beforeEach(async () => {
  bot = await startBot();
  people = [];
  for (const n of [31, 32, 33]) {
    // LINE drops what is pushed to somebody who is no friend.
    await bot.sim.user(`volunteer ${n}`).follow();
    people.push(await volunteer(bot, n));
  }
  op = operator(settings(), { clock: bot.clock, pause: (ms) => bot.pass(ms) });
});

const wave = (action: string, ...args: string[]) => op.run('wave', action, ...args);
/** How many reminders each phone shows: they alone say so. */
const pushes = () => people.map((user) => saidTo(user).filter((words) => words.includes(HOW)).length);
const rows = (table: string) => bot.store.prepare(`select count(*) from ${table}`).pluck().get();
async function planned(): Promise<string> {
  const said = await wave('plan', '--area', '99999', '--name', 'own');
  return /wave start (\S+)$/.exec(said.at(-1) ?? '')?.[1] ?? '';
}

describe('a wave from the command line', () => {
  test('a dry run says who, how many, what it costs and when, and writes nothing', async () => {
    const said = (await wave('plan', '--area', '99999', '--name', 'own', '--dry-run')).join('\n');
    expect(said).toContain('own of 2026-11, รพ.สต.บ้านตัวอย่าง: 1 units, 42 volunteers');
    expect(said).toContain('people  3 in 1 calls');
    expect(said).toContain('not to  39 never linked LINE');
    expect(said).toMatch(
      /when {4}2026-11-15 10:\d\d to 2026-11-15 10:\d\d \(Bangkok\), before 2026-12-01 00:00; 20 answers/,
    );
    expect(said).toMatch(/money {3}0 baht, 0 with VAT, for 3 messages \(plan free: 300 included, 0 used or promised\)/);
    expect(said).toMatch(/room {4}budget 300 left, LINE's quota .*\(read 2026-11-15 10:\d\d\)/);
    expect(said).toContain('a dry run: nothing was written');
    expect([rows('wave'), rows('wave_chunk'), rows('wave_recipient')]).toEqual([0, 0, 0]);
  });

  test('the plan keeps to the hour that a dry run told, however wide its window', async () => {
    const args = ['--area', '99999', '--name', 'own', '--from', '2026-11-20T08:00', '--to', '2026-11-24T19:00'];
    const when = (said: readonly string[]) =>
      said.filter((line) => line.startsWith('  when')).map((l) => l.split(';')[0]);
    const [told] = when(await wave('plan', ...args, '--dry-run'));
    bot.clock.advance(DAY);
    expect(when(await wave('plan', ...args))).toEqual([told, told]);
  });

  test('is planned, paused, resumed, followed to its end, and read back; who reports in between gets none', async () => {
    const id = await planned();
    expect(id).toMatch(/^\S{6}$/);
    await bot.pass(5 * MINUTE);
    expect(pushes()).toEqual([0, 0, 0]);

    expect((await wave('start', id, '--yes')).at(-1)).toBe(
      `wave ${id} is running: 0 sent, 0 under way or in doubt, 3 waiting`,
    );
    await wave('pause', id, '--reason', ' a question\nfirst ');
    await bot.pass(5 * MINUTE);
    expect(pushes()).toEqual([0, 0, 0]);
    expect((await wave('list')).join('\n')).toContain('paused (a question first)');
    await says(bot, people[2] as SimUser, REPORT, 'ยืนยันส่ง');

    await wave('resume', id);
    const told = await wave('show', id, '--watch');
    expect(told.join('\n')).toMatch(
      /state {3}finished\n.*\n {2}sent {4}2; 0 under way or in doubt; 0 waiting; 1 left out since: reported, reminded by another, out of reach or too late/,
    );
    expect(op.progress.at(-2)).toMatch(/^\[#{30}\] 100 % {2}finished {2}2 sent, 0 left, 0 calls refused, 0 unknown/);
    expect(pushes()).toEqual([1, 1, 0]);

    expect((await wave('outcome', id)).join('\n')).toContain('not read yet');
    await says(bot, people[0] as SimUser, REPORT, 'ยืนยันส่ง');
    bot.clock.advance(DAY + 2 * HOUR);
    for (let n = 0; n < 2; n++) {
      await bot.app.startDue();
      await bot.app.dueDone();
      bot.clock.advance(HOUR);
    }
    expect((await wave('outcome', id)).join('\n')).toMatch(
      /sent {7}2\n {2}delivered {2}not told by LINE\n {2}seen .*\n {2}reported {3}1 \(50 %\) within 24 hours/,
    );
  });

  test('asks before it starts, and takes only yes for yes', async () => {
    const id = await planned();
    await expect(wave('start', id)).rejects.toThrow('nobody is at the terminal to say yes: add --yes');
    const hesitant = operator(settings(), { clock: bot.clock, answer: 'y' });
    expect((await hesitant.run('wave', 'start', id)).at(-1)).toBe('nothing was started');
    expect(hesitant.asked).toEqual(['Start it? It writes to at most 3 people. (yes/no) ']);
    const sure = operator(settings(), { clock: bot.clock, answer: 'yes' });
    expect((await sure.run('wave', 'start', id)).at(-1)).toContain('is running');
  });

  test('with nobody in it says so, and its name stays free', async () => {
    for (const user of people) await says(bot, user, REPORT, 'ยืนยันส่ง');
    const said = await wave('plan', '--area', '99999', '--name', 'own');
    expect(said.join('\n')).toContain('people  0 in 0 calls\n  not to  3 have reported, 39 never linked LINE');
    expect(said.at(-1)).toBe('there is nobody to remind, so nothing was planned');
    expect(said.join('\n')).not.toContain('money');
    expect([rows('wave'), rows('wave_event')]).toEqual([0, 0]);
  });

  test('cancelled, it is nobody’s third of a month, and a plan of another name is made of it', async () => {
    const id = await planned();
    await wave('start', id, '--yes');
    expect((await wave('cancel', id)).at(-1)).toContain('is cancelled: 0 sent');
    expect(rows('wave_recipient')).toBe(0);
    await expect(wave('resume', id)).rejects.toThrow('cannot resume it: the wave is cancelled');
    const unasked = operator(settings(), { clock: bot.clock, answer: 'yes' });
    await expect(unasked.run('wave', 'start', id)).rejects.toThrow('cannot start it: the wave is cancelled');
    expect(unasked.asked).toEqual([]);
    const again = await wave('plan', '--area', '99999', '--name', 'own');
    expect(again[0]).toBe('own of 2026-11 is cancelled already, so nothing was planned: another --name makes another');
    expect((await wave('plan', '--area', '99999', '--name', 'own2', '--dry-run')).join('\n')).toContain('people  3 in');
  });

  test('says when there is no room, and stops by itself with the reason', async () => {
    await op.run('budget', '--messages', '2');
    const id = await planned();
    const said = (await wave('start', id, '--yes')).join('\n');
    expect(said).toContain('warning: there is no room for all of it');
    await wave('show', id, '--watch');
    expect((await wave('list'))[0]).toContain('stopped (budget)');
    expect(pushes()).toEqual([0, 0, 0]);
    await op.run('budget', '--messages', '3');
    await wave('resume', id);
    await wave('show', id, '--watch');
    expect(pushes()).toEqual([1, 1, 1]);
  });

  test.each([
    [['plan'], '--area: missing'],
    [['plan', '--area', 'th', '--month', '2027-02'], 'that month does not take reports yet'],
    [['plan', '--area', 'th', '--month', '2026-09'], 'too late: there is no hour left'],
    [['plan', '--area', 'th', '--name', 'Not This'], '--name: a-z, 0-9 and -, at most 12'],
    [['plan', '--area', 'th', '--from', 'noon'], '--from: a time'],
    [['plan', '--area', 'th', '--from', '2027-02-30T09:00'], '--from: a time'],
    [['plan', '--area', 'th', '--to', '2569-11-25T09:00'], 'counts Buddhist years; in the common era it is 2026'],
    [['plan', '--area', '99999', '--area', 'th'], '--area stands twice'],
    [['plan', '--area', 'th', '--from', '2026-11-20T09:00', '--to', '2026-11-20T08:00'], '--to: later than --from'],
    [['plan', '--area', 'th', '--from', '2026-11-20T21:00', '--to', '2026-11-20T23:00'], 'none of these hours'],
    [['show'], 'which wave?'],
    [['show', 'ffffff'], 'there is no wave ffffff'],
  ])('%j is refused in one line', async (args, why) => {
    const [action = '', ...rest] = args;
    await expect(wave(action, ...rest)).rejects.toThrow(why);
  });

  test('what it has no use for is refused before anything is done, a dry run of a start above all', async () => {
    const id = await planned();
    const refusal = (...args: [string, ...string[]]) => expect(wave(...args)).rejects;
    await refusal('start', id, '--yes', '--dry-run').toThrow(
      new UsageError('there is no use for "--dry-run": wave start takes <id> --yes'),
    );
    await refusal('cancel', id, 'now').toThrow('there is no use for "now": wave cancel takes <id> --reason');
    await refusal('plan', '99999').toThrow('there is no use for "99999": wave plan takes --area');
    await refusal('fly').toThrow(
      new UsageError('usage: wave list | plan | start | show | pause | resume | cancel | outcome'),
    );
    expect((await wave('list')).join('\n')).toMatch(/own +planned/);
    await expect(op.run('schedule', 'now')).rejects.toThrow(UsageError);
  });

  test('/metrics shows what it did and what is left', async () => {
    const metric = async (name: string) =>
      (await (await fetch(`${bot.url}/metrics`)).text()).split('\n').find((line) => line.startsWith(`${name} `));
    expect(await metric('vhv_message_quota_left')).toBeUndefined();
    const id = await planned();
    expect(await metric('vhv_message_quota_left')).toMatch(/ ([1-9]\d*|\+Inf)$/);
    await wave('start', id, '--yes');
    bot.clock.advance(10 * MINUTE);
    expect(await metric('vhv_wave_chunks_due')).toBe('vhv_wave_chunks_due 1');
    expect(Number((await metric('vhv_wave_lag_seconds'))?.split(' ')[1])).toBeGreaterThan(60);
    await wave('show', id, '--watch');
    expect(await metric('vhv_wave_chunks_due')).toBe('vhv_wave_chunks_due 0');
    expect(await metric('vhv_wave_people_total{outcome="sent"}')).toMatch(/ 3$/);
    expect(await metric('vhv_wave_calls_total{outcome="accepted"}')).toMatch(/ 1$/);
    expect(await metric('vhv_message_budget_left')).toBe('vhv_message_budget_left 297');
  });
});
