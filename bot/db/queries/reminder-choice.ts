import type { ReminderLevel, ReminderSlot } from '../../../shared/reminders/choices.ts';
import { statement } from '../statement.ts';

/** What she chose; no row: nothing, so the usual. */
export const choiceOf = statement('reminder-choice.of-person', (q, p: { personId: string }) =>
  q.selectFrom('reminder_choice').select(['level', 'slot', 'at']).where('person_id', '=', p.personId),
);

export const setChoice = statement(
  'reminder-choice.set',
  (q, p: { personId: string; level: ReminderLevel; slot: ReminderSlot; at: number }) =>
    q
      .insertInto('reminder_choice')
      .values({ person_id: p.personId, level: p.level, slot: p.slot, at: p.at })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ level: p.level, slot: p.slot, at: p.at })),
);
