import { describe, expect, test } from 'vitest';
import { apiBot } from './support/api.ts';
import { ELDER, LARVAE, MONTH, read, reportBody, send } from './support/reports.ts';
import { act, balanceOf, inspect, lineOf, plain, queue, reporters } from './support/review.ts';

const codeOf = ({ status, json }: { status: number; json: unknown }) => [status, (json as { code?: string }).code];

describe('the queue of a unit', () => {
  test('shows what stands out first, with how many each filter would leave', async () => {
    const bot = await apiBot();
    const staff = await bot.register('จ', 'DEMO-STAFF-1');
    await reporters(bot, [31, 32]);
    const [odd] = await reporters(bot, [33], { [ELDER]: 0 });
    const all = await queue(bot, staff);
    expect(all.reports.map(({ person }) => person.id).slice(0, 1)).toEqual([odd?.me.id]);
    expect(all.reports[0]).toMatchObject({
      state: 'submitted',
      flags: ['all-zero'],
      attention: 50,
      late: false,
      yours: null,
      filedBy: null,
      village: { id: 'demo-village-1', name: 'บ้านตัวอย่าง หมู่ 1' },
    });
    expect(all.counts).toMatchObject({
      states: { missing: 39, submitted: 3, returned: 0, certified: 0 },
      unflagged: 2,
      flags: [{ flag: 'all-zero', count: 1 }],
      matching: 3,
    });
    expect(all.counts.villages.map(({ states }) => states.submitted)).toEqual([1, 0, 1, 1]);
    expect((await queue(bot, staff, '&flag=all-zero')).counts.matching).toBe(1);
    expect((await queue(bot, staff, '&flag=none&state=submitted')).reports).toHaveLength(2);
    expect((await queue(bot, staff, '&village=demo-village-1')).reports).toHaveLength(1);
    expect((await queue(bot, staff, '&late=true')).reports).toHaveLength(0);
    expect((await queue(bot, staff, '&state=missing&village=demo-village-1')).reports).toHaveLength(10);
  });

  test('is read page by page, also who sent nothing', async () => {
    const bot = await apiBot();
    const staff = await bot.register('จ', 'DEMO-STAFF-1');
    await reporters(bot, [31, 32, 33]);
    const seen: string[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page = await queue(bot, staff, `&limit=1${after === '' ? '' : `&after=${after}`}`);
      seen.push(...page.reports.map(({ person }) => person.id));
      after = page.next;
    }
    expect(new Set(seen).size).toBe(3);
    const missing = await queue(bot, staff, '&state=missing&limit=20');
    expect(missing.reports.every(({ id, state }) => id === null && state === 'missing')).toBe(true);
    const rest = await queue(bot, staff, `&state=missing&limit=200&after=${missing.next}`);
    expect([missing.reports.length, rest.reports.length, rest.next]).toEqual([20, 19, null]);
    for (const wrong of ['&state=x', '&flag=x', '&late=1', '&limit=0', '&after=x'])
      expect(await queue(bot, staff, wrong)).toMatchObject({ status: 422, code: 'invalid-request' });
  });

  test('is for staff in their scope alone', async () => {
    const bot = await apiBot();
    const [she] = await reporters(bot, [31]);
    const staff = await bot.register('จ', 'DEMO-STAFF-1');
    const { id, seq } = await lineOf(bot, staff, 31);
    const district = await bot.register('ด', 'DEMO-DISTRICT');
    expect((await queue(bot, district)).reports).toHaveLength(1);
    expect((await inspect(bot, district, id)).json.may).toEqual({
      certify: false,
      return: false,
      reopen: false,
      withdraw: false,
    });
    for (const who of [district, ...(she ? [she] : [])])
      expect(codeOf(await act(bot, who, { id, seq }, 'certify'))).toEqual([404, 'not-found']);
    expect(codeOf(await bot.call('GET', `/units/demo-unit-2/reports/${id}`, { as: staff }))).toEqual([
      404,
      'not-found',
    ]);
    expect(codeOf(await inspect(bot, staff, 'gone'))).toEqual([404, 'not-found']);
  });
});

