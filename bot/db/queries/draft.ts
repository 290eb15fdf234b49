import { sql } from 'kysely';
import type { DraftSource } from '../schema.ts';
import { statement } from '../statement.ts';
import { oldest } from './forget.ts';

/** What a LINE user has begun and not sent, a row per month. */
export const draftsOf = statement('draft.of-lane', (q, p: { lane: string }) =>
  q.selectFrom('draft').selectAll().where('lane', '=', p.lane),
);

/** Must be written over the copy with the number `seq` - 1: over another one it trips the CHECK of `source` and undoes the commit. */
export const writeDraft = statement(
  'draft.write',
  (
    q,
    p: {
      lane: string;
      month: string;
      seq: number;
      source: DraftSource;
      submissionId: string | null;
      formVersion: string;
      basedOn: number | null;
      answers: string;
      at: number;
    },
  ) =>
    q
      .insertInto('draft')
      .values({
        lane: p.lane,
        month: p.month,
        seq: p.seq,
        source: p.source,
        submission_id: p.submissionId,
        form_version: p.formVersion,
        based_on: p.basedOn,
        answers: p.answers,
        updated_at: p.at,
      })
      .onConflict((conflict) =>
        conflict.columns(['lane', 'month']).doUpdateSet({
          seq: sql<number>`excluded.seq`,
          source: sql<DraftSource>`case when draft.seq = excluded.seq - 1 then excluded.source else 'overtaken' end`,
          submission_id: sql<string | null>`excluded.submission_id`,
          form_version: sql<string>`excluded.form_version`,
          based_on: sql<number | null>`excluded.based_on`,
          answers: sql<string>`excluded.answers`,
          updated_at: sql<number>`excluded.updated_at`,
        }),
      ),
);

/** Sent: what is left of it is the report. */
export const dropDraft = statement('draft.drop', (q, p: { lane: string; month: string }) =>
  q.deleteFrom('draft').where('lane', '=', p.lane).where('month', '=', p.month),
);

/** The copy with this number, if it is still the newest. */
export const dropCopy = statement('draft.drop-copy', (q, p: { lane: string; month: string; seq: number }) =>
  q.deleteFrom('draft').where('lane', '=', p.lane).where('month', '=', p.month).where('seq', '=', p.seq),
);

export const forgetDrafts = statement('draft.forget', (q, p: { before: number }) =>
  q.deleteFrom('draft').where(oldest('draft', ['lane', 'month'], 'updated_at', sql`updated_at < ${p.before}`)),
);
