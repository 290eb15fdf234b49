import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answers, canonicalAnswers, checkAnswers, fillRest, missingItems } from '../../shared/report/answers.ts';
import { changesBetween } from '../../shared/report/changes.ts';
import { flagsOf, usualLimits, warningsOf } from '../../shared/report/flags.ts';
import { itemsOf } from '../../shared/report/form.ts';
import { FORM_2567_2 as form } from '../../shared/report/forms/form-2567-2.ts';
import {
  afterCertify,
  afterObject,
  afterReopen,
  afterReturn,
  afterSubmit,
  afterWithdraw,
  type ReportState,
} from '../../shared/report/lifecycle.ts';
import { answersIn, formVersionOf, numbersOf } from '../../shared/report/numbers.ts';
import { isReceiptNumber, receiptNumber, showReceiptNumber } from '../../shared/report/receipt.ts';

const codes = itemsOf(form).map((item) => item.code);
const answers: fc.Arbitrary<Answers> = fc.dictionary(
  fc.constantFrom(...codes),
  fc.option(fc.integer({ min: 0, max: 999 })),
  { noNullPrototype: true },
);

test('good answers pass unchanged in meaning, and their bytes do not depend on order or nulls', () => {
  fc.assert(
    fc.property(answers, (given) => {
      const checked = checkAnswers(form, given);
      if (!('answers' in checked)) throw new Error('refused');
      const reversed = Object.fromEntries(Object.entries(given).reverse());
      expect(canonicalAnswers(form, checked.answers)).toBe(canonicalAnswers(form, reversed));
      expect(JSON.parse(canonicalAnswers(form, given))).toEqual(checked.answers);
    }),
  );
});

test('what an index keeps of answers is the answers', () => {
  fc.assert(
    fc.property(answers, (given) => {
      const kept = numbersOf(form, given);
      expect(formVersionOf(kept)).toBe(form.version);
      expect(canonicalAnswers(form, answersIn(form, kept))).toBe(canonicalAnswers(form, given));
    }),
  );
});

test('whatever comes in, what passes is whole counts of this form', () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withNullPrototype: true }), (input) => {
      const checked = checkAnswers(form, input);
      if ('answers' in checked)
        for (const [code, count] of Object.entries(checked.answers))
          expect(codes.includes(code) && Number.isInteger(count) && (count ?? -1) >= 0 && (count ?? 1e9) <= 999).toBe(
            true,
          );
      else expect(checked.errors.length).toBeGreaterThan(0);
    }),
  );
});

test('filling the rest answers every item and changes none that was answered', () => {
  fc.assert(
    fc.property(answers, answers, (given, last) => {
      for (const rest of ['zero', last] as const) {
        const full = fillRest(form, given, rest);
        expect(missingItems(form, full)).toEqual([]);
        for (const code of codes) if ((given[code] ?? null) !== null) expect(full[code]).toBe(given[code]);
      }
    }),
  );
});

test('applying the changes to the version before gives the version after', () => {
  fc.assert(
    fc.property(answers, answers, (before, after) => {
      const changed = {
        ...before,
        ...Object.fromEntries(changesBetween(form, before, after).map((c) => [c.code, c.after])),
      };
      expect(canonicalAnswers(form, changed)).toBe(canonicalAnswers(form, after));
      expect(changesBetween(form, after, after)).toEqual([]);
    }),
  );
});

test('a warning always names a number above its limit; flags are sorted and unique', () => {
  fc.assert(
    fc.property(answers, fc.option(fc.nat(30)), fc.array(answers, { maxLength: 8 }), (given, households, history) => {
      const warnings = warningsOf(form, given, { households, usual: usualLimits(form, history) });
      for (const { code, value, limit } of warnings) {
        expect(value).toBe(given[code]);
        expect(value).toBeGreaterThan(limit);
      }
      const flags = flagsOf(form, given, warnings);
      expect(flags).toEqual([...new Set(flags)].sort());
    }),
  );
});

describe('whatever is done in whatever order', () => {
  const act = fc.record({
    kind: fc.constantFrom('submit', 'return', 'certify', 'reopen', 'withdraw', 'object'),
    by: fc.constantFrom('volunteer', 'head', 'staff'),
  });
  type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

  /** A report with its versions, as the server keeps it. */
  interface Kept {
    readonly state: ReportState | null;
    readonly versions: number;
    readonly filedBy: string | null;
  }
  const NOTHING: Kept = { state: null, versions: 0, filedBy: null };

  function attempt({ state, filedBy }: Kept, { kind, by }: Act): string {
    if (kind === 'submit') return afterSubmit(state);
    if (state === null) return 'nothing-there';
    if (kind === 'certify') return afterCertify(state, { judgeId: by, personId: 'volunteer', filedBy });
    return { return: afterReturn, reopen: afterReopen, withdraw: afterWithdraw, object: afterObject }[kind](state);
  }

  function isState(name: string): name is ReportState {
    return name in { submitted: 0, returned: 0, certified: 0 };
  }

  function done(kept: Kept, one: Act): Kept {
    const next = attempt(kept, one);
    if (!isState(next)) return kept;
    return one.kind === 'submit'
      ? { state: next, versions: kept.versions + 1, filedBy: one.by }
      : { ...kept, state: next };
  }

  test('certified changes by opening it again or taking it back alone, and nobody vouches for what is hers', () => {
    fc.assert(
      fc.property(fc.array(act), (acts) => {
        acts.reduce((kept, one) => {
          const after = done(kept, one);
          if (kept.state === 'certified' && after.state !== 'certified')
            expect(['reopen', 'withdraw']).toContain(one.kind);
          if (kept.state !== 'certified' && after.state === 'certified')
            expect([kept.state, ['volunteer', kept.filedBy].includes(one.by)]).toEqual(['submitted', false]);
          // One version is current: only sending makes another, and nothing takes one away.
          expect(after.versions - kept.versions).toBe(one.kind === 'submit' && kept.state !== 'certified' ? 1 : 0);
          return after;
        }, NOTHING);
      }),
    );
  });

  test('from wherever it stands it can be certified, and each state is reached', () => {
    const seen = new Set<ReportState | null>();
    fc.assert(
      fc.property(fc.array(act), (acts) => {
        const kept = acts.reduce(done, NOTHING);
        seen.add(kept.state);
        const ways: Act[] =
          kept.state === null
            ? [{ kind: 'submit', by: 'volunteer' }]
            : kept.state === 'returned'
              ? [{ kind: 'reopen', by: 'staff' }]
              : [];
        const officer = kept.filedBy === 'staff' ? 'head' : 'staff';
        const end = [...ways, { kind: 'certify', by: officer } satisfies Act].reduce(done, kept);
        expect(end.state).toBe('certified');
      }),
    );
    expect(seen).toEqual(new Set([null, 'submitted', 'returned', 'certified']));
  });
});

test('a receipt number checks, and is read again as it is shown', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      const number = receiptNumber(id);
      expect(number).toMatch(/^\d{12}$/);
      expect(isReceiptNumber(showReceiptNumber(number))).toBe(true);
    }),
  );
});
