import { expect, test } from 'vitest';
import type { SignedIn } from '../http/support/api.ts';
import { idsOf, STAFF_OPERATIONS, type StaffOperation } from '../http/support/staff-operations.ts';
import { AREAS, type StaffStage, staffStage, UNKNOWN } from '../http/support/staff-stage.ts';

async function judge(stage: StaffStage, operation: StaffOperation, staff: SignedIn): Promise<void> {
  const names = idsOf(operation);
  expect(names.length, operation.operation).toBeGreaterThan(0);
  for (const name of names) {
    const foreign = stage.foreign[name];
    if (foreign === undefined) throw new Error(`the stage knows no foreign ${name}`);
    const theirs = await stage.call(staff, operation, { [name]: foreign });
    const nobodys = await stage.call(staff, operation, { [name]: UNKNOWN });
    const which = `${operation.operation}, ${name}`;
    expect([theirs.status, nobodys.status], which).toEqual([404, 404]);
    expect(theirs.text, which).toBe(nobodys.text);
    expect(headersOf(theirs.headers), which).toEqual(headersOf(nobodys.headers));
  }
  // All of theirs together, as a copied address would have them.
  const all = Object.fromEntries(names.map((name) => [name, stage.foreign[name] ?? '']));
  expect((await stage.call(staff, operation, all)).status, operation.operation).toBe(404);
  const refused = stage.bot.store
    .prepare("select count(*) as n from audit_entry where action = 'access.refused' and actor = ?")
    .get(`person:${staff.me.id}`) as { n: number };
  expect(refused.n, operation.operation).toBeGreaterThan(0);
}

const headersOf = (headers: Headers) => [...headers].filter(([name]) => name !== 'date');

test('an id of others answers like no id at all, to the byte, in every operation', async () => {
  const stage = await staffStage();
  for (const [n, operation] of STAFF_OPERATIONS.entries())
    await judge(stage, operation, await stage.person(`officer-${n}`, [{ role: 'unit-staff', areaId: AREAS.unit }]));
});

test('what only looks like a unit is none', async () => {
  const stage = await staffStage();
  const staff = await stage.person('officer', [{ role: 'unit-staff', areaId: AREAS.unit }]);
  const odd = ['..%2Fdemo-unit-2', '%00', "' or 1=1 --", 'demo-unit%20', 'DEMO-UNIT', 'demo-unit/../demo-unit-2'];
  for (const id of odd) {
    const { status } = await stage.bot.call('GET', `/units/${id}/call-list`, { as: staff });
    expect([404, 422], id).toContain(status);
  }
});
