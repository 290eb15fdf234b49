import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMonths, startOfMonth } from '../../shared/calendar/months.ts';
import { dutiesAt, type Held, type Lent } from '../../shared/people/duties.ts';
import type { Role } from '../../shared/people/roles.ts';
import { ACTIONS, actionsOn, can, type Duty, STAFF, type Thing } from '../../shared/people/scope.ts';

// A country as it is: provinces, districts, units, villages; who lies in whom is by the ids' own words.
const PLACES = [0, 1].flatMap((p) =>
  [0, 1].flatMap((d) => [0, 1].flatMap((u) => [0, 1].map((v) => ['th', `p${p}`, `d${d}`, `u${u}`, `v${v}`]))),
);
const idOf = (path: readonly string[]) => path.join('/');
const chainOf = (path: readonly string[]) => path.map((_, depth) => idOf(path.slice(0, depth + 1))).reverse();
const AREAS = [...new Set(PLACES.flatMap((path) => chainOf(path)))];
const upwards = (areaId: string) => chainOf(areaId.split('/'));
const contains = (above: string, below: string) => upwards(below).includes(above);
const depth = (areaId: string) => areaId.split('/').length;

const ROLES: readonly Role[] = [
  'volunteer',
  'head-volunteer',
  'unit-staff',
  'district',
  'province',
  'national',
  'partner',
];
const DEPTH: Readonly<Record<Role, number>> = {
  volunteer: 4,
  'head-volunteer': 4,
  'unit-staff': 4,
  district: 3,
  province: 2,
  national: 1,
  partner: 1,
};
const UNITS = AREAS.filter((id) => depth(id) === 4);
const VILLAGES = AREAS.filter((id) => depth(id) === 5);

/** Something of an area: of a village, a unit, or above. */
const thingOf = (areaId: string): Thing => {
  const chain = upwards(areaId);
  return {
    unitId: chain.find((id) => depth(id) === 4) ?? null,
    areaIds: chain,
    villageId: depth(areaId) === 5 ? areaId : null,
  };
};

const area = fc.constantFrom(...AREAS);
const action = fc.constantFrom(...ACTIONS);
/** Also slips: a role for an area of another kind. */
const duty: fc.Arbitrary<Duty> = fc.record({
  role: fc.constantFrom(...ROLES),
  areaId: area,
  villageId: fc.oneof(fc.constant(null), fc.constantFrom(...VILLAGES)),
});
const duties = fc.array(duty, { maxLength: 4 });
const BEGIN = '2026-01';
const month = fc.integer({ min: 0, max: 11 }).map((n) => addMonths(BEGIN, n));
const instant = fc.integer({ min: startOfMonth(BEGIN), max: startOfMonth('2027-01') - 1 });
const months = fc
  .tuple(month, fc.option(month))
  .filter(([from, to]) => to === null || from <= to)
  .map(([fromMonth, toMonth]) => ({ fromMonth, toMonth }));
const held: fc.Arbitrary<Held> = fc.tuple(fc.constantFrom(...ROLES), months, fc.nat(99)).map(([role, when, pick]) => {
  const fitting = AREAS.filter((id) => depth(id) === DEPTH[role]);
  const areaId = fitting[pick % fitting.length] ?? 'th';
  return { role, areaId, villageId: role === 'head-volunteer' ? `${areaId}/v0` : null, ...when };
});
const COLLEAGUE: Held = { role: 'unit-staff', areaId: 'elsewhere', villageId: null, fromMonth: BEGIN, toMonth: null };
const loan = fc.record({
  pick: fc.nat(9),
  fromAt: instant,
  lasts: fc.integer({ min: 1, max: 92 * 86_400_000 }),
  revokedAt: fc.option(instant),
});

test('an area contains itself, no two contain each other, and what contains its container contains it', () => {
  fc.assert(
    fc.property(area, area, area, (a, b, c) => {
      expect(contains(a, a)).toBe(true);
      if (contains(a, b) && contains(b, a)) expect(a).toBe(b);
      if (contains(a, b) && contains(b, c)) expect(contains(a, c)).toBe(true);
    }),
  );
});

