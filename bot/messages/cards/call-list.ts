import * as words from '../../../shared/text/call-list.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiMonth } from '../../../shared/thai/dates.ts';
import { bold, button, soft, text } from '../flex.ts';
import { openPage } from '../pen.ts';
import { type Builder, show } from '../speech.ts';

/** How far her unit is, and the button to whom to call. */
export const callList: Builder<'call-list'> = ({ unit }, pen) => {
  const open = button(openPage(words.OPEN_CALL_LIST, pen.links.callList), 'main');
  if (unit === null)
    return show({ title: words.CALL_LIST_TITLE, body: [text(words.CHOOSE_UNIT)], buttons: [open] }, pen, pen.home);
  const { entitled, reported, missing, outOfReach } = unit.totals;
  const body = [
    soft(`${unit.name} · ${thaiMonth(unit.month)}`),
    bold(words.sentOf(formatCount(reported), formatCount(entitled))),
    text(missing === 0 ? words.ALL_SENT_HERE : words.callable(formatCount(missing), formatCount(outOfReach))),
  ];
  return show({ title: words.CALL_LIST_TITLE, body, buttons: [open] }, pen, pen.home);
};
