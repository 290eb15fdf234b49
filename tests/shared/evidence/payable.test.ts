import { describe, expect, test } from 'vitest';
import { ALLOWANCES, grossOf, netOf } from '../../../shared/evidence/amounts.ts';
import { canonicalJson } from '../../../shared/evidence/canonical.ts';
import { outcomeOf } from '../../../shared/evidence/payable.ts';
import { numbered } from '../../../shared/evidence/roster-order.ts';
import { moneyOf, totalsByVillage, totalsOf } from '../../../shared/evidence/totals.ts';
import { personFact, reportFact } from './facts.ts';

const events = (...kinds: ('submitted' | 'returned' | 'reopened' | 'withdrawn' | 'objected')[]) =>
  reportFact({ certified: null, history: kinds.map((kind) => ({ kind, at: '2026-10-28T03:00:00.000Z', by: null })) });

describe('who is payable, and why not', () => {
  test.each([
    ['payable', personFact()],
    ['payable', personFact({ endReason: 'died' })],
    ['waiting', personFact({ standing: 'waiting' })],
    ['declines', personFact({ standing: 'declines', report: null })],
    ['not-submitted', personFact({ report: null })],
    ['not-certified', personFact({ report: events('submitted') })],
    ['not-certified', personFact({ report: events('submitted', 'withdrawn') })],
    ['returned', personFact({ report: events('submitted', 'returned') })],
    ['returned', personFact({ report: events('submitted', 'reopened') })],
    ['returned', personFact({ report: events('submitted', 'objected') })],
    ['altered', personFact({ report: reportFact({ intact: false }) })],
    ['not-on-roster', personFact({ onRoster: false })],
  ] as const)('%s', (outcome, person) => {
    expect(outcomeOf(person)).toBe(outcome);
  });

  test('the list goes by village and name, and who is not on the roster stands last', () => {
    const people = [
      personFact({ id: 'a', onRoster: false, village: 'หมู่ 1' }),
      personFact({ id: 'b', village: null, name: 'ก' }),
      personFact({ id: 'c', village: 'หมู่ 10', name: 'ก' }),
      personFact({ id: 'd', village: 'หมู่ 2', name: 'เขียว' }),
      personFact({ id: 'e', village: 'หมู่ 2', name: 'คำ' }),
    ];
    expect(numbered(people).map(({ id, no }) => [id, no])).toEqual([
      ['d', 1],
      ['e', 2],
      ['c', 3],
      ['b', 4],
      ['a', 5],
    ]);
    expect(numbered(people.toReversed())).toEqual(numbered(people));
  });

  test('totals count each once, by village and in all', () => {
    const people = numbered([
      personFact({ id: 'a' }),
      personFact({ id: 'b', report: null }),
      personFact({ id: 'c', village: 'บ้านทดสอบ หมู่ 2', standing: 'waiting' }),
    ]);
    expect(totalsOf(people)).toEqual({
      people: 3,
      reported: 2,
      certified: 2,
      payable: 1,
      excluded: { 'not-submitted': 1, waiting: 1 },
    });
    expect(totalsByVillage(people).map(([village, { people: n, payable }]) => [village, n, payable])).toEqual([
      ['บ้านทดสอบ หมู่ 1', 2, 1],
      ['บ้านทดสอบ หมู่ 2', 1, 0],
    ]);
    expect(moneyOf({ people, money: { gross: 2000, deduction: 300 } })).toEqual({
      gross: 2000,
      deduction: 300,
      net: 1700,
    });
    expect(moneyOf({ people, money: { gross: 2000, deduction: null } })?.net).toBeNull();
    expect(moneyOf({ people, money: null })).toBeNull();
  });
});

describe('the amounts', () => {
  test('hold from a month on', () => {
    expect(ALLOWANCES.map(({ fromMonth }) => fromMonth)).toEqual(
      ALLOWANCES.map(({ fromMonth }) => fromMonth)
        .toSorted()
        .toReversed(),
    );
    expect(
      ['2009-03', '2009-04', '2018-11', '2018-12', '2023-09', '2023-10', '2026-11'].map((m) => grossOf(m)),
    ).toEqual([null, 600, 600, 1000, 1000, 2000, 2000]);
    expect(netOf({ gross: null, deduction: 300 })).toBeNull();
  });
});

test('the canonical form knows no order of keys', () => {
  const written = canonicalJson({ b: [1, null, { z: true, a: 'ก"' }], a: {} });
  expect(written).toBe('{"a":{},"b":[1,null,{"a":"ก\\"","z":true}]}');
  expect(canonicalJson(JSON.parse(written))).toBe(written);
});
