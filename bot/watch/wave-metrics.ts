import Counter from 'prom-client/lib/counter.js';
import Gauge from 'prom-client/lib/gauge.js';
import type Registry from 'prom-client/lib/registry.js';
import { billingMonth } from '../../shared/reminders/money.ts';
import { type Db, one } from '../db/db.ts';
import { budgetOf, quotaOf } from '../db/queries/budget.ts';
import { scheduleRows } from '../db/queries/schedule.ts';
import { wavesBehind } from '../db/queries/wave-watch.ts';
import type { Sent } from '../ports.ts';

/** What is counted of waves for /metrics: people (all but `split` and the calls), chunks that were split, calls. */
export type WaveCount = 'sent' | 'refused' | 'unknown' | 'expired' | 'split' | `call-${Sent['kind']}`;

/** Waves, their money, and the schedule. */
export function waveMetrics(registers: Registry[]) {
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name, help, labelNames, registers });
  const behind = gauge('vhv_wave_chunks_due', 'Multicast calls of running waves whose time has come');
  const lag = gauge('vhv_wave_lag_seconds', 'Age of the oldest of them');
  const quota = gauge(
    'vhv_message_quota_left',
    "Messages left of LINE's quota this month, as last read; no limit: +Inf; absent until it was read",
  );
  const budget = gauge('vhv_message_budget_left', 'Messages left of the budget this month; none set: 0');
  const late = gauge('vhv_schedule_lag_seconds', 'How long scheduled work is past its time', 'job');
  const failing = gauge('vhv_schedule_failures', 'How often in a row scheduled work has failed', 'job');
  const people = new Counter({
    name: 'vhv_wave_people_total',
    help: 'People in waves by what became of their push',
    labelNames: ['outcome'],
    registers,
  });
  const calls = new Counter({
    name: 'vhv_wave_calls_total',
    help: 'Multicast calls by outcome',
    labelNames: ['outcome'],
    registers,
  });
  const splits = new Counter({
    name: 'vhv_wave_splits_total',
    help: 'Calls that LINE refused and that were split to find the bad id',
    registers,
  });
  return {
    count(what: WaveCount, by: number): void {
      if (what === 'split') splits.inc(by);
      else if (what.startsWith('call-')) calls.inc({ outcome: what.slice(5) }, by);
      else people.inc({ outcome: what }, by);
    },
    async read(db: Db, now: number): Promise<void> {
      const month = billingMonth(now);
      const [due, allowed, told, rows] = await Promise.all([
        one(db, wavesBehind({ at: now })),
        one(db, budgetOf({ month })),
        one(db, quotaOf({ month })),
        db.rows(scheduleRows({})),
      ]);
      behind.set(Number(due?.count ?? 0));
      lag.set(due?.oldest ? (now - due.oldest) / 1000 : 0);
      budget.set((allowed?.most ?? 0) - (allowed?.reserved ?? 0));
      // A month's first reading comes with its first wave: 0 until then would ring every alarm that watches for the end.
      if (told) quota.set(told.kind === 'none' ? Number.POSITIVE_INFINITY : Math.max(0, (told.most ?? 0) - told.used));
      else quota.remove();
      for (const { name, lease, next_at, failures } of rows) {
        late.set({ job: name }, lease === null ? Math.max(0, now - next_at) / 1000 : 0);
        failing.set({ job: name }, failures);
      }
    },
  };
}
