import { CALL_LIST_TITLE, sentOf } from '../../../shared/text/call-list.ts';
import { flaggedOf, NONE_FLAGGED, NONE_WAITING, OPEN_REVIEW, waitingOf } from '../../../shared/text/review-chat.ts';
import { DIGEST_TITLE, missingOf } from '../../../shared/text/unit-digest.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiMonth } from '../../../shared/thai/dates.ts';
import { bold, button, soft, text } from '../flex.ts';
import { HOMES, openPage } from '../pen.ts';
import { type Builder, show } from '../speech.ts';

/** How far an officer's unit is at month-end, and the ways to whom to call and to what to certify. */
export const unitDigest: Builder<'unit-digest'> = ({ name, month, totals, reviews }, pen) => {
  const { entitled, reported, missing } = totals;
  const { waiting, flagged } = reviews;
  const body = [
    soft(`${name} · ${thaiMonth(month)}`),
    bold(sentOf(formatCount(reported), formatCount(entitled))),
    ...(missing > 0 ? [text(missingOf(formatCount(missing)))] : []),
    bold(waiting > 0 ? waitingOf(formatCount(waiting)) : NONE_WAITING),
    ...(waiting > 0 ? [text(flagged > 0 ? flaggedOf(formatCount(flagged)) : NONE_FLAGGED)] : []),
  ];
  const review = button(openPage(OPEN_REVIEW, pen.links.staff), 'main');
  const calls = button(openPage(CALL_LIST_TITLE, pen.links.callList), waiting > 0 ? 'other' : 'main');
  const buttons = [...(waiting > 0 ? [review] : []), ...(missing > 0 ? [calls] : [])];
  return show({ title: DIGEST_TITLE, body, buttons }, pen, HOMES.officer);
};
