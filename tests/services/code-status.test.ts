import { expect, test } from 'vitest';
import { type CodeRow, codeStatus } from '../../bot/services/registration/code-status.ts';

const code: CodeRow = {
  person_id: 'p1',
  role: 'volunteer',
  area_id: 'u1',
  expires_at: null,
  used_by: null,
  linked_to: null,
};
const nobody = { lineUserId: 'U1', personId: null };
const she = { lineUserId: 'U1', personId: 'p1' };

test.each([
  ['a fresh code and a fresh phone', code, nobody, { status: 'valid', adds: false }],
  ['no such code', null, nobody, { status: 'code-unknown' }],
  ['her own code again', { ...code, used_by: 'U1' }, she, { status: 'mine' }],
  ['the code of somebody who unlinked herself', { ...code, used_by: 'U1' }, nobody, { status: 'code-used' }],
  [
    'her own code, linked while it was looked at',
    { ...code, used_by: 'U1', linked_to: 'U1' },
    nobody,
    { status: 'mine' },
  ],
  ['a code that another phone used', { ...code, used_by: 'U2' }, nobody, { status: 'code-used' }],
  ['a code past its day', { ...code, expires_at: 10 }, nobody, { status: 'code-expired' }],
  ['a person who has another phone', { ...code, linked_to: 'U2' }, nobody, { status: 'person-linked' }],
  ['another volunteer’s code', { ...code, person_id: 'p2' }, she, { status: 'code-of-another' }],
  // Printed twice before she came: a second one must not write a second, emptier assignment.
  ['a second code for herself', code, she, { status: 'mine' }],
  ['a role’s code', { ...code, role: 'unit-staff', person_id: 's1' }, she, { status: 'valid', adds: true }],
] as const)('%s', (_name, row, user, expected) => {
  expect(codeStatus(row, user, 10)).toEqual(expected);
});
