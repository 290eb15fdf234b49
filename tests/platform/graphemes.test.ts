import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graphemes, longerThan } from '../simulator/platform/validate/graphemes.ts';
import { runs } from '../support/runs.ts';
import { ok, quick } from './support/refusals.ts';

const clusters = ['ก', 'กำ', 'ที่', 'น้ำ', 'ผู้', 'a', '👨‍👩‍👧', '🇹🇭', 'é', '๔'];
const someClusters = fc.array(fc.constantFrom(...clusters), { minLength: 1, maxLength: 60 });

test('Thai counts as a reader counts', () => {
  expect(graphemes('ส่งรายงานประจำเดือน')).toBe(16);
  expect('ส่งรายงานประจำเดือน'.length).toBe(19);
  expect(graphemes('👨‍👩‍👧')).toBe(1);
});

test('the shortcut never differs from counting', () => {
  fc.assert(
    fc.property(someClusters, fc.nat(60), (words, max) => {
      const text = words.join('');
      expect(longerThan(text, max)).toBe(graphemes(text) > max);
    }),
  );
});

test('a label passes exactly when it has at most 20 graphemes', () => {
  fc.assert(
    fc.property(someClusters, (words) => {
      const label = words.join('');
      expect(ok(quick({ type: 'message', label, text: 'x' }))).toBe(graphemes(label) <= 20);
    }),
  );
});

test('text counts UTF-16 units, whatever a reader sees', () => {
  fc.assert(
    fc.property(fc.integer({ min: 4_990, max: 5_010 }), (units) => {
      const text = '🙂'.repeat(2_490) + 'a'.repeat(units - 4_980);
      expect(ok({ type: 'text', text })).toBe(units <= 5_000);
    }),
    { numRuns: runs(30) },
  );
});
