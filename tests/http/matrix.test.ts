import { describe, expect, test } from 'vitest';
import { monthAt } from '../../shared/calendar/months.ts';
import type { Role } from '../../shared/people/roles.ts';
import { can, type Duty, STAFF } from '../../shared/people/scope.ts';
import type { SignedIn } from './support/api.ts';
import { idsOf, OWN, STAFF_OPERATIONS, type StaffOperation } from './support/staff-operations.ts';
import { AREAS, type Assigned, CHAIN, type Loan, type StaffStage, staffStage, UNKNOWN } from './support/staff-stage.ts';

const DAY = 86_400_000;
const ROLES: readonly Role[] = ['volunteer', 'head-volunteer', ...STAFF, 'partner'];
/** The duty of each role that reaches demo-unit, or village 1 of it. */
const FITTING: Readonly<Partial<Record<Role, string>>> = {
  'head-volunteer': AREAS.unit,
  'unit-staff': AREAS.unit,
  district: AREAS.district,
  province: AREAS.province,
  national: AREAS.country,
};

interface Cell {
  readonly name: string;
  readonly assigned: readonly Assigned[];
  readonly loans?: readonly Loan[];
  /** What of it is in force. */
  readonly duties: readonly Duty[];
}

/** Every role in every relation to demo-unit, in force. */
const RELATIONS: readonly Cell[] = ROLES.flatMap((role) =>
  Object.entries(AREAS).map(([where, areaId]) => {
    const villageId = role === 'head-volunteer' ? AREAS.village : null;
    return {
      name: `${role} of ${where}`,
      assigned: [{ role, areaId, villageId }],
      duties: [{ role, areaId, villageId }],
    };
  }),
);
const OTHER_VILLAGE: Cell = {
  name: 'head-volunteer of another village',
  assigned: [{ role: 'head-volunteer', areaId: AREAS.unit, villageId: 'demo-village-2' }],
  duties: [{ role: 'head-volunteer', areaId: AREAS.unit, villageId: 'demo-village-2' }],
};

/** The fitting duty of each role at another time, or lent. */
function timesOf(now: number): Cell[] {
  const month = monthAt(now);
  return Object.entries(FITTING).flatMap(([name, areaId]): Cell[] => {
    const role = name as Role;
    const duty = { role, areaId, villageId: role === 'head-volunteer' ? AREAS.village : null };
    const own = [
      { name: `${role} whose duty is over`, assigned: [{ ...duty, to: '2026-10' }], duties: [] },
      { name: `${role} whose duty begins next month`, assigned: [{ ...duty, from: '2026-12' }], duties: [] },
      { name: `${role} whose duty ends this month`, assigned: [{ ...duty, to: month }], duties: [duty] },
    ];
    if (role === 'head-volunteer') return own;
    const term = { role, areaId, fromAt: now - DAY, untilAt: now + DAY };
    const lent = (how: string, loan: Partial<Loan>, duties: readonly Duty[] = []) => ({
      name: `${role} ${how}`,
      assigned: [{ role: 'unit-staff' as const, areaId: AREAS.farUnit }],
      loans: [{ ...term, ...loan }],
      duties,
    });
    return [
      ...own,
      lent('by a loan', {}, [{ role, areaId, lentBy: 'giver' }]),
      lent('by a loan that is over', { untilAt: now }),
      lent('by a loan that begins later', { fromAt: now + 1 }),
      lent('by a loan that was taken back', { revokedAt: now - 1 }),
      lent('by a loan of who lost the duty', { giver: { from: '2026-01', to: '2026-10' } }),
      lent('by a loan of who will have the duty', { giver: { from: '2026-12', to: null } }),
      lent('by a loan of the same in another area', { areaId: otherOf(role) }),
    ];
  });
}

const otherOf = (role: Role) =>
  ({ 'unit-staff': AREAS.neighbour, district: AREAS.otherDistrict, province: AREAS.otherProvince })[role as string] ??
  AREAS.village;

