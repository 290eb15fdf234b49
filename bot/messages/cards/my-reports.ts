import type { Month } from '../../../shared/calendar/months.ts';
import { labelOfMonth } from '../../../shared/text/labels.ts';
import * as words from '../../../shared/text/my-reports.ts';
import { receiptNumber } from '../../../shared/text/receipt.ts';
import { BACK } from '../../../shared/text/review-notices.ts';
import { thaiDate, thaiMonth, thaiMonthShort } from '../../../shared/thai/dates.ts';
import type { ArgsOf } from '../../conversation/notices.ts';
import { bold, button, column, note, row, rule, soft, text } from '../flex.ts';
import { openPage, type Tap } from '../pen.ts';
import { formLink, resendTap } from '../returned.ts';
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
        ...waiting(reports, missing).map((tap) => button(pen.tap(tap), 'main')),
        ...returnedAnswer(reports).map(({ month, returnItem }) =>
          button(openPage(BACK.open, formLink(pen.links.report, month, returnItem))),
        ),
        button(openPage(words.OPEN_REPORTS, pen.links.myReports)),
      ],
    },
    pen,
    [...returnedOf(reports).map(({ month }) => resendTap(month)), ...pen.home],
  );

type Shown = ArgsOf<'my-reports'>['reports'];

/** Reports that came back, oldest first. */
const returnedOf = (reports: Shown) =>
  reports
    .filter(({ state }) => state === 'returned')
    .sort((a, b) => a.month.localeCompare(b.month))
    .slice(-MOST_WAITING);

/** What she can do something about: reports that came back, oldest first, and then the month without one. */
function waiting(reports: Shown, missing: Month | null): Tap[] {
  const back = returnedOf(reports).map(({ month }) => resendTap(month));
  return [...back, ...(missing === null ? [] : [reportTap(missing)])].slice(-MOST_WAITING);
}

const reportTap = (month: Month): Tap => ({
  action: 'month',
  arg: month,
  label: labelOfMonth('report', thaiMonthShort(month)),
});

/** The answer that is meant, where its button can only mean the one report that came back. */
function returnedAnswer(reports: Shown): readonly { month: Month; returnItem: string }[] {
  const back = returnedOf(reports);
  return back.length !== 1 ? [] : back.flatMap(({ month, returnItem }) => (returnItem ? [{ month, returnItem }] : []));
}
