import { describe, expect, test } from 'vitest';
import type { Role } from '../../../shared/people/roles.ts';
import { can } from '../../../shared/people/scope.ts';

const HERE = { unitId: 'unit', areaIds: ['unit', 'district', 'province', 'th'] };

describe('the call list of a unit is for', () => {
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
    ['head-volunteer', 'unit', false],
    ['volunteer', 'unit', false],
    ['partner', 'th', false],
  ])('%s of %s: %s', (role, areaId, expected) => {
    expect(can([{ role, areaId }], 'unit.call-list', HERE)).toBe(expected);
  });

  test('whoever has one duty that allows it, whatever her others are', () => {
    const volunteer = { role: 'volunteer', areaId: 'unit' } as const;
    expect(can([volunteer, { role: 'district', areaId: 'district' }], 'unit.call-list', HERE)).toBe(true);
    expect(can([volunteer, { role: 'unit-staff', areaId: 'unit-2' }], 'unit.call-list', HERE)).toBe(false);
    expect(can([], 'unit.call-list', HERE)).toBe(false);
  });
});
