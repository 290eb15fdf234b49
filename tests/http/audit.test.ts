import { expect, test } from 'vitest';
import type { AuditAnswer } from '../../shared/api/audit.ts';
import { type ApiBot, apiBot, type SignedIn } from './support/api.ts';

const TRAIL = '/units/demo-unit/audit';
const read = async (bot: ApiBot, as: SignedIn, query = '', path = TRAIL) =>
  bot.call<AuditAnswer>('GET', `${path}${query}`, { as });

async function stage() {
  const bot = await apiBot();
  const [staff, she] = [await bot.register('จ', 'DEMO-STAFF-1'), await bot.register('ก', 'DEMO-0001')];
  for (const line of ['ส่งรายงาน ผู้สูงอายุ 4', 'ยืนยันส่ง']) await she.user.says(line);
  await bot.settle();
  const { id } = bot.store
    .prepare("select id from report where person_id = 'demo-volunteer-0001' and month = '2026-11'")
    .get() as { id: string };
  return { bot, staff, she, report: `report:${id}` };
}

test('staff see who did what to a report, with names of those who work there', async () => {
  const { bot, staff, she, report } = await stage();
  const { status, headers, json } = await read(bot, staff, `?subject=${report}`);
  expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(json).toMatchObject({
    entries: [{ actor: 'person:demo-volunteer-0001', name: 'ตัวอย่าง หนึ่ง', action: 'report.submitted', subject: report }],
    next: null,
  });
  // Nothing before its submission is read, and everything of what came behind: so with whatever was done to it later.
  for (const line of ['ส่งรายงาน ผู้สูงอายุ 5', 'ยืนยันส่ง']) await she.user.says(line);
  await bot.settle();
  const { first, last } = bot.store
    .prepare('select min(seq) as first, max(seq) as last from audit_entry where subject = ?')
    .get(report) as Record<string, number>;
  const mark = bot.store.prepare("select trail_before from report where 'report:' || id = ?").pluck();
  expect(mark.get(report)).toBe((first ?? 0) - 1);
  const seqs = async () => (await read(bot, staff, `?subject=${report}`)).json.entries.map(({ seq }) => seq);
  expect(await seqs()).toEqual([first, last]);
  bot.store.exec('update report set trail_before = null');
  expect(await seqs()).toEqual([first, last]);
  while ((await bot.app.tick()) > 0);
  expect((await read(bot, staff, `?subject=${report}`)).json.entries[0]?.sealed).toBe(true);
});

test('the whole trail comes page by page, without a gap', async () => {
  const { bot, staff } = await stage();
  const seen: number[] = [];
  let after = '';
  for (let page = 0; page < 1000; page++) {
    const { json } = await read(bot, staff, `?limit=100${after}`);
    seen.push(...json.entries.map(({ seq }) => seq));
    if (json.next === null) break;
    after = `&after=${json.next}`;
  }
  expect(seen.length).toBeGreaterThan(100);
  expect(seen).toEqual(seen.map((_, index) => index + 1));
  for (const wrong of ['?limit=0', '?limit=101', '?after=x', '?after=-1', '?limit=9999999999999'])
    expect((await read(bot, staff, wrong)).json).toMatchObject({ code: 'invalid-request' });
});

test('whoever was refused is there by her id alone, and who stood in by her name', async () => {
  const { bot, staff, she } = await stage();
  bot.store.prepare("insert into person (id, given_name, family_name) values ('far', 'ไกล', 'บ้าน')").run();
  const add = bot.store.prepare(
    "insert into audit_entry (unit_id, seq, at, actor, action, subject) select unit_id, last_seq + ?, 1, ?, 'access.refused', 'test:x' from audit_counter where unit_id = 'demo-unit'",
  );
  for (const [n, actor] of ['person:far', 'system', 'operator'].entries()) add.run(n + 1, actor);
  const named = async () =>
    (await read(bot, staff, '?subject=test:x')).json.entries.map(({ actor, name }) => [actor, name]);
  const others = [
    ['system', null],
    ['operator', null],
  ];
  expect(await named()).toEqual([['person:far', null], ...others]);
  bot.store
    .prepare("insert into delegation values ('d', 'far', 'unit-staff', 'demo-unit', 'demo-staff-1', 1, 2, null)")
    .run();
  expect(await named()).toEqual([['person:far', 'ไกล บ้าน'], ...others]);
  // She did it to her own unit's trail, and still may not read it.
  expect((await read(bot, she)).status).toBe(404);
});

test('nobody reads what is none of hers, by any unit or report', async () => {
  const { bot, staff, report } = await stage();
  const foreign = await read(bot, staff, `?subject=${report}`, '/units/demo-unit-2/audit');
  const unknown = await read(bot, staff, '?subject=report:none', '/units/nowhere/audit');
  expect([foreign.status, foreign.text]).toEqual([404, unknown.text]);
  const district = await bot.register('อ', 'DEMO-DISTRICT');
  expect((await read(bot, district, `?subject=${report}`)).json.entries).toHaveLength(1);
  const province = await bot.register('ผ', 'DEMO-PROVINCE');
  // Through another unit of hers, the report's id finds nothing.
  expect((await read(bot, province, `?subject=${report}`, '/units/demo-unit-2/audit')).json.entries).toEqual([]);
});
