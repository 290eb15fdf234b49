import type { PersonFact, ReportFact } from '../../../shared/evidence/snapshot.ts';

/** A certified report; `over` says what is otherwise. */
export function reportFact(over: Partial<ReportFact> = {}): ReportFact {
  return {
    id: '00000000-0000-7000-8000-000000000001',
    number: '123456789012',
    version: 1,
    formVersion: '2567-2',
    answers: { 'promote_health.7': 4, 'protect.1': 10 },
    reason: null,
    channel: 'chat',
    filedBy: null,
    submittedAt: '2026-10-28T03:00:00.000Z',
    onTime: true,
    contentHash: 'c0'.repeat(32),
    intact: true,
    certified: { at: '2026-11-02T03:00:00.000Z', by: 'เจ้าหน้าที่ หนึ่ง', many: false },
    history: [
      { kind: 'submitted', at: '2026-10-28T03:00:00.000Z', by: null },
      { kind: 'certified', at: '2026-11-02T03:00:00.000Z', by: 'เจ้าหน้าที่ หนึ่ง' },
    ],
    ...over,
  };
}

/** Somebody entitled with such a report. */
export function personFact(over: Partial<PersonFact> = {}): PersonFact {
  return {
    id: 'person-1',
    name: 'ทดสอบ หนึ่ง',
    village: 'บ้านทดสอบ หมู่ 1',
    standing: null,
    orderNo: '12/2569',
    endReason: null,
    onRoster: true,
    report: reportFact(),
    ...over,
  };
}