/** Through HTTP, each operation for each of them; what the table says is what the server does. */
async function judge(stage: StaffStage, cells: readonly Cell[]): Promise<string[]> {
  const people: Judged[] = [];
  for (const [n, cell] of cells.entries())
    people.push({ cell, who: await stage.person(`cell-${n}`, cell.assigned, cell.loans) });
  const wrong: string[] = [];
  for (const operation of STAFF_OPERATIONS) wrong.push(...(await judgeOne(stage, operation, people)));
  return wrong;
}

interface Judged {
  readonly cell: Cell;
  readonly who: SignedIn;
}

async function judgeOne(stage: StaffStage, operation: StaffOperation, people: readonly Judged[]): Promise<string[]> {
  const thing = { unitId: AREAS.unit, areaIds: CHAIN, villageId: AREAS.village };
  const [place = ''] = idsOf(operation);
  const wrong: string[] = [];
  const refusals = new Set<string>();
  for (const { cell, who } of people) {
    const { status, text } = await stage.call(who, operation);
    const allowed = can(cell.duties, operation.action, thing);
    const answered = ![401, 404].includes(status) && status < 500;
    if (answered !== allowed) wrong.push(`${cell.name}: ${operation.operation} → ${status}, allowed: ${allowed}`);
    if (allowed) continue;
    // What is not hers and what is not there answer alike.
    refusals.add(text).add((await stage.call(who, operation, { [place]: UNKNOWN })).text);
  }
  if (refusals.size > 1) wrong.push(`${operation.operation}: ${refusals.size} ways to say that nothing is there`);
  return wrong;
}

describe('every role × relation of areas × action', () => {
  test('in force, as the table says', async () => {
    expect(await judge(await staffStage(), [...RELATIONS, OTHER_VILLAGE])).toEqual([]);
  });

  test('in a unit that was handed over to the local government: the same', async () => {
    const stage = await staffStage({ parentBody: 'pao' });
    const cells = RELATIONS.filter(({ assigned: [one] }) => one && FITTING[one.role] === one.areaId);
    expect(cells).toHaveLength(Object.keys(FITTING).length);
    expect(await judge(stage, cells)).toEqual([]);
  });

  test('over, not begun, lent, taken back, lent by who has it no more', async () => {
    const stage = await staffStage();
    expect(await judge(stage, timesOf(stage.bot.clock.now()))).toEqual([]);
  });

  test('a session goes on when a duty ends, and opens nothing: each request is judged anew', async () => {
    const stage = await staffStage();
    const who = await stage.person('leaver', [{ role: 'unit-staff', areaId: AREAS.unit }]);
    const [operation] = STAFF_OPERATIONS;
    if (!operation) throw new Error('no operations');
    expect((await stage.call(who, operation)).status).toBe(200);
    stage.bot.store.prepare("update assignment set to_month = '2026-10' where person_id = 'leaver'").run();
    expect((await stage.call(who, operation)).status).toBe(404);
    expect((await stage.bot.call('GET', '/session', { as: who })).status).toBe(200);
  });
});

test('every operation of /api is either about oneself or judged by area', async () => {
  const { bot } = await staffStage();
  const { json } = await bot.call<{ paths: Record<string, Record<string, { security: unknown[] }>> }>(
    'GET',
    '/openapi.json',
  );
  const all = Object.entries(json.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security }]) => ({
      name: `${method.toUpperCase()} ${path}`,
      path,
      open: security.length === 0,
    })),
  );
  const judged = STAFF_OPERATIONS.map(({ operation }) => operation as string);
  const isOwn = ({ name, path }: { name: string; path: string }) =>
    OWN.some((own) => own === name || (own.startsWith('/') && (path === own || path.startsWith(`${own}/`))));
  expect(all.filter((one) => !one.open && !isOwn(one) && !judged.includes(one.name)).map(({ name }) => name)).toEqual(
    [],
  );
  expect(judged.filter((name) => !all.some((one) => one.name === name))).toEqual([]);
});
