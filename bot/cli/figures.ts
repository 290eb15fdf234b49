import { COUNTRY } from '../db/country.ts';
import type { Db } from '../db/db.ts';
import { unitsAfter } from '../db/queries/dashboard.ts';
import { childrenOf } from '../db/queries/dashboard-reading.ts';
import { addUpArea } from '../services/dashboard/add-up.ts';
import { rebuildUnit } from '../services/dashboard/build.ts';
import { type Proof, proveArea, proveUnit } from '../services/dashboard/prove.ts';
import type { Command } from './command.ts';
import { withStore } from './store.ts';
import { noMoreWords, UsageError } from './usage.ts';

const PAGE = 100;

export const figures: Command = {
  usage: 'figures rebuild [<unit>]',
  does: "makes the dashboards' figures anew from the reports, of one unit or of all",
  run: (args, { env, say, progress, clock }) =>
    withStore(env, async (db) => {
      noMoreWords(args, 2, 'usage: figures rebuild [<unit>]');
      const [what, only] = args;
      if (what !== 'rebuild') throw new UsageError('usage: figures rebuild [<unit>]');
      let made = 0;
      for await (const unitId of only === undefined ? unitsOf(db) : [only]) {
        await rebuildUnit(db, { unitId, now: clock.now() });
        if (++made % PAGE === 0) progress(`${made} units`);
      }
      for (const areaId of await areasOf(db)) await addUpArea(db, { areaId, now: clock.now() });
      say(`figures of ${made} units are made anew`);
    }),
};

/** Figures that are not what the reports say; of those that are only behind it tells how many. */
export async function brokenFigures(db: Db, say: (line: string) => void): Promise<string[]> {
  const broken: string[] = [];
  let behind = 0;
  const told = ({ faults, behind: months }: Proof) => {
    broken.push(...faults);
    behind += months;
  };
  for await (const unitId of unitsOf(db)) told(await proveUnit(db, unitId));
  for (const areaId of await areasOf(db)) told(await proveArea(db, areaId));
  if (behind > 0) say(`figures of ${behind} months are behind the reports: the next run of the job makes them`);
  return broken;
}

/** Whose figures are those of their units, added up. */
const areasOf = async (db: Db) => (await db.rows(childrenOf({ areaId: COUNTRY }))).map(({ id }) => id);

async function* unitsOf(db: Db) {
  for (let after = ''; ; ) {
    const page = await db.rows(unitsAfter({ after, limit: PAGE }));
    for (const { unit_id: unitId } of page) yield unitId;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.unit_id;
  }
}
