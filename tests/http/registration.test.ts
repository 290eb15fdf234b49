import { describe, expect, test } from 'vitest';
import type { Candidate } from '../../shared/api/people.ts';
import type { Me } from '../../shared/api/session.ts';
import { type ApiBot, apiBot, type SignedIn } from './support/api.ts';
import { idOf } from './support/people.ts';

const BORN = '1970-01-01';
const MINUTE = 60_000;
type Answered = Candidate & { me: Me; code: string; retryAt: string; errors: unknown[] };

const ask = (bot: ApiBot, as: SignedIn, body: unknown) => bot.call<Answered>('POST', '/registration', { as, body });
const askId = (bot: ApiBot, as: SignedIn, citizenId: string, birthDate = BORN) =>
  ask(bot, as, { citizenId, birthDate });
const confirm = (bot: ApiBot, as: SignedIn, ticket: string, noticeVersion = '2569-3') =>
  bot.call<Answered>('POST', '/registration/confirm', { as, body: { ticket, noticeVersion } });
const newcomer = (bot: ApiBot, name: string) => bot.signIn(bot.user(name).userId);

describe('by citizen id', () => {
  test('shows the masked name, and links on yes; the next page knows her at once', async () => {
    const bot = await apiBot();
    const she = await newcomer(bot, 'ก');
    expect(she.me.id).toBeNull();
    const found = await askId(bot, she, idOf(7));
    expect(found.status).toBe(200);
    expect(found.json).toMatchObject({
      maskedName: 'ตัวอย่าง เจ็…',
      village: 'บ้านตัวอย่าง หมู่ 3',
      unit: { name: 'รพ.สต.บ้านตัวอย่าง' },
      roleTitle: 'อสม.',
      addsRole: false,
      noticeVersion: '2569-3',
      expiresAt: new Date(bot.clock.now() + 10 * MINUTE).toISOString(),
    });
    const linked = await confirm(bot, she, found.json.ticket);
    expect(linked.json.me).toMatchObject({ id: 'demo-volunteer-0007', name: 'ตัวอย่าง เจ็ด', roles: ['volunteer'] });
    const who = await bot.call<{ me: Me }>('GET', '/session', { as: she });
    expect(who.json.me.id).toBe('demo-volunteer-0007');
    const row = bot.store.prepare("select actor, action, detail from audit_entry where action = 'line.linked'").get();
    expect(row).toEqual({
      actor: 'person:demo-volunteer-0007',
      action: 'line.linked',
      detail: '{"role":"volunteer","notice":"2569-3","by":"identity"}',
    });
  });

  test.each([
    ['Thai digits with dashes', (id: string) => thai(id).replace(/^(.)(.{4})(.{5})(.{2})(.)$/, '$1-$2-$3-$4-$5')],
    ['spaces', (id: string) => id.replace(/^(.)(.{4})(.{5})(.{2})(.)$/, ' $1 $2 $3 $4 $5 ')],
    ['both kinds of digits', (id: string) => thai(id.slice(0, 6)) + id.slice(6)],
  ])('takes %s', async (_name, written) => {
    const bot = await apiBot();
    const she = await newcomer(bot, 'ข');
    expect((await askId(bot, she, written(idOf(12)))).json.maskedName).toBe('ตัวอย่าง สิ…');
  });

  test('a number that is none is told before anything else, and costs no try', async () => {
    const bot = await apiBot();
    const she = await newcomer(bot, 'ค');
    const wrong = idOf(7).slice(0, 12) + ((Number(idOf(7)[12]) + 1) % 10);
    for (const number of [wrong, '123', 'ไม่มี', '0000000000000', `${idOf(7)}1`]) {
      const told = await askId(bot, she, number);
      expect([told.status, told.json.code]).toEqual([422, 'invalid-request']);
      expect(told.json.errors).toEqual([{ path: 'citizenId', code: 'checksum' }]);
    }
    expect(bot.store.prepare('select count(*) as n from throttle').get()).toEqual({ n: 0 });
  });

  test('a wrong id and a wrong birth date look the same', async () => {
    const bot = await apiBot();
    const she = await newcomer(bot, 'ง');
    const unknown = await askId(bot, she, idOf(9999999));
    const wrongDate = await askId(bot, she, idOf(7), '1970-01-02');
    expect(unknown.status).toBe(404);
    expect(unknown.json.code).toBe('identity-unknown');
    expect(wrongDate.text).toBe(unknown.text);
  });

  test('who is no volunteer now or next month is not found', async () => {
    const bot = await apiBot();
    const she = await newcomer(bot, 'จ');
    const move = (n: number, column: string, month: string) =>
      bot.store.exec(`update assignment set ${column} = '${month}' where person_id = 'demo-volunteer-000${n}'`);
    move(2, 'to_month', '2026-10');
    move(3, 'from_month', '2027-01');
    move(4, 'from_month', '2026-12');
    bot.store.exec("update assignment set role = 'unit-staff' where person_id = 'demo-volunteer-0005'");
    const answers = [];
    for (const n of [2, 3, 5]) answers.push((await askId(bot, she, idOf(n))).json.code);
    expect(answers).toEqual(['identity-unknown', 'identity-unknown', 'identity-unknown']);
    expect((await askId(bot, she, idOf(4))).json.maskedName).toBe('ตัวอย่าง สี่…');
  });

  test('the number is nowhere afterwards: not in the store, not in the log, not in an answer', async () => {
    const bot = await apiBot();
    const she = await newcomer(bot, 'ฉ');
    const found = await askId(bot, she, idOf(7));
    const linked = await confirm(bot, she, found.json.ticket);
    const missed = await askId(bot, await newcomer(bot, 'ช'), idOf(8888888));
    const tables = bot.store.prepare("select name from sqlite_master where type = 'table'").all() as { name: string }[];
    const stored = tables.map(({ name }) => JSON.stringify(bot.store.prepare(`select * from "${name}"`).all())).join();
    const everything = [stored, JSON.stringify(bot.log), found.text, linked.text, missed.text].join();
    for (const n of [7, 8888888]) for (const text of [idOf(n), thai(idOf(n))]) expect(everything).not.toContain(text);
  });
});

