import { sql } from 'kysely';
import { statement } from '../statement.ts';

/** In the place of a month: the row tells which reminders she wants. */
export const WISH = '-';

/**
 * How her reports of the last months stand, a row each, and which reminders she wants, if she said so: one question for
 * what nearly every reply asks (line-platform.md §2.8: answers are free, and the evening's are many).
 */
export const standingRows = statement(
  'standing.rows',
  (q, p: { unitId: string; personId: string; fromMonth: string }) =>
    q
      .selectFrom('report')
      .select((eb) => ['month', eb.cast<string>('state', 'text').as('state')])
      .where('unit_id', '=', p.unitId)
      .where('person_id', '=', p.personId)
      .where('month', '>=', p.fromMonth)
      .unionAll((eb) =>
        eb
          .selectFrom('reminder_choice')
          .select((of) => [sql.lit(WISH).as('month'), of.cast<string>('level', 'text').as('state')])
          .where('person_id', '=', p.personId),
      ),
);
