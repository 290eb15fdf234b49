import { expect, test } from 'vitest';
import { deriveKeys } from '../../bot/keys.ts';
import { IDENTITY_KEY, SECRET_KEY, testKeys } from '../support/demo-store.ts';

const HERS = { purpose: 'registration', lane: 'U1' };
const CLAIM = { by: 'code', codeHash: 'abc' };
const UNTIL = 600_000;
const NEW_KEY = 'the-key-that-came-after-0123456789abcdef';

test('a ticket says what it stands for to whom it was given, until its time', async () => {
  const { tickets } = await testKeys();
  const ticket = await tickets.seal(HERS, CLAIM, UNTIL);
  expect(await tickets.open(HERS, ticket, UNTIL - 1)).toEqual(CLAIM);
  expect(await tickets.open(HERS, ticket, UNTIL)).toBeNull();
  expect(await tickets.open({ ...HERS, lane: 'U2' }, ticket, 0)).toBeNull();
  expect(await tickets.open({ ...HERS, purpose: 'export' }, ticket, 0)).toBeNull();
});

test('it tells nothing of itself, and is worth nothing when a single character differs', async () => {
  const { tickets } = await testKeys();
  const ticket = await tickets.seal(HERS, CLAIM, UNTIL);
  expect(ticket).toMatch(/^[\w-]+$/);
  expect(Buffer.from(ticket, 'base64url').toString('latin1')).not.toContain('code');
  for (let at = 0; at < ticket.length; at++) {
    const other = ticket[at] === 'A' ? 'Q' : 'A';
    const forged = ticket.slice(0, at) + other + ticket.slice(at + 1);
    if (Buffer.from(forged, 'base64url').equals(Buffer.from(ticket, 'base64url'))) continue;
    expect(await tickets.open(HERS, forged, 0), String(at)).toBeNull();
  }
  for (const junk of ['', 'x', '๑๒๓', 'AAAA'.repeat(9)]) expect(await tickets.open(HERS, junk, 0)).toBeNull();
});

test('tickets of the key before are still good', async () => {
  const ticket = await (await testKeys()).tickets.seal(HERS, CLAIM, UNTIL);
  const rotated = await deriveKeys([NEW_KEY, SECRET_KEY], IDENTITY_KEY);
  expect(await rotated.tickets.open(HERS, ticket, 0)).toEqual(CLAIM);
  const replaced = await deriveKeys([NEW_KEY], IDENTITY_KEY);
  expect(await replaced.tickets.open(HERS, ticket, 0)).toBeNull();
});
