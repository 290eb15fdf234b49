import * as words from '../../../shared/text/duty-lent.ts';
import { thaiDate } from '../../../shared/thai/dates.ts';
import { button, soft, text } from '../flex.ts';
import { HOMES, openPage } from '../pen.ts';
import { type Builder, show } from '../speech.ts';

/** An officer hears whose duty is hers for a while, or that it is so no more. */
export const dutyLent: Builder<'duty-lent'> = ({ area, by, from, until, over }, pen) =>
  show(
    {
      title: over ? words.OVER.title : words.LENT.title,
      body: [
        text(over ? words.OVER.body(by) : words.LENT.body(by)),
        soft(area),
        soft(words.fromTo(thaiDate(from), thaiDate(until - 1))),
      ],
      buttons: [button(openPage(words.OPEN_STAFF, pen.links.staff), 'main')],
    },
    pen,
    // Told unasked, so nobody has looked up whether she is a volunteer too.
    HOMES.officer,
  );
