import { expect, test } from 'vitest';
import { tabsAt } from '../../liff/pages/tab-entries.ts';

const ways = (path: string) => tabsAt(path).entries.map(({ to }) => to);

test.each(['/liff/staff', '/liff/staff/areas/a/2026-11', '/liff/call-list'])(
  'an officer finds her way back from %s, where no unit is chosen',
  (path) => expect(ways(path)).toEqual(['/liff/staff', '/liff/call-list', '/liff']),
);

test('in a month of a unit all ways stay there', () => {
  const at = '/liff/staff/u/2026-11';
  expect(ways(`${at}/reports/r`)).toEqual([at, `${at}/reports`, '/liff/call-list', '/liff']);
});

test("a volunteer's pages have hers", () => {
  expect(ways('/liff/points')).toEqual(['/liff/report', '/liff/my-reports', '/liff/points', '/liff/profile']);
});

test('a head volunteer who files for others keeps a volunteer’s', () => {
  const ofFiling = (roles: Parameters<typeof tabsAt>[1]) =>
    tabsAt('/liff/staff/u/2026-11/file/p', roles).entries[0]?.to;
  expect(ofFiling(['volunteer', 'head-volunteer'])).toBe('/liff/report');
  expect(ofFiling(['volunteer', 'head-volunteer', 'unit-staff'])).toBe('/liff/staff/u/2026-11');
});
