import type { Answers } from '../../../shared/report/answers.ts';
import { queueOf } from '../../offline/drafts.ts';
import { monthKey, type OutboxBody, type Parked } from '../../offline/rows.ts';
import { dropRow, sendMine, takeBack } from '../../offline/ways-out.ts';
import type { Core } from './core.ts';
import { onFileOf } from './month-view.ts';
import type { Queue } from './queue.ts';

/** Her way out of what stopped a report. Answers what the form shows from then on, where that is not what stood there. */
export async function resolveStopped(
  core: Core,
  queue: Queue,
  way: 'send-mine' | 'take-theirs' | 'edit',
): Promise<Answers | null> {
  const { db, vault } = core.shelf;
  const [user, month] = [core.user.peek(), core.month.peek()];
  const row = (await db.read((tx) => queueOf(tx, monthKey(user, month)))).find((one) => one.parked);
  if (!row?.parked) return null;
  const why = await vault.open<Parked>(row.user, row.parked);
  const body = await vault.open<OutboxBody>(row.user, row.body);
  const basedOn = why?.theirs?.version ?? onFileOf(core)?.version ?? row.basedOn;
  queue.edit(way !== 'send-mine');
  if (way === 'send-mine') await sendMine(core.shelf, row, basedOn);
  else if (way === 'edit' && body) await takeBack(core.shelf, row, basedOn, body);
  else await dropRow(core.shelf, row);
  if (way === 'send-mine') return null;
  return way === 'edit' ? (body?.answers ?? null) : (why?.theirs?.answers ?? onFileOf(core)?.answers ?? null);
}
