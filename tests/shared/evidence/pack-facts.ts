import { grossOf } from '../../../shared/evidence/amounts.ts';
import type { ManifestBody } from '../../../shared/evidence/manifest.ts';
import { numbered } from '../../../shared/evidence/roster-order.ts';
import type { PersonFact, Snapshot } from '../../../shared/evidence/snapshot.ts';
import { personFact, reportFact } from './facts.ts';

/** What can become of somebody's month, in turns. */
const KINDS: readonly ((n: number) => Partial<PersonFact>)[] = [
  () => ({}),
  () => ({ report: reportFact({ filedBy: 'ทดสอบ หัวหน้า', channel: 'staff', onTime: false }) }),
  () => ({ report: null }),
  () => ({ standing: 'waiting' }),
  () => ({ report: reportFact({ certified: { at: '2026-11-02T03:00:00.000Z', by: 'เจ้าหน้าที่ สอง', many: true } }) }),
  () => ({ report: reportFact({ certified: null, history: [] }) }),
  () => ({ standing: 'declines', report: null }),
  () => ({ endReason: 'died' }),
];

/** A unit's month with so many volunteers, of every kind in turn; mostly payable beyond the first few. */
export function snapshotOf(volunteers: number, over: Partial<Snapshot> = {}): Snapshot {
  const people = Array.from({ length: volunteers }, (_, n) => {
    const kind = n < 2 * KINDS.length ? KINDS[n % KINDS.length] : KINDS[0];
    const person = personFact({
      id: `p${n}`,
      name: `ตัวอย่าง ที่ ${n}`,
      village: `บ้านทดสอบ หมู่ ${(n % 8) + 1}`,
      ...kind?.(n),
    });
    const number = String(100_000_000_000 + n);
    return { ...person, report: person.report && { ...person.report, number, answers: { 'promote_health.7': n } } };
  });
  return {
    unit: { id: 'unit', name: 'รพ.สต.บ้านทดสอบ', code: '99999', district: 'อำเภอทดสอบ', province: 'จังหวัดทดสอบ' },
    month: '2026-10',
    cutOffAt: '2026-11-03T02:00:00.000Z',
    money: { gross: grossOf('2026-10'), deduction: null },
    people: numbered(people),
    left: [{ name: 'ทดสอบ ผู้ย้าย', village: 'บ้านทดสอบ หมู่ 1', reason: 'moved' }],
    ...over,
  };
}

export const SIGNED: Pick<ManifestBody, 'number' | 'corrects' | 'previous' | 'audit' | 'prepared' | 'approved'> = {
  number: 1,
  corrects: null,
  previous: '',
  audit: { seq: 7, hash: 'ab'.repeat(32) },
  prepared: { name: 'เจ้าหน้าที่ หนึ่ง', role: 'เจ้าหน้าที่ รพ.สต.', at: '2026-11-03T02:00:00.000Z' },
  approved: { name: 'เจ้าหน้าที่ สอง', role: 'เจ้าหน้าที่ รพ.สต.', at: '2026-11-03T02:10:00.000Z' },
};
