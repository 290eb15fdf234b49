import { REMINDER_LEVELS, REMINDER_SLOTS, type ReminderChoice } from '../../../shared/reminders/choices.ts';
import * as words from '../../../shared/text/reminder-choices.ts';
import { bold, button, note, slip, soft, text } from '../flex.ts';
import type { Pen } from '../pen.ts';
import { type Builder, show, showContainer } from '../speech.ts';

type Chosen = ReminderChoice['level'] | ReminderChoice['slot'];

const tapOn = (one: Chosen, pen: Pen) => pen.tap({ action: `remind-${one}` });

/** What is set now, and all that there is to choose; what is set is the filled button. Without messages there is no hour. */
export const reminders: Builder<'reminders'> = ({ level, slot }, pen) => {
  const asks = level !== 'menu';
  const choice = (one: Chosen) => button(tapOn(one, pen), one === level || one === slot ? 'main' : 'other');
  return show(
    {
      title: words.REMINDERS.title,
      body: [
        note(
          [soft(words.REMINDERS.now), bold(words.LEVELS[level]), ...(asks ? [text(words.SLOTS[slot])] : [])],
          'green',
        ),
        bold(words.REMINDERS.many),
        ...REMINDER_LEVELS.map(choice),
        ...(asks ? [bold(words.REMINDERS.when), ...REMINDER_SLOTS.map(choice)] : []),
      ],
    },
    pen,
    pen.home,
  );
};

/** One line on what holds from now on, and the button that takes it back. */
export const reminderChosen: Builder<'reminder-chosen'> = ({ before, choice }, pen) => {
  const changed = before.level !== choice.level ? 'level' : before.slot !== choice.slot ? 'slot' : null;
  if (changed === null) {
    const settings = button(pen.tap({ action: 'reminders' }));
    return showContainer(slip([text(words.ALREADY_CHOSEN)], [settings]), pen, pen.home);
  }
  const said = before.slot === choice.slot ? words.CHOSEN_LEVEL[choice.level] : words.CHOSEN_SLOT[choice.slot];
  const back = button(tapOn(before[changed], pen));
  return showContainer(slip([text(said), soft(words.CHANGED_YOUR_MIND)], [back]), pen, pen.home);
};
