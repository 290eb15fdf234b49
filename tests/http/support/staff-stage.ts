import { expect } from 'vitest';
import { sha256 } from '../../../bot/keys.ts';
import type { PreparedAnswer } from '../../../shared/api/evidence.ts';
import type { Role } from '../../../shared/people/roles.ts';
import type { TestBotOptions } from '../../support/bot.ts';
import { type ApiBot, apiBot, type Called, type SignedIn } from './api.ts';
import type { StaffOperation } from './staff-operations.ts';

/** Above demo-unit, and beside it on every floor. */
export const AREAS = {
  country: 'th',
  province: 'demo-province',
  otherProvince: 'demo-province-2',
  district: 'demo-district',
  otherDistrict: 'demo-district-2',
  unit: 'demo-unit',
  neighbour: 'demo-unit-3',
  farUnit: 'demo-unit-2',
  village: 'demo-village-1',
} as const;
/** What everything of the stage is judged as. */
export const CHAIN = [AREAS.unit, AREAS.district, AREAS.province, AREAS.country];

export interface Assigned {
  readonly role: Role;
  readonly areaId: string;
  readonly villageId?: string | null;
  readonly from?: string;
  readonly to?: string | null;
}
export interface Loan {
  readonly role: Role;
  readonly areaId: string;
  /** The months of the giver's own duty. */
  readonly giver?: { readonly from: string; readonly to: string | null };
  readonly fromAt: number;
  readonly untilAt: number;
  readonly revokedAt?: number | null;
}

export interface StaffStage {
  readonly bot: ApiBot;
  /** Ids of things that are there, by the names of path parameters. */
  readonly params: Readonly<Record<string, string>>;
  /** The same of another district's unit. */
  readonly foreign: Readonly<Record<string, string>>;
  /** Somebody with these duties, signed in. */
  person(id: string, assigned: readonly Assigned[], loans?: readonly Loan[]): Promise<SignedIn>;
  /** Does it, with the stage's ids but for those that are given. */
  call(as: SignedIn, operation: StaffOperation, ids?: Readonly<Record<string, string>>): Promise<Called<unknown>>;
}

const PARAM = /\{(\w+)\}/g;
/** An id that is of nothing, of whatever shape ids have there. */
export const UNKNOWN = '0195f3a0-0000-7000-8000-00000000dead';
const LOAN = '0195f3a0-0000-7000-8000-00000000a001';
const OPERATION = '0195f3a0-0000-7000-8000-00000000a003';
const FAR_OPERATION = '0195f3a0-0000-7000-8000-00000000a004';
const FAR_LOAN = '0195f3a0-0000-7000-8000-00000000a002';

interface StageOptions extends Pick<TestBotOptions, 'through'> {
  readonly parentBody?: string | null;
}

/** The demo with two provinces, two districts, three units, a report, and a duty that was lent. */
export async function staffStage({ parentBody = null, ...options }: StageOptions = {}): Promise<StaffStage> {
  const bot = await apiBot(options);
  const run = (sql: string, ...values: (string | number | null)[]) => bot.store.prepare(sql).run(...values);
  const area = (id: string, kind: string, parent: string) =>
    run('insert into area (id, kind, parent_id, name) values (?, ?, ?, ?)', id, kind, parent, id);
  area(AREAS.otherProvince, 'province', AREAS.country);
  area(AREAS.neighbour, 'unit', AREAS.district);
  run('update area set parent_body = ? where id = ?', parentBody, AREAS.unit);
  const person = (id: string) =>
    run('insert into person (id, given_name, family_name) values (?, ?, ?)', id, 'ทดสอบ', id);
  const assign = (id: string, { role, areaId, villageId = null, from = '2026-01', to = null }: Assigned) =>
    run(
      'insert into assignment (person_id, role, area_id, from_month, to_month, village_id) values (?, ?, ?, ?, ?, ?)',
      ...[id, role, areaId, from, to, villageId],
    );
  const lend = (id: string, to: string, by: string, loan: Loan) =>
    run(
      'insert into delegation (id, person_id, role, area_id, given_by, from_at, until_at, revoked_at) values (?, ?, ?, ?, ?, ?, ?, ?)',
      ...[id, to, loan.role, loan.areaId, by, loan.fromAt, loan.untilAt, loan.revokedAt ?? null],
    );

  const reporter = await bot.register('ร', 'DEMO-0005');
  for (const line of ['ส่งรายงาน ผู้สูงอายุ 4', 'ยืนยันส่ง']) await reporter.user.says(line);
  await bot.settle();
  const { id: reportId } = bot.store
    .prepare("select id from report where person_id = 'demo-volunteer-0005' and month = '2026-11'")
    .get() as { id: string };
  person('far-volunteer');
  assign('far-volunteer', { role: 'volunteer', areaId: AREAS.farUnit });
  const far = { unit_id: AREAS.farUnit };
  copyRow(bot, 'report', reportId, { ...far, id: 'far-report', number: '999999999999', person_id: 'far-volunteer' });
  operation(bot, AREAS.unit, OPERATION);
  operation(bot, AREAS.farUnit, FAR_OPERATION);
  rosterImport(bot, AREAS.unit, 'import');
  rosterImport(bot, AREAS.farUnit, 'far-import');
  const packId = await approvedPack(bot);
  copyRow(bot, 'evidence_pack', packId, { ...far, id: 'far-pack' });
  photo(bot, AREAS.unit, reportId, 'photo');
  photo(bot, AREAS.farUnit, 'far-report', 'far-photo');
  const term = { fromAt: 0, untilAt: bot.clock.now() + 86_400_000 };
  lend(LOAN, 'demo-district-1', 'demo-staff-1', { role: 'unit-staff', areaId: AREAS.unit, ...term });
  lend(FAR_LOAN, 'demo-district-1', 'far-volunteer', { role: 'unit-staff', areaId: AREAS.farUnit, ...term });

  const stage: StaffStage = {
    bot,
    params: {
      unitId: AREAS.unit,
      areaId: AREAS.unit,
      personId: 'demo-volunteer-0005',
      month: '2026-11',
      reportId,
      photoId: 'photo',
      operationId: OPERATION,
      packId,
      importId: 'import',
      delegationId: LOAN,
    },
    foreign: {
      unitId: AREAS.farUnit,
      areaId: AREAS.farUnit,
      personId: 'far-volunteer',
      reportId: 'far-report',
      photoId: 'far-photo',
      operationId: FAR_OPERATION,
      packId: 'far-pack',
      importId: 'far-import',
      delegationId: FAR_LOAN,
    },
    async person(id, assigned, loans = []) {
      person(id);
      for (const one of assigned) assign(id, one);
      for (const [n, loan] of loans.entries()) {
        const giver = `${id}-giver-${n}`;
        person(giver);
        assign(giver, { role: loan.role, areaId: loan.areaId, ...loan.giver });
        lend(`${id}-loan-${n}`, id, giver, loan);
      }
      return signedIn(bot, id);
    },
    call(as, { operation: name, body, query = '', called = {} }, ids = {}) {
      const [method = '', template = ''] = name.split(' ');
      const known: Readonly<Record<string, string>> = { ...stage.params, ...ids };
      const given = (param: string) => {
        const value = known[called[param] ?? param];
        if (value === undefined) throw new Error(`the stage knows no ${param}: add it to params and foreign`);
        return value;
      };
      const path = `${template}${query}`.replaceAll(PARAM, (_, param: string) => encodeURIComponent(given(param)));
      const sent = body && JSON.stringify(body).replaceAll(PARAM, (_, param: string) => given(param));
      return bot.call(method, path, { as, ...(sent && { body: sent }) });
    },
  };
  return stage;
}

