import { labelOfMonth } from '../../../shared/text/labels.ts';
import * as words from '../../../shared/text/my-reports.ts';
import { receiptNumber } from '../../../shared/text/receipt.ts';
import { thaiDate, thaiMonth, thaiMonthShort } from '../../../shared/thai/dates.ts';
import { bold, button, column, note, row, rule, soft, text } from '../flex.ts';
import { type Builder, HOME, show } from '../speech.ts';
import { COLORS } from '../tokens.ts';

const STATE_COLORS = { submitted: COLORS.soft, returned: COLORS.danger, certified: COLORS.brand };

export const myReports: Builder<'my-reports'> = ({ reports, missing }, pen) =>
  show(
    {
      title: words.MY_REPORTS_TITLE,
      body: [
        missing === null ? null : note([bold(words.notSentYet(thaiMonth(missing)), { color: COLORS.goldInk })], 'gold'),
        reports.length === 0 ? text(words.NO_REPORTS) : null,
        ...reports.flatMap(({ month, number, state, submittedAt }, index) => [
          ...(index === 0 ? [] : [rule()]),
          column(
            [
              row(thaiMonth(month), words.REPORT_STATES[state], { color: STATE_COLORS[state] }),
              soft(`${receiptNumber(number)} · ${words.sentOn(thaiDate(submittedAt))}`),
            ],
            { spacing: 'xs' },
          ),
        ]),
      ],
      buttons: [
        missing === null
          ? null
          : button(
              pen.tap({ action: 'month', arg: missing, label: labelOfMonth('report', thaiMonthShort(missing)) }),
              'main',
            ),
      ],
    },
    pen,
    HOME,
  );
