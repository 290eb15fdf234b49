import { problem } from '../../../shared/api/problems.ts';
import { monthAt } from '../../../shared/calendar/months.ts';
import { type ReminderChoice, USUAL_CHOICE } from '../../../shared/reminders/choices.ts';
import { type Db, one } from '../../db/db.ts';
import { choiceOf, setChoice } from '../../db/queries/reminder-choice.ts';
import { audit } from '../audit.ts';
import { type Member, volunteerIn } from '../people/membership.ts';
import type { Planned } from '../plan.ts';

export interface ChooseFacts {
  readonly now: number;
  readonly member: Member;
  readonly before: ReminderChoice;
}

/** What she changes; what is left out stays. */
export type ChooseInput = Partial<ReminderChoice>;

export interface Chosen {
  readonly before: ReminderChoice;
  readonly choice: ReminderChoice;
}

/** Everything that `choose` judges by. */
export async function loadChooseFacts(db: Db, member: Member, now: number): Promise<ChooseFacts> {
  return { now, member, before: await readChoice(db, member.id) };
}

/** Which reminders a person wants: her own word, else the usual. */
export async function readChoice(db: Db, personId: string): Promise<ReminderChoice> {
  const row = await one(db, choiceOf({ personId }));
  return row ? { level: row.level, slot: row.slot } : USUAL_CHOICE;
}

/** A volunteer says which reminders she wants and when. Only volunteers get any. The same again writes nothing. */
export function choose({ now, member, before }: ChooseFacts, input: ChooseInput): Planned<Chosen> {
  const home = volunteerIn(member, monthAt(now));
  if (!home) return problem('not-assigned');
  const choice = { level: input.level ?? before.level, slot: input.slot ?? before.slot };
  const outcome = { before, choice };
  if (choice.level === before.level && choice.slot === before.slot) return { statements: [], outcome };
  const person = `person:${member.id}`;
  return {
    statements: [
      setChoice({ personId: member.id, ...choice, at: now }),
      ...audit({
        unitId: home.area_id,
        at: now,
        actor: person,
        action: 'reminder.chosen',
        subject: person,
        detail: { ...choice, wasLevel: before.level, wasSlot: before.slot },
      }),
    ],
    outcome,
  };
}
