import { LABELS, labelOfMonth } from '../../../shared/text/labels.ts';
import { filedBy, sentOn } from '../../../shared/text/my-reports.ts';
import { ofMonth } from '../../../shared/text/read-back.ts';
import { receiptNumber } from '../../../shared/text/receipt.ts';
import * as words from '../../../shared/text/report-states.ts';
import { thaiDate, thaiDateTime, thaiMonth, thaiMonthShort } from '../../../shared/thai/dates.ts';
import { bold, button, soft, text } from '../flex.ts';
import type { Tap } from '../pen.ts';
import { type Builder, say, show } from '../speech.ts';
import { COLORS } from '../tokens.ts';
import { callButton, unitName } from '../units.ts';

/** Sent, not certified yet: the receipt again, and the way to a new version; what another filed she can object to. */
export const sentAlready: Builder<'sent-already'> = ({ month, number, submittedAt, newest, filedBy: by }, pen) => {
  const named = newest ? {} : { label: labelOfMonth('resend', thaiMonthShort(month)) };
  const resend: Tap = { action: 'resend', arg: month, ...named };
  const objects: Tap[] = by === undefined ? [] : [{ action: 'object', arg: month }];
  return show(
    {
      title: words.SENT.title,
      subtitle: ofMonth(thaiMonth(month)),
      body: [
        bold(receiptNumber(number), { size: 'xl', color: COLORS.brand }),
        soft(sentOn(thaiDateTime(submittedAt))),
        by === undefined ? null : text(filedBy(by)),
        text(words.SENT.waiting),
        soft(words.SENT.canResend),
      ],
      buttons: [button(pen.tap(resend)), ...objects.map((tap) => button(pen.tap(tap), 'plain'))],
    },
    pen,
    [resend, ...objects, { action: 'points' }, { action: 'my-reports' }, { action: 'help' }],
  );
};

/** Certified: locked, with whom to ask. */
export const certified: Builder<'certified'> = ({ month, number, unit }, pen) =>
  show(
    {
      title: words.CERTIFIED_TITLE,
      subtitle: ofMonth(thaiMonth(month)),
      body: [
        number === null ? null : bold(receiptNumber(number), { size: 'xl', color: COLORS.brand }),
        text(words.certifiedBody(unitName(unit?.name))),
      ],
      buttons: [callButton(unit)],
    },
    pen,
    [{ action: 'contact' }, ...pen.home],
  );

/** Closed: since when, and whom to ask. */
export const monthClosed: Builder<'month-closed'> = ({ month, closesAt, unit, draft, number }, pen) =>
  show(
    {
      title: words.CLOSED_TITLE,
      subtitle: ofMonth(thaiMonth(month)),
      body: [
        number === null ? null : bold(receiptNumber(number), { size: 'xl', color: COLORS.brand }),
        text(words.closedBody(thaiDate(closesAt - 1), unitName(unit?.name))),
        draft ? text(words.CLOSED_DRAFT) : null,
      ],
      buttons: [callButton(unit)],
    },
    pen,
    [{ action: 'contact' }, ...pen.home],
  );

/** The store did not take it: nothing is lost, the same button again. */
export const couldNotSend: Builder<'could-not-send'> = ({ card, month }, pen) =>
  show(
    {
      title: LABELS.report,
      body: [text(words.COULD_NOT_SEND)],
      buttons: [button(pen.tap({ action: 'send', arg: month, card }), 'main')],
    },
    pen,
    [{ action: 'send', arg: month, card }, { action: 'contact' }],
  );

export const notAssigned: Builder<'not-assigned'> = (_args, pen) =>
  say(words.NOT_ASSIGNED, pen, [{ action: 'contact' }, ...pen.home]);

export const notAReporter: Builder<'not-a-reporter'> = (_args, pen) =>
  pen.to === 'officer'
    ? say(words.OFFICERS_REPORT_NOTHING, pen, pen.home)
    : say(words.NOT_A_REPORTER, pen, [{ action: 'contact' }, ...pen.home]);
