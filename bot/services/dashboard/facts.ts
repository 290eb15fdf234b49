import { type Figures, figuresOf } from '../../../shared/dashboard/figures.ts';
import type { Db } from '../../db/db.ts';
import { reportFacts, rosterFacts } from '../../db/queries/dashboard.ts';

/** The figures of a unit's month, by village, out of the roster and the reports themselves. */
export async function figuresFromFacts(db: Db, of: { unitId: string; month: string }): Promise<Map<string, Figures>> {
  const [roster, reports] = await Promise.all([db.rows(rosterFacts(of)), db.rows(reportFacts(of))]);
  return figuresOf(
    roster.map((row) => ({ personId: row.person_id, villageId: row.village_id, standing: row.standing })),
    reports.map((row) => ({
      personId: row.person_id,
      villageId: row.village_id,
      state: row.state,
      onTime: row.on_time === 1,
      attention: row.attention ?? 0,
      firstSubmittedAt: row.first_submitted_at,
      certifiedAt: row.certified_at,
      answers: JSON.parse(row.answers),
    })),
  );
}
