import * as words from '../../../shared/text/review-chat.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiMonth } from '../../../shared/thai/dates.ts';
import { bold, button, soft, text } from '../flex.ts';
import { openPage } from '../pen.ts';
import { type Builder, show } from '../speech.ts';

/** How many reports wait for her, and the button to the page where she certifies them. */
export const review: Builder<'review'> = ({ unit }, pen) => {
  const open = button(openPage(words.OPEN_REVIEW, pen.links.staff), 'main');
  if (unit === null)
    return show({ title: words.REVIEW_TITLE, body: [text(words.CHOOSE_REVIEW_UNIT)], buttons: [open] }, pen, pen.home);
  const { waiting, flagged } = unit.reviews;
  const outstanding = flagged > 0 ? words.flaggedOf(formatCount(flagged)) : words.NONE_FLAGGED;
  const body = [
    soft(`${unit.name} · ${thaiMonth(unit.month)}`),
    bold(waiting > 0 ? words.waitingOf(formatCount(waiting)) : words.NONE_WAITING),
    ...(waiting > 0 ? [text(outstanding)] : []),
  ];
  return show({ title: words.REVIEW_TITLE, body, buttons: [open] }, pen, pen.home);
};
