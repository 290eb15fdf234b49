import { v4 as uuid } from 'uuid';
import { expect, onTestFinished, test } from 'vitest';
import type { Db } from '../../bot/db/db.ts';
import { openSqlite } from '../../bot/db/sqlite.ts';
import type { Draft } from '../../shared/api/drafts.ts';
import { FORM_2567_2 } from '../../shared/report/forms/form-2567-2.ts';
import { demoFolder } from '../support/demo-store.ts';
import { type ApiBot, apiBot, type SignedIn } from './support/api.ts';
import { ELDER, LARVAE, MONTH, reportBody, send } from './support/reports.ts';

interface Told extends Draft {
  readonly code?: string;
  readonly current?: Draft | null;
}

const formVersion = FORM_2567_2.version;
const put = (bot: ApiBot, as: SignedIn, answers: object, more: object = {}, month = MONTH) =>
  bot.call<Told>('PUT', `/drafts/${month}`, { as, body: { formVersion, answers, ...more } });
const get = (bot: ApiBot, as: SignedIn, month = MONTH) => bot.call<Told>('GET', `/drafts/${month}`, { as });

test('another phone goes on where this one was, and nobody writes over what she has not seen', async () => {
  const bot = await apiBot();
  const her = await bot.register('ก', 'DEMO-0031');
  expect((await get(bot, her)).status).toBe(404);
  const submissionId = uuid();
  const first = await put(bot, her, { [ELDER]: 4, [LARVAE]: null }, { submissionId, seq: null });
  expect([first.status, first.json]).toEqual([200, (await get(bot, her)).json]);
  expect(first.json).toMatchObject({ seq: 1, source: 'form', submissionId, basedOn: null, answers: { [ELDER]: 4 } });
  expect((await put(bot, her, { [ELDER]: 5 }, { seq: 1 })).json.seq).toBe(2);
  const late = await put(bot, her, { [ELDER]: 9 }, { seq: 1 });
  expect([late.status, late.json.code, late.json.current?.answers]).toEqual([409, 'draft-conflict', { [ELDER]: 5 }]);
  expect((await put(bot, her, { [ELDER]: 9 }, { seq: null })).status).toBe(409);
  expect((await put(bot, her, { [ELDER]: 9 })).json).toMatchObject({ seq: 3, answers: { [ELDER]: 9 } });
});

test('of twenty phones at once one writes', async () => {
  const bot = await apiBot();
  const her = await bot.register('ก', 'DEMO-0031');
  const told = await Promise.all(Array.from({ length: 20 }, (_, n) => put(bot, her, { [ELDER]: n }, { seq: null })));
  expect(told.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(409)]);
  expect((await get(bot, her)).json.seq).toBe(1);
});

test('keeps only what could be sent', async () => {
  const bot = await apiBot();
  const her = await bot.register('ก', 'DEMO-0031');
  const codeOf = async (...ask: Parameters<typeof put>) => (await put(...ask)).json.code;
  expect(await codeOf(bot, her, { gone: 1 })).toBe('invalid-answers');
  expect(await codeOf(bot, her, { [ELDER]: 1000 })).toBe('invalid-answers');
  expect(await codeOf(bot, her, {}, { formVersion: 'x' })).toBe('form-changed');
  expect(await codeOf(bot, her, {}, {}, '2026-09')).toBe('month-closed');
  expect(await codeOf(bot, her, {}, {}, '2027-06')).toBe('month-not-open');
});

test('ends when the report is sent, and an autosave that comes late does not bring it back', async () => {
  const bot = await apiBot();
  const her = await bot.register('ก', 'DEMO-0031');
  const body = reportBody({ [ELDER]: 4 });
  await put(bot, her, body.answers, { submissionId: body.submissionId, seq: null });
  expect((await send(bot, her, body)).status).toBe(201);
  expect((await get(bot, her)).status).toBe(404);
  const late = await put(bot, her, body.answers, { submissionId: body.submissionId });
  expect([late.json.code, late.json.current]).toEqual(['draft-conflict', null]);
  expect((await put(bot, her, { [ELDER]: 5 }, { submissionId: uuid(), seq: null, basedOn: 1 })).status).toBe(200);
});

test('an autosave that the report overtakes on its way leaves nothing behind', async () => {
  const demo = await demoFolder();
  const store = openSqlite(demo.file);
  onTestFinished(async () => {
    await store.close();
    demo.remove();
  });
  let meanwhile: (() => Promise<unknown>) | null = null;
  const db: Db = {
    ...store,
    async commit(statements) {
      const first = statements.some(({ template }) => template.name === 'draft.write') ? meanwhile : null;
      if (first) meanwhile = null;
      await first?.();
      return store.commit(statements);
    },
  };
  const bot = await apiBot({ app: { db } });
  const her = await bot.register('ก', 'DEMO-0031');
  const body = reportBody({ [ELDER]: 4 });
  const { submissionId } = body;
  meanwhile = () => send(bot, her, body);
  const late = await put(bot, her, { [ELDER]: 3 }, { submissionId, seq: null });
  expect([late.json.code, late.json.current]).toEqual(['draft-conflict', null]);
  expect((await get(bot, her)).status).toBe(404);
});

test('is hers alone', async () => {
  const bot = await apiBot();
  const [her, him] = [await bot.register('ก', 'DEMO-0031'), await bot.register('ข', 'DEMO-0032')];
  await put(bot, her, { [ELDER]: 4 });
  expect((await get(bot, him)).status).toBe(404);
});
