import type { UnreportedAnswer } from '../../../shared/api/review.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import { type Db, one } from '../../db/db.ts';
import { reviewed } from '../../db/queries/review.ts';
import { readQueue } from './queue.ts';

export interface FilingsAsked {
  readonly unitId: string;
  readonly month: Month;
  /** Only of this village; null: of the whole unit. */
  readonly village: string | null;
  readonly viewerId: string;
}

type Returned = UnreportedAnswer['returned'];

/** Source: our own choice; a head volunteer has some ten neighbours without a phone. */
const MOST = 200;

/**
 * What somebody filed for others and an officer sent back, with its numbers: nobody else can correct it, where she who it is of
 * has no phone. Not what she herself objected to: that is between her and the officers.
 */
export async function readReturnedFilings(db: Db, asked: FilingsAsked): Promise<Returned> {
  const { unitId, month, village, viewerId } = asked;
  const filter = { village, flag: null, late: null };
  const page = await readQueue(db, { unitId, month, filter, state: 'returned', after: null, limit: MOST, viewerId });
  const hers = (page?.lines ?? []).filter(({ filedBy, objected }) => filedBy?.id === viewerId && !objected);
  const found = await Promise.all(
    hers.map(async ({ id, person, village: lives }): Promise<Returned> => {
      const report = await one(db, reviewed({ unitId, id: id ?? '' }));
      if (!report) return [];
      const { version, answers, return_reason: reason, return_item: item } = report;
      return [{ ...person, village: lives, version, answers: JSON.parse(answers), reason, item }];
    }),
  );
  return found.flat();
}
