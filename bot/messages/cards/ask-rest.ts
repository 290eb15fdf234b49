import { LABELS } from '../../../shared/text/labels.ts';
import { REST_HINT, restQuestion } from '../../../shared/text/report-ask.ts';
import { startTitle } from '../../../shared/text/report-start.ts';
import { thaiMonth } from '../../../shared/thai/dates.ts';
import { button, soft, text } from '../flex.ts';
import { openPage } from '../pen.ts';
import { type Builder, show } from '../speech.ts';

/** After the usual items: what the others become. */
export const askRest: Builder<'ask-rest'> = ({ card, month, count, canLast }, pen) =>
  show(
    {
      title: startTitle(thaiMonth(month)),
      body: [text(restQuestion(count)), soft(REST_HINT)],
      buttons: [
        button(pen.tap({ action: 'rest-zero', card }), 'main'),
        canLast ? button(pen.tap({ action: 'rest-last', card })) : null,
        button(pen.tap({ action: 'more-items', card })),
        button(openPage(LABELS.form, pen.links.report), 'plain'),
      ],
    },
    pen,
    [
      { action: 'rest-zero', card },
      { action: 'more-items', card },
      { action: 'back', card },
      { action: 'cancel', card },
    ],
  );
