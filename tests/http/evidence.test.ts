import { v4 as uuid } from 'uuid';
import { expect, test } from 'vitest';
import { digest } from '../../bot/evidence-files/make-pack.ts';
import type { AuditAnswer } from '../../shared/api/audit.ts';
import type {
  KnownPackAnswer,
  PackAnswer,
  PackFilesAnswer,
  PacksAnswer,
  PreparedAnswer,
} from '../../shared/api/evidence.ts';
import { MANIFEST } from '../../shared/evidence/manifest.ts';
import { checkFiles, readManifest } from '../../shared/evidence/verify.ts';
import { type ApiBot, apiBot, type SignedIn } from './support/api.ts';
import { act, certifyMany, lineOf, queue, reporters } from './support/review.ts';

const PACKS = '/units/demo-unit/evidence';
const MONTH = '2026-10';
const MINUTE = 60_000;

const prepare = (bot: ApiBot, as: SignedIn, body: object = { month: MONTH, money: {} }) =>
  bot.call<PreparedAnswer & { code: string }>('POST', PACKS, { as, body });
const approve = (bot: ApiBot, as: SignedIn, { id, hash }: PreparedAnswer) =>
  bot.call<{ hash: string; code: string }>('POST', `${PACKS}/${id}/approval`, { as, body: { hash } });

/** All files of a pack, as a browser without a session gets them. */
async function filesOf(bot: ApiBot, as: SignedIn, id: string): Promise<Map<string, Uint8Array>> {
  const { json } = await bot.call<PackFilesAnswer>('POST', `${PACKS}/${id}/files`, { as });
  const files = new Map<string, Uint8Array>();
  for (const { name, url, bytes, sha256 } of json.files) {
    const answer = await fetch(`${bot.url}${url}`);
    const body = new Uint8Array(await answer.arrayBuffer());
    expect([answer.status, body.length, await digest(body)]).toEqual([200, bytes, sha256]);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
    files.set(name, body);
  }
  return files;
}

test('two officers make a pack, its files prove themselves, and anybody may ask whether it is ours', async () => {
  const bot = await apiBot();
  const first = await bot.register('จ', 'DEMO-STAFF-1');
  const second = await bot.register('ต', 'DEMO-STAFF-2');
  const { status, json: prepared } = await prepare(bot, first);
  expect([status, prepared.number]).toEqual([201, 1]);
  expect(await approve(bot, first, prepared)).toMatchObject({ status: 403, json: { code: 'same-person' } });
  const seen = await bot.call<PackAnswer>('GET', `${PACKS}/${prepared.id}`, { as: second });
  expect(seen.headers.get('cache-control')).toBe('no-store');
  expect(seen.json).toMatchObject({
    state: 'prepared',
    hash: prepared.hash,
    totals: { people: 42, reported: 30, certified: 30, payable: 30, excluded: { 'not-submitted': 12 } },
    money: { gross: 60_000, deduction: null, net: null },
    may: { approve: true, reject: true, files: false },
  });
  const approved = await approve(bot, second, prepared);
  expect(approved.status).toBe(200);
  const files = await filesOf(bot, first, prepared.id);
  const verdict = await readManifest(files.get(MANIFEST) ?? new Uint8Array(), digest);
  if ('fault' in verdict) throw new Error(verdict.fault);
  const states = (await checkFiles(verdict.manifest, files, digest)).map(({ name, state }) => [name, state]);
  expect(states).toEqual(['report.csv', 'reports.jsonl', 'report.xlsx', 'report.pdf'].map((name) => [name, 'whole']));
  const csv = new TextDecoder().decode(files.get('report.csv')).replaceAll(/[0-9a-f]{64}/g, '');
  // No citizen id, no phone, no id of ours.
  expect(csv).not.toMatch(/\d{13}|000000000\d|demo-/);
  const known = await bot.call<KnownPackAnswer>('GET', `/evidence/${approved.json.hash}`);
  expect(known.json).toMatchObject({ known: true, pack: { month: MONTH, number: 1, seal: verdict.manifest.seal } });
  expect(known.text).not.toContain('ตัวอย่าง หนึ่ง');
  const other = await bot.call<KnownPackAnswer>('GET', `/evidence/${'0'.repeat(64)}`);
  expect(other).toMatchObject({ status: 200, json: { known: false, pack: null } });
  const list = await bot.call<PacksAnswer>('GET', PACKS, { as: first });
  expect(list.json).toMatchObject({ packs: [{ number: 1, state: 'approved' }], next: null });
  expect((await prepare(bot, first)).json.code).toBe('reason-needed');
  const { json: next } = await prepare(bot, first, { month: MONTH, reason: 'แก้รายชื่อ' });
  const beside = async ({ id }: PreparedAnswer) => {
    const { replaces, newer } = (await bot.call<PackAnswer>('GET', `${PACKS}/${id}`, { as: first })).json;
    return [replaces, newer];
  };
  expect([await beside(prepared), await beside(next)]).toEqual([
    [null, null],
    [1, null],
  ]);
  await approve(bot, second, next);
  expect([await beside(prepared), await beside(next)]).toEqual([
    [null, 2],
    [1, null],
  ]);
});

