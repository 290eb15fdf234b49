import type { Month } from '../../../shared/calendar/months.ts';
import { labelOfMonth } from '../../../shared/text/labels.ts';
import * as words from '../../../shared/text/my-reports.ts';
import { receiptNumber } from '../../../shared/text/receipt.ts';
import { thaiDate, thaiMonth, thaiMonthShort } from '../../../shared/thai/dates.ts';
import type { ArgsOf } from '../../conversation/notices.ts';
import { bold, button, column, note, row, rule, soft, text } from '../flex.ts';
import { openPage } from '../pen.ts';
import { type Builder, show } from '../speech.ts';
import { COLORS } from '../tokens.ts';

/** More buttons than this are a list to get lost in. */
const MOST_WAITING = 3;
const STATE_COLORS = { submitted: COLORS.soft, returned: COLORS.danger, certified: COLORS.brand };

export const myReports: Builder<'my-reports'> = ({ reports, missing }, pen) =>
  show(
    {
      title: words.MY_REPORTS_TITLE,
      body: [
        missing === null ? null : note([bold(words.notSentYet(thaiMonth(missing)), { color: COLORS.goldInk })], 'gold'),
        reports.length === 0 ? text(words.NO_REPORTS) : null,
        ...reports.flatMap(({ month, number, state, submittedAt, filedBy }, index) => [
          ...(index === 0 ? [] : [rule()]),
          column(
            [
              row(thaiMonth(month), words.REPORT_STATES[state], { color: STATE_COLORS[state] }),
              soft(`${receiptNumber(number)} · ${words.sentOn(thaiDate(submittedAt))}`),
              ...(filedBy === undefined ? [] : [soft(words.filedBy(filedBy))]),
            ],
            { spacing: 'xs' },
          ),
        ]),
      ],
      buttons: [
        ...waiting(reports, missing).map((month) =>
          button(
            pen.tap({ action: 'month', arg: month, label: labelOfMonth('report', thaiMonthShort(month)) }),
            'main',
          ),
        ),
        button(openPage(words.OPEN_REPORTS, pen.links.myReports)),
      ],
    },
    pen,
    pen.home,
  );

type Shown = ArgsOf<'my-reports'>['reports'];

/** What she can do something about, oldest first: reports that came back, and the month without one. */
function waiting(reports: Shown, missing: Month | null): Month[] {
  const returned = reports.filter(({ state }) => state === 'returned').map(({ month }) => month);
  return [...returned, ...(missing === null ? [] : [missing])].sort().slice(-MOST_WAITING);
}
