import { describe, expect, test } from 'vitest';
import type { UnreportedAnswer } from '../../shared/api/review.ts';
import { saidTo } from '../webhook/support/story.ts';
import { type ApiBot, apiBot, type SignedIn } from './support/api.ts';
import { MONTH, read, reportBody } from './support/reports.ts';
import { act, lineOf, plain, queue, UNIT } from './support/review.ts';

const codeOf = ({ status, json }: { status: number; json: unknown }) => [status, (json as { code?: string }).code];
const fileFor = (bot: ApiBot, as: SignedIn, n: number, body: unknown = reportBody(plain())) =>
  bot.call('PUT', `${UNIT}/people/demo-volunteer-${String(n).padStart(4, '0')}/reports/${MONTH}`, { as, body });

describe('filing for another', () => {
  test('says that she is in no unit when her import is put back in that moment', async () => {
    let meanwhile = () => {};
    const bot = await apiBot({
      through: (db) => ({
        ...db,
        commit: (statements) => {
          meanwhile();
          return db.commit(statements);
        },
      }),
    });
    const staff = await bot.register('จ', 'DEMO-STAFF-1');
    meanwhile = () =>
      bot.store.exec(`delete from assignment where person_id = 'demo-volunteer-0031';
        update person set given_name = '', family_name = '' where id = 'demo-volunteer-0031'`);
    expect(codeOf(await fileFor(bot, staff, 31))).toEqual([403, 'not-assigned']);
  });

  test('staff of the unit, who may not certify it then', async () => {
    const bot = await apiBot();
    const staff = await bot.register('จ', 'DEMO-STAFF-1');
    const body = reportBody(plain());
    expect((await fileFor(bot, staff, 31, body)).status).toBe(201);
    expect((await fileFor(bot, staff, 31, body)).status).toBe(200);
    const line = await lineOf(bot, staff, 31);
    expect(line).toMatchObject({ filedBy: { id: staff.me.id }, flags: ['filed-by-other'], yours: 'filed-by-you' });
    expect(codeOf(await act(bot, staff, line, 'certify'))).toEqual([403, 'filed-by-you']);
    const second = await bot.register('จ2', 'DEMO-STAFF-2');
    expect((await act(bot, second, line, 'certify')).status).toBe(200);
  });

  test('a head volunteer for her own village, and nobody else', async () => {
    const bot = await apiBot();
    const head = await bot.register('ก', 'DEMO-0001');
    const other = await bot.register('ข', 'DEMO-0002');
    const district = await bot.register('ด', 'DEMO-DISTRICT');
    expect((await fileFor(bot, head, 5)).status).toBe(201);
    for (const [who, n] of [
      [head, 6],
      [other, 6],
      [district, 6],
      [head, 9999],
    ] as const)
      expect(codeOf(await fileFor(bot, who, n))).toEqual([404, 'not-found']);
  });

  test('a head volunteer corrects what came back of what she filed, and sees nobody else’s', async () => {
    const bot = await apiBot();
    const head = await bot.register('ก', 'DEMO-0001');
    const staff = await bot.register('จ', 'DEMO-STAFF-1');
    const list = async (as: SignedIn) => {
      const path = `${UNIT}/unreported?month=${MONTH}&village=demo-village-1`;
      return (await bot.call<UnreportedAnswer>('GET', path, { as })).json.returned;
    };
    const she = await bot.register('ค', 'DEMO-0009');
    // She herself has not reported either: her own report is not one to file for another.
    const whom = async (as: SignedIn) => {
      const path = `${UNIT}/unreported?month=${MONTH}&village=demo-village-1`;
      return (await bot.call<UnreportedAnswer>('GET', path, { as })).json.people.map(({ id }) => id);
    };
    expect(await whom(staff)).toEqual(expect.arrayContaining(['demo-volunteer-0001', 'demo-volunteer-0005']));
    expect(await whom(head)).toEqual((await whom(staff)).filter((id) => id !== 'demo-volunteer-0001'));
    await fileFor(bot, head, 5);
    await fileFor(bot, head, 9);
    await fileFor(bot, staff, 13);
    expect(await list(head)).toEqual([]);
    for (const n of [5, 13]) {
      const why = { reason: 'too-high', words: 'ดูกระดาษ', item: 'promote_health.7' };
      await act(bot, staff, await lineOf(bot, staff, n), 'return', why);
    }
    // What she for whom it was filed objects to is for the officers to look at.
    expect((await bot.call('POST', `/reports/${MONTH}/objection`, { as: she, body: {} })).status).toBe(204);
    const [mine, ...others] = await list(head);
    expect(others).toEqual([]);
    expect(mine).toMatchObject({
      id: 'demo-volunteer-0005',
      village: { id: 'demo-village-1' },
      version: 1,
      answers: plain(),
      reason: expect.stringContaining('ดูกระดาษ'),
      item: 'promote_health.7',
    });
    expect((await list(staff)).map(({ id }) => id)).toEqual(['demo-volunteer-0013']);
    const answers = plain({ 'promote_health.7': 2 });
    expect(codeOf(await fileFor(bot, head, 5, reportBody(answers, { basedOn: 9 })))).toEqual([409, 'version-conflict']);
    expect((await fileFor(bot, head, 5, reportBody(answers, { basedOn: 1 }))).status).toBe(201);
    expect(await list(head)).toEqual([]);
    expect(await lineOf(bot, staff, 5)).toMatchObject({ state: 'submitted', version: 2, filedBy: { id: head.me.id } });
  });

  test('one right after the other is a flag', async () => {
    const bot = await apiBot();
    const staff = await bot.register('จ', 'DEMO-STAFF-1');
    await fileFor(bot, staff, 31);
    bot.clock.advance(5_000);
    await fileFor(bot, staff, 32);
    expect((await lineOf(bot, staff, 32)).flags).toEqual(['filed-by-other', 'too-fast']);
  });
});

