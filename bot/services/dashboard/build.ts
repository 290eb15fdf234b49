import { addMonths, type Month, monthAt } from '../../../shared/calendar/months.ts';
import { type Db, one } from '../../db/db.ts';
import {
  builtMonths,
  dropOlder,
  monthsNamed,
  monthsReported,
  putUnitMonth,
  rosterMoved,
} from '../../db/queries/dashboard.ts';
import { trailHead } from '../../db/queries/evidence.ts';
import { figuresFromFacts } from './facts.ts';

interface Asked {
  readonly unitId: string;
  readonly now: number;
}

/**
 * Makes the figures of a unit's months that have changed, each in a commit of its own. Facts are read after the number of
 * the trail that they are said to be of, so they are never older than it, and a later change moves the trail again.
 * @param first what else is to be done with all that the trail tells so far: cut short, it is done again
 */
export async function buildUnit(db: Db, { unitId, now }: Asked, first = async () => {}): Promise<void> {
  const seq = await headOf(db, unitId);
  await first();
  for (const month of await monthsToBuild(db, unitId, monthAt(now))) await buildMonth(db, { unitId, month, seq, now });
}

/** Makes all months of a unit anew, whatever its trail says. */
export async function rebuildUnit(db: Db, { unitId, now }: Asked): Promise<void> {
  const seq = await headOf(db, unitId);
  const built = await db.rows(builtMonths({ unitId }));
  const months = await allMonths(db, unitId, built, monthAt(now));
  for (const month of months) await buildMonth(db, { unitId, month, seq, now });
}

async function headOf(db: Db, unitId: string): Promise<number> {
  return (await one(db, trailHead({ unitId })))?.last_seq ?? 0;
}

type Built = readonly { readonly month: Month; readonly audit_seq: number }[];

/** Oldest first. The current month is always the last: its row tells up to where all others are made. */
async function monthsToBuild(db: Db, unitId: string, current: Month): Promise<Month[]> {
  const built = await db.rows(builtMonths({ unitId }));
  const before = addMonths(current, -1);
  const at = (month: Month) => built.find((row) => row.month === month);
  const mark = at(current) ?? at(before);
  if (mark === undefined || (await one(db, rosterMoved({ unitId, seq: mark.audit_seq }))))
    return allMonths(db, unitId, built, current);
  const named = await db.rows(monthsNamed({ unitId, seq: mark.audit_seq }));
  return inOrder([...named.map(({ month }) => month), ...(at(before) ? [] : [before]), current]);
}

async function allMonths(db: Db, unitId: string, built: Built, current: Month): Promise<Month[]> {
  const reported = await db.rows(monthsReported({ unitId }));
  return inOrder([...[...built, ...reported].map(({ month }) => month), addMonths(current, -1), current]);
}

const inOrder = (months: readonly Month[]) => [...new Set(months)].sort();

async function buildMonth(db: Db, of: Asked & { readonly month: Month; readonly seq: number }): Promise<void> {
  const { unitId, month, seq: auditSeq, now: builtAt } = of;
  const figures = await figuresFromFacts(db, { unitId, month });
  const rows = [...figures].map(([villageId, { sums, ...counts }]) =>
    putUnitMonth({ unitId, month, villageId, ...counts, sums: JSON.stringify(sums), auditSeq, builtAt }),
  );
  await db.commit([...rows, dropOlder({ unitId, month, auditSeq, builtAt })]);
}
