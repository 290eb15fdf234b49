import { describe, expect, test } from 'vitest';
import { startOfMonth } from '../../../shared/calendar/months.ts';
import { dutiesAt, type Held, type Lent } from '../../../shared/people/duties.ts';

const DEC = startOfMonth('2026-12');
const JAN = startOfMonth('2027-01');
const held = (given: Partial<Held> = {}): Held => ({
  role: 'unit-staff',
  areaId: 'unit',
  villageId: null,
  fromMonth: '2026-12',
  toMonth: '2026-12',
  ...given,
});
const lent = (given: Partial<Lent> = {}): Lent => ({
  role: 'unit-staff',
  areaId: 'unit',
  givenBy: 'giver',
  fromAt: DEC + 10,
  untilAt: DEC + 20,
  revokedAt: null,
  giver: { fromMonth: '2026-01', toMonth: null },
  ...given,
});

describe('an assignment holds for whole months in Bangkok', () => {
  test.each([
    [DEC - 1, 0],
    [DEC, 1],
    [JAN - 1, 1],
    [JAN, 0],
  ])('at %d: %d', (now, expected) => {
    expect(dutiesAt([held()], [], now)).toHaveLength(expected);
  });
  test('and without an end for good', () => {
    expect(dutiesAt([held({ toMonth: null })], [], startOfMonth('2099-01'))).toHaveLength(1);
  });
});

describe('what is lent holds', () => {
  test.each<[string, Partial<Lent>, number, boolean]>([
    ['not before it begins', {}, 9, false],
    ['from its first instant', {}, 10, true],
    ['to its last', {}, 19, true],
    ['no longer', {}, 20, false],
    ['until it is taken back', { revokedAt: DEC + 15 }, 14, true],
    ['not after', { revokedAt: DEC + 15 }, 15, false],
    ['not when the giver’s own is over', { giver: { fromMonth: '2026-01', toMonth: '2026-11' } }, 12, false],
    ['not before the giver’s own begins', { giver: { fromMonth: '2027-01', toMonth: null } }, 12, false],
  ])('%s', (_, given, at, expected) => {
    const duty = { role: 'unit-staff', areaId: 'unit', lentBy: 'giver', until: DEC + 20 };
    const own = held({ areaId: 'neighbour' });
    expect(dutiesAt([own], [lent(given)], DEC + at).slice(1)).toEqual(expected ? [duty] : []);
  });

  test.each<[string, Held[]]>([
    ['nobody', []],
    ['a volunteer', [held({ role: 'volunteer' })]],
    ['who was an officer', [held({ fromMonth: '2026-10', toMonth: '2026-11' })]],
  ])('not for %s: colleagues alone stand in', (_, own) => {
    expect(dutiesAt(own, [lent()], DEC + 12).filter(({ lentBy }) => lentBy)).toEqual([]);
  });
});
