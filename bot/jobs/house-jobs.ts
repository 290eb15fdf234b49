import type { Db } from '../db/db.ts';
import { FORGET_STEP } from '../db/queries/forget.ts';
import { EXPIRY_STEP } from '../db/queries/points.ts';
import type { Clock, Ids } from '../ports.ts';
import { addUpAreas } from './add-up-areas.ts';
import { buildUnitMonths } from './build-unit-months.ts';
import { expirePoints } from './expire-points.ts';
import { finishCertifications } from './finish-certifications.ts';
import { keepHouse } from './keep-house.ts';
import { daily, everyMinutes, hourly, MINUTE } from './rhythm.ts';
import type { Job } from './scheduler.ts';
import { tellDigests } from './tell-digests.ts';

export interface HousePorts {
  readonly db: Db;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'uuid'>;
}

/** What keeps the store itself in order: forgetting what may not be kept, and the yearly expiry of points. */
export function houseJobs({ db, clock, ids }: HousePorts): Job[] {
  // Fewer than a step's rows: no kind of them was cut short by the pace.
  const told = (rows: number, step: number) => (rows < step ? 'done' : 'more');
  return [
    {
      name: 'keep-house',
      rhythm: hourly(15),
      run: async (pace) => told(await keepHouse(db, clock.now(), pace), FORGET_STEP),
    },
    // Nearly always there is nothing left over.
    {
      name: 'finish-certifications',
      rhythm: everyMinutes(1),
      run: (pace) => finishCertifications({ db, clock, ids }, pace),
    },
    {
      // What dashboards show is at most so old.
      name: 'build-unit-months',
      rhythm: everyMinutes(2),
      run: (pace) => buildUnitMonths({ db, clock, ids }, 'moved', pace),
    },
    // What the country's dashboard shows: of the figures that were made a minute ago.
    {
      name: 'add-up-areas',
      rhythm: { ...everyMinutes(2), at: MINUTE },
      run: (pace) => addUpAreas({ db, clock }, pace),
    },
    // A month that has just begun, and units that are new.
    {
      name: 'open-unit-months',
      rhythm: hourly(3),
      run: (pace) => buildUnitMonths({ db, clock, ids }, 'without', pace),
    },
    // When offices open. What a stopped server missed is told on the next day of the same span.
    { name: 'tell-digests', rhythm: daily(8), run: (pace) => tellDigests({ db, clock }, pace) },
    {
      name: 'expire-points',
      rhythm: hourly(25),
      run: async (pace) => told(await expirePoints(db, ids, clock.now(), pace), EXPIRY_STEP),
    },
  ];
}
