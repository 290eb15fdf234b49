import { ofMonth } from '../../../shared/text/read-back.ts';
import { receiptNumber } from '../../../shared/text/receipt.ts';
import * as words from '../../../shared/text/review-notices.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiDateTime, thaiMonth } from '../../../shared/thai/dates.ts';
import { staffPage } from '../../links.ts';
import { bold, button, note, soft, text } from '../flex.ts';
import { openPage } from '../pen.ts';
import { formLink, resendTap } from '../returned.ts';
import { type Builder, show } from '../speech.ts';
import { COLORS } from '../tokens.ts';

/** Sent back by staff: why, and the way to the very answer. No button goes stale, since nobody knows when she reads it. */
export const reportReturned: Builder<'report-returned'> = ({ month, reason, item }, pen) =>
  show(
    {
      title: words.BACK.title,
      subtitle: ofMonth(thaiMonth(month)),
      body: [
        note([bold(words.BACK.reason), text(reason)], 'gold'),
        item === null ? null : bold(words.BACK.item(item.label)),
        soft(words.BACK.kept),
      ],
      buttons: [
        button(pen.tap(resendTap(month)), 'main'),
        button(
          openPage(
            item === null ? words.BACK.openForm : words.BACK.open,
            formLink(pen.links.report, month, item?.code ?? null),
          ),
        ),
      ],
    },
    pen,
    [resendTap(month), { action: 'contact' }, { action: 'help' }],
  );

/** Certified: her points are there. */
export const reportCertified: Builder<'report-certified'> = ({ month, number, points }, pen) =>
  show(
    {
      title: words.CERTIFIED.title,
      subtitle: ofMonth(thaiMonth(month)),
      body: [
        soft(receiptNumber(number)),
        note(
          [bold(words.CERTIFIED.points(formatCount(points)), { size: 'xl' }), text(words.CERTIFIED.thanks)],
          'green',
        ),
        soft(words.CERTIFIED.notPay),
      ],
      buttons: [button(pen.tap({ action: 'points' }), 'main')],
    },
    pen,
    pen.home,
  );

/** The certification was taken back: what becomes of her points, and why. */
export const reportWithdrawn: Builder<'report-withdrawn'> = ({ month, points, reason }, pen) =>
  show(
    {
      title: words.WITHDRAWN.title,
      subtitle: ofMonth(thaiMonth(month)),
      body: [
        note([text(reason)], 'gold'),
        text(words.WITHDRAWN.points(formatCount(points))),
        soft(words.WITHDRAWN.next),
      ],
      buttons: [button(pen.tap({ action: 'points' }))],
    },
    pen,
    [{ action: 'contact' }, ...pen.home],
  );

/** Somebody filed for her: who and when, and how to say that it is not right. */
export const reportFiled: Builder<'report-filed'> = ({ month, number, by, submittedAt }, pen) =>
  show(
    {
      title: words.FILED.title,
      subtitle: ofMonth(thaiMonth(month)),
      body: [
        bold(receiptNumber(number), { size: 'xl', color: COLORS.brand }),
        text(words.FILED.by(by)),
        soft(words.FILED.at(thaiDateTime(submittedAt))),
        text(words.FILED.ask),
      ],
      buttons: [
        button(openPage(words.BACK.openForm, formLink(pen.links.report, month, null))),
        button(pen.tap({ action: 'object', arg: month }), 'plain'),
      ],
    },
    pen,
    [{ action: 'object', arg: month }, { action: 'my-reports' }, { action: 'contact' }, { action: 'help' }],
  );

/** What she filed for another came back: whose it is, why, and the way to that form with its numbers. */
export const filingReturned: Builder<'filing-returned'> = (args, pen) => {
  const { unitId, month, personId, name, reason, item } = args;
  const form = [unitId, month, 'file', personId].map(encodeURIComponent).join('/');
  return show(
    {
      title: words.FILING_BACK.title,
      subtitle: ofMonth(thaiMonth(month)),
      body: [
        bold(words.FILING_BACK.of(name)),
        note([bold(words.BACK.reason), text(reason)], 'gold'),
        item === null ? null : bold(words.BACK.item(item)),
        soft(words.FILING_BACK.kept),
      ],
      buttons: [button(openPage(words.FILING_BACK.open, staffPage(pen.links, form)), 'main')],
    },
    pen,
    [{ action: 'contact' }, ...pen.home],
  );
};

/** Staff know now; the report is hers to correct. */
export const objected: Builder<'objected'> = ({ month }, pen) =>
  show(
    {
      title: words.OBJECTED.title,
      subtitle: ofMonth(thaiMonth(month)),
      body: [text(words.OBJECTED.body), soft(words.OBJECTED.asItWas)],
      buttons: [button(pen.tap(resendTap(month)), 'main')],
    },
    pen,
    [resendTap(month), { action: 'contact' }, { action: 'help' }],
  );