test('who looks after an area from above may do in all of it whatever she may do to it', () => {
  fc.assert(
    fc.property(duty, action, area, area, (one, what, wide, narrow) => {
      fc.pre(contains(wide, narrow) && ['district', 'province', 'national'].includes(one.role));
      if (can([one], what, thingOf(wide))) expect(can([one], what, thingOf(narrow))).toBe(true);
    }),
  );
});

test('nobody acts outside of what her duties cover, and each action of many duties is one duty’s', () => {
  fc.assert(
    fc.property(duties, action, area, (actor, what, where) => {
      const thing = thingOf(where);
      const allowed = can(actor, what, thing);
      expect(allowed).toBe(actor.some((one) => can([one], what, thing)));
      if (allowed) expect(actor.some(({ areaId }) => contains(areaId, where))).toBe(true);
      if (allowed && !actor.some(({ role }) => STAFF.includes(role))) {
        expect(what).toBe('report.file-for');
        expect(actor.some((one) => one.role === 'head-volunteer' && one.villageId === where)).toBe(true);
      }
    }),
  );
});

test('one duty more takes nothing away', () => {
  fc.assert(
    fc.property(duties, duty, area, (actor, more, where) => {
      const before = actionsOn(actor, thingOf(where));
      expect(actionsOn([...actor, more], thingOf(where))).toEqual(expect.arrayContaining(before));
    }),
  );
});

test('only those of the unit itself certify, return, reopen, withdraw, prepare and hand out codes', () => {
  const OWN = [
    'report.certify',
    'report.return',
    'report.reopen',
    'report.withdraw',
    'evidence.prepare',
    'codes.print',
  ];
  fc.assert(
    fc.property(duties, fc.constantFrom(...UNITS), (actor, unit) => {
      const mine = actor.some(({ role, areaId }) => role === 'unit-staff' && areaId === unit);
      for (const what of ACTIONS.filter((one) => OWN.includes(one))) expect(can(actor, what, thingOf(unit))).toBe(mine);
    }),
  );
});

test('what is lent is never more than what the giver may do herself at that moment, and ends by itself', () => {
  fc.assert(
    fc.property(fc.array(held, { maxLength: 3 }), loan, instant, area, (giver, { pick, ...given }, now, where) => {
      const one = giver[pick % Math.max(1, giver.length)];
      fc.pre(one !== undefined && STAFF.includes(one.role));
      if (!one) return;
      const untilAt = given.fromAt + given.lasts;
      const lent: Lent = { ...one, givenBy: 'giver', ...given, untilAt, giver: one };
      const hers = actionsOn(dutiesAt(giver, [], now), thingOf(where));
      const got = actionsOn(dutiesAt([COLLEAGUE], [lent], now).slice(1), thingOf(where));
      expect(hers).toEqual(expect.arrayContaining(got));
      expect(got).not.toContain('delegation.give');
      const over = now < given.fromAt || now >= untilAt || (given.revokedAt !== null && now >= given.revokedAt);
      if (over) expect(got).toEqual([]);
      expect(dutiesAt([COLLEAGUE], [lent], untilAt)).toHaveLength(1);
      expect(dutiesAt([{ ...COLLEAGUE, role: 'volunteer' }], [lent], now)).toHaveLength(1);
    }),
  );
});

test('nobody without a duty in force does anything anywhere', () => {
  fc.assert(
    fc.property(fc.array(held, { maxLength: 4 }), area, (all, where) => {
      const before = startOfMonth(addMonths(BEGIN, -1));
      const long = startOfMonth('2030-01');
      const ended = all.map((one) => ({ ...one, toMonth: one.toMonth ?? '2026-12' }));
      for (const now of [before, long]) expect(actionsOn(dutiesAt(ended, [], now), thingOf(where))).toEqual([]);
    }),
  );
});