/** The same row again with other keys. */
function copyRow(bot: ApiBot, table: string, id: string, changed: Readonly<Record<string, string>>): void {
  const columns = (bot.store.prepare('select name from pragma_table_info(?)').all(table) as { name: string }[]).map(
    ({ name }) => name,
  );
  const selected = columns.map((name) => (name in changed ? `'${changed[name]}'` : name));
  bot.store.prepare(`insert into ${table} (${columns}) select ${selected} from ${table} where id = ?`).run(id);
}

function photo(bot: ApiBot, unitId: string, reportId: string, id: string): void {
  bot.store
    .prepare("insert into report_attachment values (?, ?, ?, 'photo', '/9j/', 3, 'hash', 'demo-volunteer-0005', 0)")
    .run(unitId, reportId, id);
}

function operation(bot: ApiBot, unitId: string, id: string): void {
  bot.store
    .prepare(
      "insert into review_operation (unit_id, id, kind, month, chosen, state, total, done, actor, created_at, undo_until, seq) values (?, ?, 'certify', '2026-11', '{\"ids\":[]}', 'done', 0, 0, 'person:demo-staff-1', 0, 1, 1)",
    )
    .run(unitId, id);
}

function rosterImport(bot: ApiBot, areaId: string, id: string): void {
  bot.store
    .prepare(
      "insert into roster_import (id, area_id, file_name, file_hash, month, state, lines, problems, seq, created_by, created_at) values (?, ?, '', '', '2026-11', 'staged', 0, 0, 1, 'person:demo-staff-1', 0)",
    )
    .run(id, areaId);
}

/** A pack that two officers made, of a month of the demo's past. */
async function approvedPack(bot: ApiBot): Promise<string> {
  const [first, second] = [await bot.register('จ', 'DEMO-STAFF-1'), await bot.register('ฉ', 'DEMO-STAFF-2')];
  const packs = '/units/demo-unit/evidence';
  const prepared = await bot.call<PreparedAnswer>('POST', packs, { as: first, body: { month: '2026-10' } });
  const { id, hash } = prepared.json;
  const approved = await bot.call('POST', `${packs}/${id}/approval`, { as: second, body: { hash } });
  expect([prepared.status, approved.status]).toEqual([201, 200]);
  return id;
}

/** A session without the way through LINE: hundreds of them are made. */
async function signedIn(bot: ApiBot, personId: string): Promise<SignedIn> {
  const bearer = `token-${personId}`;
  const line = `line-${personId}`;
  const now = bot.clock.now();
  bot.store.prepare('insert into line_link values (?, ?, ?, ?)').run(line, personId, now, '1');
  bot.store
    .prepare(
      'insert into session (token_hash, line_user_id, created_at, expires_at, authenticated_at) values (?, ?, ?, ?, ?)',
    )
    .run(await sha256(bearer), line, now, now + 86_400_000, now);
  const me = { id: personId, name: null, unit: null, village: null, households: null, roles: [], formVersion: null };
  return { bearer, cookie: '', me };
}
