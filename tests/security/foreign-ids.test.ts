import { describe, expect, test } from 'vitest';
import { STAFF_OPERATIONS } from '../http/support/staff-operations.ts';
import { AREAS, staffStage, UNKNOWN } from '../http/support/staff-stage.ts';

const paramsOf = (operation: string) => [...operation.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
/** No id of anything. */
const NO_ID = ['month'];

describe('an id of others answers like no id at all', () => {
  test.each(STAFF_OPERATIONS.map((one) => [one.operation, one] as const))('%s', async (_, operation) => {
    const stage = await staffStage();
    const staff = await stage.person('officer', [{ role: 'unit-staff', areaId: AREAS.unit }]);
    const names = paramsOf(operation.operation).filter(
      (name) => !NO_ID.includes(name) && !operation.made?.includes(name),
    );
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const foreign = stage.foreign[name];
      if (foreign === undefined) throw new Error(`the stage knows no foreign ${name}`);
      const theirs = await stage.call(staff, operation, { [name]: foreign });
      const nobodys = await stage.call(staff, operation, { [name]: UNKNOWN });
      expect([theirs.status, nobodys.status], name).toEqual([404, 404]);
      expect(theirs.text, name).toBe(nobodys.text);
      expect([...theirs.headers].filter(([key]) => key !== 'date')).toEqual(
        [...nobodys.headers].filter(([key]) => key !== 'date'),
      );
    }
    // All of theirs together, as a copied address would have them.
    const all = Object.fromEntries(names.map((name) => [name, stage.foreign[name] ?? '']));
    expect((await stage.call(staff, operation, all)).status).toBe(404);
    const refused = stage.bot.store
      .prepare("select count(*) as n from audit_entry where action = 'access.refused' and actor = 'person:officer'")
      .get() as { n: number };
    expect(refused.n).toBeGreaterThan(0);
  });
});

test.each(['..%2Fdemo-unit-2', '%00', "' or 1=1 --", 'demo-unit%20', 'DEMO-UNIT', 'demo-unit/../demo-unit-2'])(
  'a unit called %s is none',
  async (id) => {
    const stage = await staffStage();
    const staff = await stage.person('officer', [{ role: 'unit-staff', areaId: AREAS.unit }]);
    const { status } = await stage.bot.call('GET', `/units/${id}/call-list`, { as: staff });
    expect([404, 422]).toContain(status);
  },
);
