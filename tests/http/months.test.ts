import { expect, test } from 'vitest';
import { type MonthsAnswer, monthsAnswer } from '../../shared/api/drafts.ts';
import { startOfMonth } from '../../shared/calendar/months.ts';
import { itemsOf } from '../../shared/report/form.ts';
import { FORM_2567_2 } from '../../shared/report/forms/form-2567-2.ts';
import { formForPhone } from '../../shared/report/phone-form.ts';
import { type ApiBot, apiBot, type SignedIn } from './support/api.ts';
import { ELDER, MONTH, reportBody, send, setState } from './support/reports.ts';

const months = (bot: ApiBot, as: SignedIn) => bot.call<MonthsAnswer>('GET', '/months', { as });
const day = (n: number, month = MONTH) => startOfMonth(month) + (n - 1) * 86_400_000 + 3_600_000;

test('has all that the form page starts from', async () => {
  const bot = await apiBot();
  const her = await bot.register('ก', 'DEMO-0001');
  const { json, text } = await months(bot, her);
  expect(monthsAnswer.parse(json)).toEqual(json);
  expect(json.me).toEqual(her.me);
  const [month, ...more] = json.months;
  expect(more).toEqual([]);
  expect(month).toMatchObject({
    month: MONTH,
    dueAt: '2026-11-30T17:00:00.000Z',
    reviewDueAt: '2026-12-05T17:00:00.000Z',
    formVersion: FORM_2567_2.version,
    report: null,
    draft: null,
    last: { month: '2026-10', answers: { [ELDER]: 3 } },
  });
  expect(month?.usual[ELDER]).toBe(9);
  expect(text.length).toBeLessThan(6_000);
});

test('shows what is on file and what was begun', async () => {
  const bot = await apiBot();
  const her = await bot.register('ก', 'DEMO-0031');
  await send(bot, her, reportBody({ [ELDER]: 4 }));
  await bot.call('PUT', `/drafts/${MONTH}`, {
    as: her,
    body: { formVersion: FORM_2567_2.version, answers: { [ELDER]: 5 }, basedOn: 1 },
  });
  const [month] = (await months(bot, her)).json.months;
  expect(month?.report).toMatchObject({ state: 'submitted', version: 1, answers: { [ELDER]: 4 }, returned: null });
  expect(month?.draft).toMatchObject({ seq: 1, answers: { [ELDER]: 5 }, basedOn: 1 });
  expect(month?.last).toBeNull();
});

test('begins with last month while that still takes a report', async () => {
  const bot = await apiBot({ start: day(4) });
  const her = await bot.register('ก', 'DEMO-0031');
  const named = async () => (await months(bot, her)).json.months.map(({ month }) => month);
  expect(await named()).toEqual(['2026-10', MONTH]);
  bot.clock.advance(day(6) - day(4));
  expect(await named()).toEqual([MONTH]);
});

test('a month that was sent back stays while its calendar lets it', async () => {
  const bot = await apiBot({ start: day(4) });
  const her = await bot.register('ก', 'DEMO-0031');
  await send(bot, her, reportBody({ [ELDER]: 4 }), {}, '2026-10');
  setState(bot, her.me.id, 'returned', '2026-10');
  bot.store
    .prepare('insert into report_calendar (area_id, month, closes_at) values (?, ?, ?)')
    .run('demo-unit', '2026-10', day(20, '2026-12'));
  bot.clock.advance(day(10, '2026-12') - day(4));
  const later = await bot.signIn(her.user.userId);
  const { json } = await months(bot, later);
  expect(json.months.map(({ month, report }) => [month, report?.state])).toContainEqual(['2026-10', 'returned']);
});

test('the form comes without what only chat needs, and for ever', async () => {
  const bot = await apiBot();
  const her = await bot.register('ก', 'DEMO-0031');
  const form = await bot.call('GET', `/forms/${FORM_2567_2.version}`, { as: her });
  expect(form.json).toEqual(JSON.parse(JSON.stringify(formForPhone(FORM_2567_2))));
  expect(form.headers.get('cache-control')).toContain('immutable');
  expect((await bot.call('GET', '/forms/x', { as: her })).status).toBe(404);
  expect(itemsOf(FORM_2567_2)).toHaveLength(31);
});

test('is not sent again while only the time changed', async () => {
  const bot = await apiBot();
  const her = await bot.register('ก', 'DEMO-0031');
  const etag = (await months(bot, her)).headers.get('etag') ?? '';
  const asked = () => bot.call<MonthsAnswer>('GET', '/months', { as: her, headers: { 'if-none-match': etag } });
  bot.clock.advance(60_000);
  expect([(await asked()).status, (await asked()).text]).toEqual([304, '']);
  await send(bot, her, reportBody({ [ELDER]: 4 }));
  const { status, json } = await asked();
  expect([status, json.now]).toEqual([200, new Date(bot.clock.now()).toISOString()]);
});
