import { describe, expect, test } from 'vitest';
import {
  afterCertify,
  afterReturn,
  afterSubmit,
  LIFECYCLE,
  type ReportState,
} from '../../../shared/report/lifecycle.ts';

const STATES: readonly ReportState[] = ['submitted', 'returned', 'certified'];
const other = { judgeId: 'staff', personId: 'volunteer', filedBy: null };

describe('the table of states', () => {
  const moves = (from: string) =>
    Object.values(LIFECYCLE).flatMap((row: Partial<Record<string, string>>) => row[from] ?? []);

  test('every state is reached from nothing', () => {
    const reached = new Set<string>(['none']);
    for (const state of reached) for (const next of moves(state)) if (isState(next)) reached.add(next);
    expect(reached).toEqual(new Set(['none', ...STATES]));
  });

  test('no state is the end', () => {
    for (const state of STATES) expect(moves(state).some((next) => isState(next) && next !== state)).toBe(true);
  });

  test('a certified report changes by opening it again or taking the certification back, and by nothing else', () => {
    const rows: [string, Partial<Record<string, string>>][] = Object.entries(LIFECYCLE);
    const changing = rows.filter(([, row]) => isState(row.certified ?? '')).map(([act]) => act);
    expect(changing).toEqual(['reopen', 'withdraw']);
  });

  function isState(name: string): name is ReportState {
    return STATES.some((state) => state === name);
  }
});

test('sending again is allowed until it is certified', () => {
  expect([null, ...STATES].map(afterSubmit)).toEqual(['submitted', 'submitted', 'submitted', 'report-certified']);
});

test('only what was submitted is sent back', () => {
  expect(STATES.map(afterReturn)).toEqual(['returned', 'not-submitted', 'report-certified']);
});

describe('certifying', () => {
  test('only what was submitted', () => {
    expect(STATES.map((state) => afterCertify(state, other))).toEqual([
      'certified',
      'not-submitted',
      'report-certified',
    ]);
  });

  test('never her own report, nor one that she filed, in any state', () => {
    for (const state of STATES) {
      expect(afterCertify(state, { ...other, judgeId: 'volunteer' })).toBe('own-report');
      expect(afterCertify(state, { ...other, filedBy: 'staff' })).toBe('filed-by-you');
    }
    expect(afterCertify('submitted', { ...other, filedBy: 'head' })).toBe('certified');
  });
});
