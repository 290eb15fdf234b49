import { expect, test } from 'vitest';
import { phoneDigits, showPhone } from '../../../shared/thai/phone.ts';

test.each([
  ['0812345678', '081-234-5678', '0812345678'],
  ['021234567', '02-123-4567', '021234567'],
  ['081 234-5678', '081-234-5678', '0812345678'],
  ['+66812345678', '+66812345678', '+66812345678'],
  ['1669', '1669', '1669'],
  ['ไม่มี', 'ไม่มี', ''],
])('%s is shown as %s and dialled as %s', (kept, shown, dialled) => {
  expect([showPhone(kept), phoneDigits(kept)]).toEqual([shown, dialled]);
});