test('who acts by a lent duty stands beside whose it is: in the trail, in the pack, and where she signs', async () => {
  const bot = await apiBot();
  const second = await bot.register('ต', 'DEMO-STAFF-2');
  const standIn = await bot.register('อ', 'DEMO-DISTRICT');
  bot.store
    .prepare(
      "insert into delegation values ('d', 'demo-district-1', 'unit-staff', 'demo-unit', 'demo-staff-1', 0, ?, null)",
    )
    .run(bot.clock.now() + 60 * MINUTE);
  await reporters(bot, [31, 32, 33]);
  const { seq } = bot.store.prepare("select last_seq as seq from audit_counter where unit_id = 'demo-unit'").get() as {
    seq: number;
  };
  await act(bot, standIn, await lineOf(bot, standIn, 31), 'certify');
  await act(bot, standIn, await lineOf(bot, standIn, 33), 'return', { words: 'ดูอีกครั้ง' });
  const { asOf } = await queue(bot, standIn);
  await certifyMany(bot, standIn, { id: uuid(), expected: 1, filter: {}, asOf });
  const { json: prepared } = await prepare(bot, standIn, { month: '2026-11' });
  // The district may approve by her own duty: nothing is lent there.
  expect((await approve(bot, standIn, prepared)).json.code).toBe('same-person');
  expect((await approve(bot, second, prepared)).status).toBe(200);
  // From now on she is an officer of elsewhere: what she reads here, too, she reads by the lent duty.
  bot.store
    .prepare("update assignment set role = 'unit-staff', area_id = 'demo-unit-2' where person_id = 'demo-district-1'")
    .run();
  const files = await filesOf(bot, standIn, prepared.id);
  const months = { areaId: 'demo-unit', from: MONTH, to: MONTH };
  expect((await bot.call('POST', '/exports', { as: standIn, body: months })).status).toBe(200);
  const { json: trail } = await bot.call<AuditAnswer>('GET', `/units/demo-unit/audit?after=${seq}`, { as: second });
  const done = trail.entries.filter(({ actor }) => actor === 'person:demo-district-1');
  const acts = ['report.certified', 'report.returned', 'review.begun', 'report.certified', 'evidence.prepared'];
  acts.push('evidence.opened', 'export.opened');
  expect(done.map(({ action, detail, inDutyOf }) => [action, detail?.lentBy, inDutyOf])).toEqual(
    acts.map((action) => [action, 'demo-staff-1', 'เจ้าหน้าที่ หนึ่ง']),
  );
  expect(trail.entries.find(({ action }) => action === 'evidence.approved')).not.toHaveProperty('inDutyOf');
  const csv = new TextDecoder().decode(files.get('report.csv'));
  const signed = `${standIn.me.name} ในหน้าที่ของ เจ้าหน้าที่ หนึ่ง`;
  // As who certified, each alone and with others; and in the history of what came back.
  for (const how of ['ทีละฉบับ', 'หลายฉบับพร้อมกัน']) expect(csv).toContain(`,${signed},${how}`);
  expect(csv).toMatch(new RegExp(`ส่งกลับ[^,\n]* ${signed}`));
  expect(JSON.parse(new TextDecoder().decode(files.get(MANIFEST))).prepared).toMatchObject({
    name: standIn.me.name,
    role: 'เจ้าหน้าที่ รพ.สต. ในหน้าที่ของ เจ้าหน้าที่ หนึ่ง',
  });
});

test('making one needs a sign-in of the last ten minutes, and a duty for it there', async () => {
  const bot = await apiBot();
  const staff = await bot.register('จ', 'DEMO-STAFF-1');
  const district = await bot.register('อ', 'DEMO-DISTRICT');
  const volunteer = await bot.register('ก', 'DEMO-0001');
  const { json: prepared } = await prepare(bot, staff);
  for (const as of [district, volunteer]) expect((await prepare(bot, as)).status).toBe(404);
  expect((await approve(bot, volunteer, prepared)).status).toBe(404);
  for (const path of [PACKS, `${PACKS}/${prepared.id}`])
    expect((await bot.call('GET', path, { as: volunteer })).status).toBe(404);
  expect((await bot.call('GET', `${PACKS}/of-another`, { as: staff })).status).toBe(404);
  expect((await bot.call('POST', `${PACKS}/${prepared.id}/files`, { as: staff })).status).toBe(404);
  bot.clock.advance(11 * MINUTE);
  expect((await prepare(bot, staff)).json.code).toBe('sign-in-again');
  expect((await approve(bot, district, prepared)).json.code).toBe('sign-in-again');
  // A unit with one officer has the district for its second person.
  const again = await bot.signIn(district.user.userId);
  expect((await approve(bot, again, prepared)).status).toBe(200);
});

test('an address of a file ends with time and with the session, and a turned away pack is none', async () => {
  const bot = await apiBot();
  const first = await bot.register('จ', 'DEMO-STAFF-1');
  const second = await bot.register('ต', 'DEMO-STAFF-2');
  const turned = (await prepare(bot, first)).json;
  const reject = (reason: string) =>
    bot.call('POST', `${PACKS}/${turned.id}/rejection`, { as: second, body: { reason } });
  expect((await reject('')).status).toBe(422);
  expect((await reject('รายชื่อไม่ครบ')).status).toBe(204);
  expect((await reject('อีกครั้ง')).status).toBe(409);
  expect((await approve(bot, second, turned)).json.code).toBe('pack-settled');
  const { json: prepared } = await prepare(bot, first);
  await approve(bot, second, prepared);
  const { json } = await bot.call<PackFilesAnswer>('POST', `${PACKS}/${prepared.id}/files`, { as: first });
  const url = `${bot.url}${json.files[0]?.url}`;
  expect((await fetch(url.replace('report.pdf', 'other.pdf'))).status).toBe(404);
  bot.clock.advance(11 * MINUTE);
  expect((await fetch(url)).status).toBe(409);
});