describe('tickets', () => {
  test('are good for ten minutes, for whom they were given to, and unchanged', async () => {
    const bot = await apiBot();
    const [she, other] = [await newcomer(bot, 'ก'), await newcomer(bot, 'ข')];
    const { ticket } = (await askId(bot, she, idOf(7))).json;
    const codes = [];
    for (const [as, given] of [
      [other, ticket],
      [she, `${ticket.slice(0, -2)}AA`],
      [she, 'x'],
    ] as const) {
      const { status, json } = await confirm(bot, as, given);
      codes.push([status, json.code]);
    }
    expect(codes).toEqual([1, 2, 3].map(() => [409, 'ticket-expired']));
    bot.clock.advance(10 * MINUTE);
    expect((await confirm(bot, she, ticket)).json.code).toBe('ticket-expired');
    expect(bot.store.prepare('select count(*) as n from line_link').get()).toEqual({ n: 0 });
  });

  test('a confirmation that is sent again says the same', async () => {
    const bot = await apiBot();
    const she = await newcomer(bot, 'ก');
    const { ticket } = (await askId(bot, she, idOf(7))).json;
    const [first, again] = [await confirm(bot, she, ticket), await confirm(bot, she, ticket)];
    expect(first.status).toBe(200);
    expect(again.text).toBe(first.text);
    expect(bot.store.prepare("select count(*) as n from audit_entry where action = 'line.linked'").get()).toEqual({
      n: 1,
    });
  });

  test('words that we never wrote were not read', async () => {
    const bot = await apiBot();
    const she = await newcomer(bot, 'ก');
    const { ticket } = (await askId(bot, she, idOf(7))).json;
    const told = await confirm(bot, she, ticket, '2569-9');
    expect([told.status, told.json.errors]).toEqual([422, [{ path: 'noticeVersion', code: 'unknown-version' }]]);
    expect((await confirm(bot, she, ticket, '2569-1')).status).toBe(200);
  });

  test('two who claim one person at the same moment: one is linked, the other is told', async () => {
    const bot = await apiBot();
    const people = await Promise.all(['ก', 'ข', 'ค', 'ง'].map((name) => newcomer(bot, name)));
    const offers = await Promise.all(people.map((as) => askId(bot, as, idOf(7))));
    const answers = await Promise.all(people.map((as, n) => confirm(bot, as, offers[n]?.json.ticket ?? '')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect(answers.filter(({ json }) => json.code === 'person-linked')).toHaveLength(3);
  });
});

function thai(digits: string): string {
  return digits.replace(/\d/g, (digit) => String.fromCodePoint(0x0e50 + Number(digit)));
}
