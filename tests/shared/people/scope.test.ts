import { describe, expect, test } from 'vitest';
import type { Role } from '../../../shared/people/roles.ts';
import { ACTIONS, actionsOn, can, type Duty } from '../../../shared/people/scope.ts';

const HERE = { unitId: 'unit', areaIds: ['unit', 'district', 'province', 'th'], villageId: 'village' };

/** Written by hand, so that nobody widens the table unseen: head volunteer, unit, district, province, nation. */
const TABLE = `
  unit.call-list    - u d p n
  report.read       - u d p n
  report.certify    - u - - -
  report.return     - u - - -
  report.reopen     - u - - -
  report.withdraw   - u - - -
  report.file-for   h u - - -
  roster.read       - u d p n
  roster.import     - u d p -
  roster.move       - u d p -
  codes.print       - u - - -
  evidence.prepare  - u - - -
  evidence.approve  - u d - -
  evidence.read     - u d p n
  dashboard.read    - u d p n
  export.read       - u d p n
  audit.read        - u d p n
  calendar.write    - u d p n
  delegation.give   - u d p n
`;
const ROWS = TABLE.trim()
  .split('\n')
  .map((line) => line.trim().split(/ +/));
const COLUMNS: readonly Duty[] = [
  { role: 'head-volunteer', areaId: 'unit', villageId: 'village' },
  { role: 'unit-staff', areaId: 'unit' },
  { role: 'district', areaId: 'district' },
  { role: 'province', areaId: 'province' },
  { role: 'national', areaId: 'th' },
];

test.each(COLUMNS.map((duty, column) => [duty.role, duty, column] as const))('what a %s may do', (_, duty, column) => {
  const expected = ROWS.filter((row) => row[column + 1] !== '-').map(([action]) => action);
  expect(actionsOn([duty], HERE)).toEqual(expected);
});

test('the table is whole', () => {
  expect(ROWS.map(([action]) => action)).toEqual([...ACTIONS]);
});

test.each<[Role]>([['volunteer'], ['partner']])('a %s may do nothing of this', (role) => {
  for (const areaId of HERE.areaIds) expect(actionsOn([{ role, areaId, villageId: 'village' }], HERE)).toEqual([]);
});

describe('the area decides', () => {
  test.each<[Role, string, boolean]>([
    ['unit-staff', 'unit', true],
    ['unit-staff', 'unit-2', false],
    // Whoever works in a unit has that unit and nothing above it.
    ['unit-staff', 'district', false],
    ['district', 'district', true],
    ['district', 'district-2', false],
    ['province', 'province', true],
    ['province', 'province-2', false],
    ['national', 'th', true],
  ])('%s of %s: %s', (role, areaId, expected) => {
    expect(can([{ role, areaId }], 'report.read', HERE)).toBe(expected);
  });

  test('the figures of a district are for who looks after all of it', () => {
    const figures = { unitId: null, areaIds: ['district', 'province', 'th'] };
    expect(can([{ role: 'district', areaId: 'district' }], 'dashboard.read', figures)).toBe(true);
    expect(can([{ role: 'unit-staff', areaId: 'unit' }], 'dashboard.read', figures)).toBe(false);
    expect(can([{ role: 'unit-staff', areaId: 'district' }], 'dashboard.read', figures)).toBe(false);
  });

  test('a head volunteer files in her own village alone', () => {
    const may = (villageId: string | null, thing: object = {}) =>
      can([{ role: 'head-volunteer', areaId: 'unit', villageId }], 'report.file-for', { ...HERE, ...thing });
    expect(may('village')).toBe(true);
    expect(may('village-2')).toBe(false);
    expect(may(null)).toBe(false);
    expect(may(null, { villageId: null })).toBe(false);
    expect(may('village', { villageId: null })).toBe(false);
    expect(may('village', { unitId: 'unit-2' })).toBe(false);
  });
});

test('whoever has one duty that allows it may, whatever her others are', () => {
  const volunteer = { role: 'volunteer', areaId: 'unit' } as const;
  expect(can([volunteer, { role: 'district', areaId: 'district' }], 'unit.call-list', HERE)).toBe(true);
  expect(can([volunteer, { role: 'unit-staff', areaId: 'unit-2' }], 'unit.call-list', HERE)).toBe(false);
  expect(can([], 'unit.call-list', HERE)).toBe(false);
});

test('a lent duty does all that the giver’s does, but is not lent on', () => {
  const own: Duty = { role: 'unit-staff', areaId: 'unit' };
  const lent = actionsOn([{ ...own, lentBy: 'giver' }], HERE);
  expect(lent).toEqual(actionsOn([own], HERE).filter((action) => action !== 'delegation.give'));
});
