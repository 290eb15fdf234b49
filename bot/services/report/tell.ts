import { v5 as uuidv5 } from 'uuid';
import { billingMonth } from '../../../shared/reminders/money.ts';
import { type Holidays, nextSendTime } from '../../../shared/reminders/quiet-hours.ts';
import type { Notice } from '../../conversation/notices.ts';
import { type Db, one } from '../../db/db.ts';
import { awaitedPeople, budgetOf } from '../../db/queries/budget.ts';
import { putErrand, putLost } from '../../db/queries/outbox.ts';
import { releasePush, reservePushes, settingUpwards, takeBack } from '../../db/queries/tell.ts';
import type { Statement } from '../../db/statement.ts';

/** Names the space of ids of what is told of a report: UUIDv5(this, report and number of the change). */
const TOLD = '0c7b6d3e-2b0f-5d52-9f57-6d1a7c1f8e04';

/** Whether a paid message may be sent, and how many the month's budget still holds. Null: told with the next reply alone. */
export interface PushFacts {
  readonly at: number;
  readonly month: string;
  readonly room: number;
}

/** Of a report: who is told what, and which of its changes it tells of. */
export interface Told {
  /** The LINE user linked to her; null: nobody is, and nothing is told. */
  readonly lane: string | null;
  readonly reportId: string;
  readonly seq: number;
  readonly notice: Notice;
  /** Left out: her whose report it is. */
  readonly to?: 'filer';
}

/**
 * What is left for a message that is to leave at `wanted` or, in the quiet hours, the morning after. Waves that were started
 * have yet to take their share. @param holidays days on which it must not leave either; what is urgent has none
 */
export async function loadPushFacts(db: Db, wanted: number, holidays: Holidays = new Set()): Promise<PushFacts | null> {
  const at = nextSendTime(wanted, holidays);
  if (at === null) return null;
  const month = billingMonth(at);
  const budget = await one(db, budgetOf({ month }));
  if (!budget) return null;
  const awaited = (await one(db, awaitedPeople({})))?.people ?? 0;
  return { at, month, room: Math.max(0, budget.most - budget.reserved - awaited) };
}

/** Whether the unit's setting, or the nearest one above it, says '1'. */
export async function isSet(db: Db, unitId: string, name: 'push-certified' | 'push-digest'): Promise<boolean> {
  return (await one(db, settingUpwards({ areaId: unitId, name })))?.value === '1';
}

/** LINE takes no two pushes under one key: each who is told has an id of her own. */
const toldId = (reportId: string, seq: number, to?: 'filer') =>
  uuidv5([reportId, seq, ...(to === undefined ? [] : [to])].join(':'), TOLD);

/**
 * Tells volunteers what became of their reports: by a push as long as the budget has room, else with their next reply,
 * which costs nothing (design.md, paid messages).
 */
export function tell(told: readonly Told[], push: PushFacts | null, now: number): Statement[] {
  const linked = told.flatMap(({ lane, ...one }) => (lane === null ? [] : [{ lane, ...one }]));
  const pushed = push === null ? 0 : Math.min(push.room, linked.length);
  const written = linked.map(({ lane, reportId, seq, notice, to }, index) => {
    const row = { lane, id: toldId(reportId, seq, to), notices: JSON.stringify([notice]), at: now };
    return push !== null && index < pushed ? putErrand({ ...row, kind: 'push', runAt: push.at }) : putLost(row);
  });
  return push !== null && pushed > 0 ? [reservePushes({ month: push.month, messages: pushed }), ...written] : written;
}

/** What a change of a report was to tell, and is true no more; a push that was not sent yet costs nothing. */
export function untell(lane: string | null, reportId: string, seq: number, now: number, to?: Told['to']): Statement[] {
  if (lane === null) return [];
  const key = { lane, id: toldId(reportId, seq, to) };
  const at = nextSendTime(now, new Set()) ?? now;
  return [releasePush({ ...key, month: billingMonth(at) }), takeBack(key)];
}