describe('one report', () => {
  test('stands beside last month and the unit, with its history', async () => {
    const bot = await apiBot();
    const staff = await bot.register('จ', 'DEMO-STAFF-1');
    const she = await bot.register('ก', 'DEMO-0001');
    await send(bot, she, reportBody(plain({ [ELDER]: 300 })));
    await reporters(bot, [31, 32]);
    const { id } = await lineOf(bot, staff, 1);
    const { json } = await inspect(bot, staff, id);
    expect(json).toMatchObject({ month: MONTH, state: 'submitted', version: 1, inPack: null });
    expect(json.flags).toContain('jump');
    expect(json.compared.find(({ code }) => code === ELDER)).toEqual({ code: ELDER, value: 300, before: 3, median: 4 });
    expect(json.versions).toHaveLength(1);
    expect(json.events).toMatchObject([{ seq: 1, kind: 'submitted', by: { id: she.me.id }, reason: null }]);
    expect(json.may).toEqual({ certify: true, return: true, reopen: false, withdraw: false });
  });

  test('goes back with a reason to the very answer, is corrected, and is certified', async () => {
    const bot = await apiBot();
    const staff = await bot.register('จ', 'DEMO-STAFF-1');
    const [she] = await reporters(bot, [31]);
    if (!she) throw new Error('nobody');
    const line = await lineOf(bot, staff, 31);
    expect(codeOf(await act(bot, staff, line, 'return'))).toEqual([422, 'reason-needed']);
    expect(codeOf(await act(bot, staff, line, 'return', { reason: 'too-high', item: 'gone' }))).toEqual([
      422,
      'invalid-answers',
    ]);
    const why = { reason: 'too-high', words: 'เลขบัตร 1234567890123 ผิด', item: LARVAE };
    expect((await act(bot, staff, line, 'return', why)).json).toEqual({ id: line.id, state: 'returned', seq: 2 });
    expect(codeOf(await act(bot, staff, line, 'certify'))).toEqual([409, 'changed-meanwhile']);
    const hers = (await read(bot, she)).json;
    expect(hers).toMatchObject({ state: 'returned', returned: { item: LARVAE } });
    expect(hers.returned?.reason).toContain('x-xxxx-xxxxx-xx-x');
    expect(hers.returned?.reason).not.toContain('1234567890123');
    await send(bot, she, reportBody(plain({ [LARVAE]: 3 }), { basedOn: 1 }));
    const again = await lineOf(bot, staff, 31);
    expect(again).toMatchObject({ state: 'submitted', seq: 3, version: 2 });
    expect((await act(bot, staff, again, 'certify')).json).toEqual({ id: line.id, state: 'certified', seq: 4 });
    expect(await balanceOf(bot, she)).toMatchObject({ balance: 120, pending: 0 });
    const { json } = await inspect(bot, staff, line.id);
    expect(json.events.map(({ kind }) => kind)).toEqual(['certified', 'submitted', 'returned', 'submitted']);
    expect(json.certified?.by?.id).toBe(staff.me.id);
  });

  test('certified, is opened again or loses its certification, and its points with it', async () => {
    const bot = await apiBot();
    const staff = await bot.register('จ', 'DEMO-STAFF-1');
    const [she] = await reporters(bot, [31]);
    if (!she) throw new Error('nobody');
    const line = await lineOf(bot, staff, 31);
    expect(codeOf(await act(bot, staff, line, 'withdraw', { words: 'ผิด' }))).toEqual([409, 'not-certified']);
    await act(bot, staff, line, 'certify');
    const why = { reason: 'certified-by-mistake' };
    const moved = await act(bot, staff, { id: line.id, seq: 2 }, 'withdraw', why);
    expect(moved.json).toEqual({ id: line.id, state: 'submitted', seq: 3 });
    expect(await balanceOf(bot, she)).toMatchObject({ balance: 0, debt: 0, pending: 120 });
    await act(bot, staff, { id: line.id, seq: 3 }, 'certify');
    expect((await act(bot, staff, { id: line.id, seq: 4 }, 'reopen', why)).json).toMatchObject({ state: 'returned' });
    expect(await balanceOf(bot, she)).toMatchObject({ balance: 0, debt: 0, pending: 120 });
    expect((await act(bot, staff, { id: line.id, seq: 5 }, 'reopen', why)).json).toMatchObject({ state: 'submitted' });
    expect((await inspect(bot, staff, line.id)).json.certified).toBeNull();
  });

  test('nobody vouches for her own', async () => {
    const bot = await apiBot();
    const staff = await bot.register('จ', 'DEMO-STAFF-1');
    const [she] = await reporters(bot, [31]);
    if (!she) throw new Error('nobody');
    bot.store
      .prepare(
        "insert into assignment (person_id, role, area_id, from_month) values (?, 'unit-staff', 'demo-unit', '2026-01')",
      )
      .run(she.me.id);
    const own = await lineOf(bot, she, 31);
    expect(own.yours).toBe('own-report');
    expect(codeOf(await act(bot, she, own, 'certify'))).toEqual([403, 'own-report']);
    expect(codeOf(await act(bot, she, own, 'return', { words: 'ผิด' }))).toEqual([403, 'own-report']);
    await act(bot, staff, own, 'certify');
    for (const name of ['reopen', 'withdraw'])
      expect(codeOf(await act(bot, she, { id: own.id, seq: 2 }, name, { words: 'ผิด' }))).toEqual([403, 'own-report']);
  });
});
