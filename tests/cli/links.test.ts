import { describe, expect, test } from 'vitest';
import type { LiffConfig } from '../../bot/config.ts';
import { liffIdOf, linksOf } from '../../bot/links.ts';

const NONE = { report: null, points: null, myReports: null, profile: null, staff: null };
const liff = (given: Partial<LiffConfig>): LiffConfig => ({
  baseUrl: 'https://liff.example',
  common: null,
  own: NONE,
  ...given,
});

describe('where buttons of the chat lead', () => {
  test('a page’s own LIFF app, plainly: a path more would load the page twice', () => {
    const links = linksOf(
      liff({ common: 'all', own: { ...NONE, report: 'form', staff: 'office' } }),
      'https://bot.example',
    );
    expect(links).toEqual({
      report: 'https://liff.example/form',
      points: 'https://liff.example/all/points',
      myReports: 'https://liff.example/all/my-reports',
      profile: 'https://liff.example/all/profile',
      register: 'https://liff.example/all/register/card',
      callList: 'https://liff.example/all/call-list',
      staff: 'https://liff.example/office',
    });
  });

  test('another page’s app where there is no common one, our own pages where there is none at all', () => {
    const one = linksOf(liff({ own: { ...NONE, points: 'p' } }), 'https://bot.example');
    expect([one.report, one.points, one.register]).toEqual(Array(3).fill('https://liff.example/p'));
    expect(linksOf(null, 'https://bot.example').myReports).toBe('https://bot.example/liff/my-reports');
  });
});

test.each([
  ['', 'all'],
  ['/report', 'form'],
  ['/report/2026-11', 'form'],
  ['/reporter', 'all'],
  ['/points', 'all'],
  ['/staff', 'office'],
  ['/staff/99999/2026-11/reports', 'office'],
])('the page at /liff%s signs in with the LIFF app %s', (path, id) => {
  expect(liffIdOf(liff({ common: 'all', own: { ...NONE, report: 'form', staff: 'office' } }), path)).toBe(id);
  expect(liffIdOf(null, path)).toBeNull();
});
