import { LABEL_SEE_POINTS, LABEL_SEE_REPORT, labelOfMonth } from '../../../shared/text/labels.ts';
import { notSentYet } from '../../../shared/text/my-reports.ts';
import * as words from '../../../shared/text/receipt.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiDate, thaiDateTime, thaiMonth, thaiMonthShort } from '../../../shared/thai/dates.ts';
import { bold, button, note, row, soft, text } from '../flex.ts';
import { openPage, type Tap } from '../pen.ts';
import { type Builder, show } from '../speech.ts';
import { COLORS } from '../tokens.ts';
import { unitName } from '../units.ts';

/** The proof: number, month, time, what comes next, and that it promises no payment (design.md, "Allowance"). */
export const receipt: Builder<'receipt'> = (args, pen) =>
  show(
    {
      title: words.RECEIPT.title,
      body: [
        // Digits in one piece: a chat is searched for them. The mini-app shows them in fours.
        bold(words.receiptNumber(args.number), { size: 'xl', color: COLORS.brand }),
        row(words.RECEIPT.month, thaiMonth(args.month), { wide: true }),
        row(words.RECEIPT.time, thaiDateTime(args.submittedAt), { wide: true }),
        args.version > 1 ? text(words.versionNote(args.version)) : null,
        args.reviewDueAt === null
          ? null
          : text(words.nextStep(unitName(args.unitName), thaiDate(args.reviewDueAt - 1))),
        args.pendingPoints > 0
          ? note([text(words.pendingPoints(formatCount(args.pendingPoints)), { color: COLORS.goldInk })], 'gold')
          : null,
        soft(words.RECEIPT.noPromise),
        args.otherMonth === null ? null : bold(notSentYet(thaiMonth(args.otherMonth))),
      ],
      buttons: [
        button(pen.tap({ action: 'points', label: LABEL_SEE_POINTS }), 'gold'),
        button(openPage(LABEL_SEE_REPORT, pen.links.myReports), 'plain'),
      ],
    },
    pen,
    [...otherMonth(args.otherMonth), { action: 'points' }, { action: 'my-reports' }, { action: 'help' }],
  );

function otherMonth(month: string | null): Tap[] {
  return month === null ? [] : [{ action: 'month', arg: month, label: labelOfMonth('report', thaiMonthShort(month)) }];
}
