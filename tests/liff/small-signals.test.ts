import * as real from '@preact/signals';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { computed, effect, signal } from '../../liff/report/small-signals.ts';

type Kit = Pick<typeof real, 'signal' | 'computed'> & { effect(run: () => void): unknown };

const small = { signal, computed, effect } as unknown as Kit;

/** Three signals, computed ones over them in two layers, and an effect that reads now this, now that. */
function story({ signal, computed, effect }: Kit, changes: readonly (readonly [number, number])[]): unknown[] {
  const [a, b, c] = [signal(0), signal(1), signal(2)];
  const sum = computed(() => a.value + b.value);
  const which = computed(() => (sum.value % 2 === 0 ? c.value : sum.value));
  const seen: unknown[] = [];
  effect(() => {
    seen.push(['drawn', which.value, a.value > 2 ? b.value : null]);
  });
  for (const [at, to] of changes) {
    const one = [a, b, c][at];
    if (one) one.value = to;
    seen.push(['then', which.peek(), sum.value]);
  }
  return seen;
}

test('tell and compute as the package does', () => {
  const change = fc.tuple(fc.nat(2), fc.nat(5));
  // fast-check answers a promise only where the property does.
  void fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
      const last = (kit: Kit) => {
        const seen = story(kit, changes) as [string, ...unknown[]][];
        return { values: seen.filter(([kind]) => kind === 'then'), shown: seen.findLast(([kind]) => kind === 'drawn') };
      };
      expect(last(small)).toEqual(last(real));
    }),
  );
});

test('an effect sees no state between: all that one change set off is known when it runs', () => {
  for (const kit of [small, real]) {
    const a = kit.signal(1);
    const twice = kit.computed(() => a.value * 2);
    const seen: boolean[] = [];
    kit.effect(() => void seen.push(twice.value === a.value * 2));
    a.value = 2;
    a.value = 3;
    expect(seen).toEqual([true, true, true]);
  }
});

test('an effect may change what another reads', () => {
  for (const kit of [small, real]) {
    const [a, b] = [kit.signal(0), kit.signal(0)];
    const seen: number[] = [];
    kit.effect(() => void seen.push(b.value));
    kit.effect(() => {
      b.value = a.value * 10;
    });
    a.value = 4;
    expect(seen.at(-1)).toBe(40);
  }
});
