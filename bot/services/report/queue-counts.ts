import type { QueueAnswer, QueueFilter } from '../../../shared/api/review.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import { isObjected } from '../../../shared/report/attention.ts';
import { FLAGS } from '../../../shared/report/flags.ts';
import type { Db } from '../../db/db.ts';
import { missingByVillage, queueGroups, villagesOfUnit } from '../../db/queries/review.ts';
import { flagsIn } from './queue.ts';

type Counts = QueueAnswer['counts'];
type Group = NonNullable<ReturnType<typeof queueGroups>['row']>;

const sum = (groups: readonly Pick<Group, 'count'>[]) => groups.reduce((total, { count }) => total + count, 0);

/** How many reports each filter of the queue would leave, by three queries over one unit's month. */
export async function readCounts(db: Db, unitId: string, month: Month, filter: QueueFilter): Promise<Counts> {
  const [groups, missing, villages] = await Promise.all([
    db.rows(queueGroups({ unitId, month })),
    db.rows(missingByVillage({ unitId, month })),
    db.rows(villagesOfUnit({ unitId })),
  ]);
  const submitted = groups.filter(({ state }) => state === 'submitted');
  return {
    states: statesOf(groups, missing),
    objected: sum(groups.filter(isObjected)),
    late: sum(submitted.filter(({ on_time }) => on_time === 0)),
    unflagged: sum(submitted.filter(({ flags }) => flags === '[]')),
    flags: FLAGS.flatMap((flag) => {
      const count = sum(submitted.filter(({ flags }) => flagsIn(flags).includes(flag)));
      return count === 0 ? [] : [{ flag, count }];
    }),
    villages: villages.map(({ id, name }) => {
      const here = <R extends { village_id: string | null }>(rows: readonly R[]) =>
        rows.filter((row) => row.village_id === id);
      return { id, name, states: statesOf(here(groups), here(missing)) };
    }),
    matching: sum(submitted.filter((group) => matches(group, filter))),
  };
}

function statesOf(groups: readonly Group[], missing: readonly { count: number }[]): Counts['states'] {
  const of = (state: Group['state']) => sum(groups.filter((group) => group.state === state));
  return { missing: sum(missing), submitted: of('submitted'), returned: of('returned'), certified: of('certified') };
}

/** The same that the queue's statement leaves in. */
export function matches(
  { village_id, on_time, flags }: Pick<Group, 'village_id' | 'on_time' | 'flags'>,
  { village, flag, late }: QueueFilter,
): boolean {
  if (village != null && village !== village_id) return false;
  if (late != null && late !== (on_time === 0)) return false;
  if (flag == null) return true;
  return flag === 'none' ? flags === '[]' : flagsIn(flags).includes(flag);
}
