import { expect, test } from 'vitest';
import { createSeenStore } from '../../liff/state/pages-seen.ts';
import type { Me } from '../../shared/api/session.ts';

const person = (id: string | null): Me => ({
  id,
  name: id,
  unit: null,
  village: null,
  households: null,
  roles: [],
  formVersion: null,
});

/** A browser's storage as far as it is used: its keys are its own properties. */
function storage(refuses = false): Storage {
  const at: Record<string, string> = {};
  const methods = {
    getItem: (key: string) => at[key] ?? null,
    setItem(key: string, value: string) {
      if (refuses) throw new DOMException('full', 'QuotaExceededError');
      at[key] = value;
    },
    removeItem: (key: string) => delete at[key],
  };
  return new Proxy(at, {
    get: (_, name) => Reflect.get(methods, name),
  }) as unknown as Storage;
}

test('what a page showed is there again in the same visit', () => {
  const kept = storage();
  const before = createSeenStore(kept);
  before.remember(person('a'));
  before.put('/points', { data: 7, at: 1 });
  const after = createSeenStore(kept);
  expect(after.who()?.id).toBe('a');
  expect(after.get('/points')).toEqual({ data: 7, at: 1 });
});

test('somebody else sees nothing of it', () => {
  const seen = createSeenStore(storage());
  seen.remember(person('a'));
  seen.put('/points', { data: 7, at: 1 });
  seen.remember(person('b'));
  expect(seen.get('/points')).toBeNull();
  seen.put('/points', { data: 8, at: 2 });
  seen.remember(null);
  expect([seen.who(), seen.get('/points')]).toEqual([null, null]);
});

test.each([null, storage(true)])('a phone that refuses storage remembers nothing, and goes on', (refusing) => {
  const seen = createSeenStore(refusing);
  seen.remember(person('a'));
  seen.put('/points', { data: 7, at: 1 });
  expect([seen.who(), seen.get('/points')]).toEqual([null, null]);
});
