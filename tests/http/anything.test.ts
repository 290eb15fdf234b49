import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allEndpoints } from '../../bot/http/endpoints.ts';
import { Limits, RATES } from '../../bot/http/limits.ts';
import { runs } from '../support/runs.ts';
import { apiBot } from './support/api.ts';

const NO_LIMITS = { burst: 1e9, perSecond: 1e9 };
const FIELDS = [
  'answers',
  'submissionId',
  'formVersion',
  'basedOn',
  'seq',
  'code',
  'ticket',
  'given',
  'version',
  'kind',
];

/** Objects with the very names that operations look for, and anything in them. */
const body = fc.oneof(
  fc.json(),
  fc.dictionary(fc.constantFrom(...FIELDS), fc.jsonValue({ maxDepth: 2 })).map((value) => JSON.stringify(value)),
  fc.string({ maxLength: 60 }),
);
/** As a path may hold it: `.` and `..` alone are taken out by whoever asks. */
const part = fc.oneof(
  fc.constantFrom('2026-11', '2026-10', '9999-12', '0000-00', "'--", '%00', '%E0%A4%A', '..%2F..', '__proto__'),
  fc
    .string({ maxLength: 12 })
    .filter((text) => !/^\.{0,2}$/.test(text))
    .map(encodeURIComponent),
);

test('whatever somebody sends to whichever operation, nothing breaks', async () => {
  const limits = new Limits({ ...RATES, user: { read: NO_LIMITS, write: NO_LIMITS, login: NO_LIMITS } });
  const bot = await apiBot({ app: { limits } });
  const her = await bot.register('สมหญิง', 'DEMO-0002');
  // What ends the session or the link would end the test.
  const endpoints = allEndpoints(null).filter(({ method, path }) => method !== 'DELETE' && path !== '/session');
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...endpoints),
      part,
      body,
      fc.webQueryParameters(),
      async (one, at, sent, query) => {
        const path = one.path.replaceAll(/\{\w+\}/g, () => at);
        const { status } = await bot.call(one.method, `${path}?${query}`, {
          as: her,
          ...(one.method === 'GET' ? {} : { body: sent }),
        });
        expect([one.method, path, sent, status]).toEqual([one.method, path, sent, expect.any(Number)]);
        expect(status).toBeLessThan(500);
      },
    ),
    { numRuns: runs(400), seed: 3 },
  );
  expect(bot.log.filter(({ level }) => level === 'error')).toEqual([]);
});