describe('she for whom it was filed', () => {
  test('is told with her next reply, objects, and staff see it first', async () => {
    const bot = await apiBot();
    const staff = await bot.register('จ', 'DEMO-STAFF-1');
    const she = await bot.register('ก', 'DEMO-0031');
    await fileFor(bot, staff, 31);
    await fileFor(bot, staff, 32, reportBody(plain({ 'promote_health.7': 0 })));
    await she.user.says('สวัสดี');
    await bot.settle();
    expect(saidTo(she.user).join('\n')).toContain('ส่งแทนโดย');
    const filedBy = staff.me.name;
    const whole = (await read(bot, she)).json;
    expect(whole).toMatchObject({ filedBy, versions: [{ filedByOther: true, filedBy }] });
    expect((await bot.call('GET', '/reports', { as: she })).json).toMatchObject({ reports: [{ filedBy }] });
    expect((await bot.call('GET', '/months', { as: she })).text).toContain(`"filedBy":"${filedBy}"`);
    for (const words of ['รายงานของฉัน', 'ส่งรายงาน']) {
      await she.user.says(words);
      await bot.settle();
      expect(saidTo(she.user).at(-1), words).toContain(`ส่งแทนโดย ${filedBy}`);
    }
    await she.user.says('ทักท้วง');
    await bot.settle();
    expect(saidTo(she.user).join('\n')).toContain('แจ้งเจ้าหน้าที่แล้ว');
    const returned = { reason: 'ตัวเลขที่ส่งแทนไม่ตรง', item: null, objected: true };
    expect((await read(bot, she)).json).toMatchObject({ state: 'returned', returned });
    const { counts, reports } = await queue(bot, staff);
    expect(reports[0]).toMatchObject({ person: { id: she.me.id }, objected: true, state: 'returned' });
    expect(counts.objected).toBe(1);
    await she.user.says('ส่งรายงาน');
    await bot.settle();
    expect(saidTo(she.user).at(-1)).toContain('ท่านทักท้วงไว้');
    expect(saidTo(she.user).at(-1)).not.toContain('เจ้าหน้าที่ขอให้แก้');
    await she.user.says('ทักท้วง');
    await bot.settle();
    expect(saidTo(she.user).join('\n')).toContain('ไม่พบรายงานที่มีคนส่งแทน');
  });

  test('objects in the mini-app, with words; to her own there is nothing to object', async () => {
    const bot = await apiBot();
    const staff = await bot.register('จ', 'DEMO-STAFF-1');
    const she = await bot.register('ก', 'DEMO-0031');
    const object = (as: SignedIn) => bot.call('POST', `/reports/${MONTH}/objection`, { as, body: { words: 'ไม่ได้ทำ' } });
    expect(codeOf(await object(she))).toEqual([409, 'nothing-to-object']);
    await fileFor(bot, staff, 31);
    expect((await object(she)).status).toBe(204);
    expect((await read(bot, she)).json.returned?.reason).toContain('ไม่ได้ทำ');
    expect(codeOf(await object(she))).toEqual([409, 'not-submitted']);
  });
});
