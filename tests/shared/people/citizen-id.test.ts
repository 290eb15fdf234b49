import { expect, test } from 'vitest';
import { checkDigit, citizenIdDigits, isCitizenId, maskCitizenId } from '../../../shared/people/citizen-id.ts';

const ID = '3012304567082';

test('the check digit of domain.md §4', () => {
  expect(checkDigit('301230456708')).toBe(2);
});

test.each([ID, '3-0123-04567-08-2', '3 0123 04567 08 2', '๓-๐๑๒๓-๐๔๕๖๗-๐๘-๒', ` ${ID}\u200b`])(
  '%j is an id',
  (text) => {
    expect(isCitizenId(text)).toBe(true);
    expect(citizenIdDigits(text)).toBe(ID);
    expect(maskCitizenId(text)).toBe('x-xxxx-xxxxx-08-2');
  },
);

test('an id with a wrong digit has digits, but does not check', () => {
  expect(citizenIdDigits('3012304567083')).toBe('3012304567083');
  expect(isCitizenId('3012304567083')).toBe(false);
});

test.each(['', '301230456708', `${ID}1`, '3.0123', 'abc', `${ID}x`])('%j is none', (text) => {
  expect(isCitizenId(text)).toBe(false);
  expect(citizenIdDigits(text)).toBeNull();
  expect(maskCitizenId(text)).toBe('x-xxxx-xxxxx-xx-x');
});

test('only one check digit fits', () => {
  const fitting = [...'0123456789'].filter((digit) => isCitizenId(ID.slice(0, 12) + digit));
  expect(fitting).toEqual(['2']);
});
