import { expect, test } from 'vitest';
import { changesBetween } from '../../../shared/report/changes.ts';
import { FORM_2567_2 } from '../../../shared/report/forms/form-2567-2.ts';

test('only what differs, in the order of the form', () => {
  const before = { 'protect.1': 10, 'protect.2': null, 'promote_health.7': 4 };
  const after = { 'protect.1': 12, 'protect.3': 0, 'promote_health.7': 4 };
  expect(changesBetween(FORM_2567_2, before, after)).toEqual([
    { code: 'protect.1', before: 10, after: 12 },
    { code: 'protect.3', before: null, after: 0 },
  ]);
  expect(changesBetween(FORM_2567_2, after, after)).toEqual([]);
});
