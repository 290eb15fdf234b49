import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digest } from '../../bot/evidence-files/make-pack.ts';
import { buildPack } from '../../bot/evidence-files/pack.ts';
import { MANIFEST } from '../../shared/evidence/manifest.ts';
import { numbered } from '../../shared/evidence/roster-order.ts';
import { moneyOf, totalsByVillage, totalsOf } from '../../shared/evidence/totals.ts';
import { checkFiles, readManifest } from '../../shared/evidence/verify.ts';
import { personFact, reportFact } from '../shared/evidence/facts.ts';
import { SIGNED, snapshotOf } from '../shared/evidence/pack-facts.ts';
import { runs } from '../support/runs.ts';

const TOOLS = { digest, verifyUrl: 'https://vhv.example/verify' };
const built = await buildPack(snapshotOf(24), SIGNED, TOOLS);
const names = [...built.files.keys()];

/** Does a pack of these files pass? */
async function passes(files: ReadonlyMap<string, Uint8Array>): Promise<boolean> {
  const verdict = await readManifest(files.get(MANIFEST) ?? new Uint8Array(), digest);
  if ('fault' in verdict) return false;
  return (await checkFiles(verdict.manifest, files, digest)).every(({ state }) => state === 'whole');
}

describe('a pack', () => {
  test('passes as it was built, and with any byte of any file changed it does not', async () => {
    expect(await passes(built.files)).toBe(true);
    const anywhere = fc.record({
      name: fc.constantFrom(...names),
      at: fc.nat(),
      flip: fc.integer({ min: 1, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(anywhere, async ({ name, at, flip }) => {
        const bytes = Uint8Array.from(built.files.get(name) ?? []);
        bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ flip;
        expect(await passes(new Map([...built.files, [name, bytes]]))).toBe(false);
      }),
      { numRuns: runs(300) },
    );
  });

  test('passes with no byte taken off or added', async () => {
    const cut = fc.record({ name: fc.constantFrom(...names), more: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(cut, async ({ name, more }) => {
        const bytes = built.files.get(name) ?? new Uint8Array();
        const changed = more ? Uint8Array.from([...bytes, 10]) : bytes.subarray(0, -1);
        expect(await passes(new Map([...built.files, [name, changed]]))).toBe(false);
      }),
      { numRuns: runs(10) },
    );
  });

  test('has the same bytes when it is built again of the same facts', async () => {
    const again = await buildPack(JSON.parse(JSON.stringify(snapshotOf(24))), SIGNED, TOOLS);
    expect(
      [...again.files].map(([name, bytes]) => [name, Buffer.compare(bytes, built.files.get(name) ?? bytes)]),
    ).toEqual(names.map((name) => [name, 0]));
  });

  test('keeps names that would break a table, run in one or turn a line around', async () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('=1+1', '"ก"\r\nข', '\u202eabc', '</t>&', '\ud800'),
    );
    await fc.assert(
      fc.asyncProperty(name, async (one) => {
        const hostile = snapshotOf(1, { people: numbered([personFact({ name: one.toWellFormed() })]) });
        const { files } = await buildPack(hostile, SIGNED, TOOLS);
        expect(await passes(files)).toBe(true);
        const csv = new TextDecoder().decode(files.get('report.csv'));
        expect(csv.split('\r\n')).toHaveLength(3);
        expect(csv).not.toMatch(/(^|,)[=+\-@]/m);
      }),
      { numRuns: runs(25) },
    );
  });
});

test('totals are the sum of the lines, whoever they are', () => {
  const person = fc.record({
    id: fc.uuid(),
    village: fc.constantFrom('หมู่ 1', 'หมู่ 2', null),
    standing: fc.constantFrom(null, 'waiting' as const, 'declines' as const),
    onRoster: fc.boolean(),
    report: fc.constantFrom(null, reportFact(), reportFact({ certified: null }), reportFact({ intact: false })),
  });
  fc.assert(
    fc.property(fc.array(person, { maxLength: 60 }), (people) => {
      const lines = numbered(people.map((one) => personFact(one)));
      const { people: all, payable, excluded } = totalsOf(lines);
      expect(payable + Object.values(excluded).reduce((sum, n) => sum + n, 0)).toBe(all);
      expect(totalsByVillage(lines).reduce((sum, [, totals]) => sum + totals.payable, 0)).toBe(payable);
      expect(moneyOf({ people: lines, money: { gross: 2000, deduction: 300 } })?.net).toBe(1700 * payable);
      for (const { outcome, report, onRoster, standing } of lines)
        if (outcome === 'payable')
          expect([report?.certified != null, report?.intact, onRoster, standing]).toEqual([true, true, true, null]);
    }),
  );
});
