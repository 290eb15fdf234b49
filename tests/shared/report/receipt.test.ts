import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isReceiptNumber, receiptNumber, showReceiptNumber } from '../../../shared/report/receipt.ts';
import { thaiDigits } from '../../../shared/thai/numbers.ts';

/** Deterministic ids with the bits of a UUIDv4, v5 or v7. */
function sampleId(n: number, version: 4 | 5 | 7): string {
  const hex = createHash('sha256').update(`${version}:${n}`).digest('hex');
  const variant = '89ab'[Number.parseInt(hex[19] ?? '0', 16) % 4];
  const time = version === 7 ? '0190a0000000' : hex.slice(0, 12);
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const samples = [4, 5, 7].flatMap((version) =>
  Array.from({ length: 100 }, (_, n) => receiptNumber(sampleId(n, version as 4 | 5 | 7))),
);

describe('receipt numbers', () => {
  test('are twelve digits, the same for the same id, whatever the case', () => {
    for (const number of samples) expect(number).toMatch(/^\d{12}$/);
    const id = sampleId(1, 7);
    expect(receiptNumber(id.toUpperCase())).toBe(receiptNumber(id));
    expect(new Set(samples).size).toBe(samples.length);
  });

  test('find every wrong digit', () => {
    for (const number of samples)
      for (let i = 0; i < 12; i++)
        for (const digit of '0123456789')
          if (digit !== number[i])
            expect(isReceiptNumber(number.slice(0, i) + digit + number.slice(i + 1))).toBe(false);
  });

  test('find every swap of neighbours', () => {
    for (const number of samples)
      for (let i = 0; i < 11; i++) {
        const [a = '', b = ''] = number.slice(i, i + 2);
        if (a !== b) expect(isReceiptNumber(number.slice(0, i) + b + a + number.slice(i + 2))).toBe(false);
      }
  });

  test('are spread evenly: each place holds each digit about as often', () => {
    const numbers = Array.from({ length: 20_000 }, (_, n) => receiptNumber(sampleId(n, 7)));
    for (let place = 0; place < 12; place++) {
      const counts = new Map<string, number>();
      for (const number of numbers) counts.set(number[place] ?? '', (counts.get(number[place] ?? '') ?? 0) + 1);
      const chi = [...counts.values()].reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
      expect(counts.size).toBe(10);
      // 9 degrees of freedom: above 33 once in ten thousand.
      expect(chi).toBeLessThan(33);
    }
  });

  test('are read as people type them', () => {
    const number = receiptNumber(sampleId(7, 4));
    const shown = showReceiptNumber(number);
    expect(shown).toMatch(/^\d{4}-\d{4}-\d{4}$/);
    for (const typed of [
      number,
      shown,
      ` ${shown.replaceAll('-', ' ')} `,
      shown.replace(/\d/g, (d) => thaiDigits(Number(d))),
    ])
      expect(isReceiptNumber(typed)).toBe(true);
    for (const typed of ['', '12', `${number}0`, 'abc', `${number}x`]) expect(isReceiptNumber(typed)).toBe(false);
  });

  test('come from a UUID only', () => {
    expect(() => receiptNumber('123')).toThrow(RangeError);
  });
});
