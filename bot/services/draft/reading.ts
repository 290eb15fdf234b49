import type { Month } from '../../../shared/calendar/months.ts';
import type { Answers } from '../../../shared/report/answers.ts';
import type { Db } from '../../db/db.ts';
import { draftsOf } from '../../db/queries/draft.ts';
import type { DraftSource } from '../../db/schema.ts';

/** The server's copy of a draft: by chat or form, whichever wrote last. */
export interface DraftCopy {
  readonly month: Month;
  /** Counts the writings. */
  readonly seq: number;
  readonly source: DraftSource;
  /** The submission that the phone will make of it; chat makes its own when it sends. */
  readonly submissionId: string | null;
  readonly formVersion: string;
  /** The report version that it started from. */
  readonly basedOn: number | null;
  readonly answers: Answers;
  readonly updatedAt: number;
}

/** All that a LINE user has begun and not sent. */
export async function readDrafts(db: Db, lane: string): Promise<DraftCopy[]> {
  const rows = await db.rows(draftsOf({ lane }));
  return rows.map((row) => ({
    month: row.month,
    seq: row.seq,
    source: row.source,
    submissionId: row.submission_id,
    formVersion: row.form_version,
    basedOn: row.based_on,
    answers: JSON.parse(row.answers) as Answers,
    updatedAt: row.updated_at,
  }));
}
