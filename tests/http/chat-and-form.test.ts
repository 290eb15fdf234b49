import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Draft } from '../../shared/api/drafts.ts';
import { FORM_2567_2 } from '../../shared/report/forms/form-2567-2.ts';
import { receiptsOf, saidTo, says } from '../webhook/support/story.ts';
import { type ApiBot, apiBot } from './support/api.ts';
import { ELDER, LARVAE, MONTH, read, reportBody, send } from './support/reports.ts';

type Her = Awaited<ReturnType<ApiBot['register']>>;
const LINE = 'ส่งรายงาน ผู้สูงอายุ 4 ลูกน้ำ 10 หลัง';
const formVersion = FORM_2567_2.version;

const draftOf = (bot: ApiBot, as: Her) => bot.call<Draft>('GET', `/drafts/${MONTH}`, { as });
const type = (bot: ApiBot, as: Her, answers: object, more: object = {}) =>
  bot.call<Draft & { current: Draft }>('PUT', `/drafts/${MONTH}`, { as, body: { formVersion, answers, ...more } });
const last = ({ user }: Her) => saidTo(user).slice(-2).join('\n');

test('a report begun in chat is finished in the form, and chat shows the receipt', async () => {
  const bot = await apiBot();
  const her = await bot.register('ก', 'DEMO-0001');
  await says(bot, her.user, LINE);
  const begun = await draftOf(bot, her);
  expect(begun.json).toMatchObject({ source: 'chat', seq: 1, answers: { [ELDER]: 4, [LARVAE]: 10 }, basedOn: null });
  const answers = { ...begun.json.answers, 'recover.1': 2 };
  const told = await send(bot, her, reportBody(answers, { basedOn: begun.json.basedOn }));
  expect(told.status).toBe(201);
  // All that she typed in chat was sent: her open card is answered with the receipt.
  await says(bot, her.user, 'ยืนยันส่ง');
  expect(receiptsOf(her.user)).toContain(told.json.receipt.number);
  expect((await read(bot, her)).json).toMatchObject({ version: 1, versions: [{ channel: 'form', answers }] });
});

test('a version that the form sends does not cost the chat what it holds', async () => {
  const bot = await apiBot();
  const her = await bot.register('ก', 'DEMO-0001');
  await says(bot, her.user, LINE);
  expect((await send(bot, her, reportBody({ [ELDER]: 5 }))).status).toBe(201);
  await says(bot, her.user, 'ยืนยันส่ง');
  expect(last(her)).toContain('ฉบับใหม่กว่า');
  expect((await read(bot, her)).json.version).toBe(1);
  await says(bot, her.user, 'ยืนยันส่ง');
  const { json } = await read(bot, her);
  expect(json.versions.map(({ channel, answers: { [ELDER]: elders } }) => [channel, elders])).toEqual([
    ['chat', 4],
    ['form', 5],
  ]);
});

test('a report begun in the form is offered in chat, and sent from there', async () => {
  const bot = await apiBot();
  const her = await bot.register('ก', 'DEMO-0031');
  await type(bot, her, { [ELDER]: 6 }, { seq: null });
  await says(bot, her.user, 'ส่งรายงาน');
  expect(last(her)).toMatch(/จากแบบละเอียด[\s\S]*เยี่ยมผู้สูงอายุ\s+6 คน/);
  await says(bot, her.user, 'ลูกน้ำ 8');
  const copy = await draftOf(bot, her);
  expect(copy.json).toMatchObject({ source: 'chat', seq: 2, answers: { [ELDER]: 6, [LARVAE]: 8 } });
  const stale = await type(bot, her, { [ELDER]: 7 }, { seq: 1 });
  expect([stale.status, stale.json.current.answers]).toEqual([409, copy.json.answers]);
  await says(bot, her.user, 'ยืนยันส่ง');
  const { json } = await read(bot, her);
  expect(json.versions[0]).toMatchObject({ channel: 'chat', answers: { [ELDER]: 6, [LARVAE]: 8, 'recover.1': 0 } });
  expect((await draftOf(bot, her)).status).toBe(404);
});

test('in whatever order chat and form write and send, the last that was sent is on file', async () => {
  const bot = await apiBot();
  let code = 30;
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 8 }), async (deeds) => {
      code += 1;
      const her = await bot.register(`volunteer ${code}`, `DEMO-00${code}`);
      let sent: readonly Sent[] = [];
      for (const one of deeds) sent = await DOINGS[one.by](bot, her, one, sent);
      const { json } = await read(bot, her);
      expect((json.versions ?? []).map(({ answers }) => answers[ELDER])).toEqual(sent.toReversed());
      const { json: copy, status } = await draftOf(bot, her);
      if (status === 200) expect(copy.answers).not.toEqual({});
    }),
    // So many of the demo have no history.
    { numRuns: 12 },
  );
});

/** How many old people each version told of, oldest first. */
type Sent = number | null | undefined;
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;
const deed = fc.record({
  by: fc.constantFrom('chat', 'form'),
  send: fc.boolean(),
  n: fc.nat(999),
});

const DOINGS: Readonly<
  Record<Deed['by'], (bot: ApiBot, her: Her, deed: Deed, sent: readonly Sent[]) => Promise<readonly Sent[]>>
> = {
  async form(bot, her, { send: sends, n }, sent) {
    const basedOn = sent.length === 0 ? null : sent.length;
    if (sends) {
      expect((await send(bot, her, reportBody({ [ELDER]: n }, { basedOn }))).status).toBe(201);
      return [...sent, n];
    }
    const { json } = await draftOf(bot, her);
    const told = await type(bot, her, { [ELDER]: n }, { seq: json.seq ?? null, basedOn });
    expect(told.json.answers).toEqual({ [ELDER]: n });
    return sent;
  },
  async chat(bot, her, { send: sends, n }, sent) {
    await says(bot, her.user, sends ? 'ยืนยันส่ง' : `ผู้สูงอายุ ${n}`);
    const { json, status } = await read(bot, her);
    const version = status === 200 ? json.version : 0;
    // Chat sends only what it has shown; then there is one version more.
    expect(version - sent.length).toBeLessThanOrEqual(sends ? 1 : 0);
    return version > sent.length ? [...sent, json.versions[0]?.answers[ELDER]] : sent;
  },
};
