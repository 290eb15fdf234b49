import { expect, test } from 'vitest';
import { identityStatus } from '../../bot/services/registration/identity-status.ts';

const person = { id: 'p1', linked_to: null };
const nobody = { lineUserId: 'U1', personId: null };

test.each([
  ['nobody on the roster', null, nobody, 'identity-unknown'],
  ['somebody without a phone', person, nobody, 'valid'],
  ['herself again', { ...person, linked_to: 'U1' }, { ...nobody, personId: 'p1' }, 'mine'],
  // Two questions to the store: she was linked between them.
  ['herself, linked a moment ago', { ...person, linked_to: 'U1' }, nobody, 'mine'],
  ['a person with another phone', { ...person, linked_to: 'U2' }, nobody, 'person-linked'],
  ['another person than herself', person, { ...nobody, personId: 'p2' }, 'code-of-another'],
] as const)('%s', (_name, row, user, status) => {
  expect(identityStatus(row, user).status).toBe(status);
});
