import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partOf, together } from '../../../bot/services/dashboard/part.ts';

const count = fc.nat(9);
const unit = fc.record({
  place: fc.constantFrom('a', 'b', 'c'),
  entitled: count,
  reported: count,
  certified: count,
  returned: count,
  oldest_waiting_at: fc.option(fc.nat(5)),
  median_wait_ms: fc.option(fc.nat(50)),
  sums: fc.dictionary(fc.constantFrom('x', 'y', 'z'), fc.nat(900)).map((sums) => JSON.stringify(sums)),
});

test('what areas say together is what all their units say, wherever these are counted', () => {
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 80 }), (units) => {
      const rows = units.map(({ place, ...row }, n) => ({
        ...row,
        unit_id: `u${n}`,
        child_id: place,
        month: '2026-10',
      }));
      const areas = [...Map.groupBy(rows, ({ child_id }) => child_id)].map(([id, its]) => partOf(id, its));
      // As the table keeps them.
      const kept = areas.map((area) => JSON.parse(JSON.stringify(area)));
      const whole = partOf('', rows);
      const { medianWaitMs, sums, median, open } = together(kept);
      expect({ medianWaitMs, sums }).toEqual({ medianWaitMs: whole.medianWaitMs, sums: whole.sums });
      expect(median).toEqual(together([whole]).median);
      const places = new Map(rows.map((row) => [row.unit_id, row.child_id]));
      const named = whole.spread.open.units.map((one) => ({ ...one, childId: places.get(one.id) }));
      expect(open).toEqual({ count: whole.spread.open.count, units: named });
    }),
  );
});
