import { LABELS, labelOfMonth } from '../../../shared/text/labels.ts';
import * as words from '../../../shared/text/report-start.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiDate, thaiMonth, thaiMonthShort } from '../../../shared/thai/dates.ts';
import type { ItemLine } from '../../conversation/notices.ts';
import { bold, button, note, row, rule, soft, text } from '../flex.ts';
import { openPage, type Tap } from '../pen.ts';
import { type Builder, show } from '../speech.ts';

/** More lines than this make the buttons slide out of sight. */
const SHOWN = 5;

/** For a returning volunteer: last month's numbers and the short ways. */
export const reportStart: Builder<'report-start'> = (args, pen) => {
  const { card, month, last } = args;
  const other: Tap[] =
    args.otherMonth === null
      ? []
      : [{ action: 'month', arg: args.otherMonth, label: labelOfMonth('report', thaiMonthShort(args.otherMonth)) }];
  return show(
    {
      title: words.startTitle(thaiMonth(month)),
      // Times are exclusive ends: the last moment is 1 ms earlier.
      subtitle: args.late ? words.lateUntil(thaiDate(args.closesAt - 1)) : words.sendBy(thaiDate(args.dueAt - 1)),
      body: [
        soft(words.lastSummary(thaiMonthShort(last.month))),
        ...summary(last.lines),
        rule(),
        soft(words.OR_TYPE_A_LINE),
        args.otherMonth === null ? null : soft(words.otherMonthOpen(thaiMonth(args.otherMonth))),
      ],
      buttons: [
        button(pen.tap({ action: 'same', card }), 'main'),
        button(pen.tap({ action: 'edit-some', card })),
        button(openPage(LABELS.form, pen.links.report), 'plain'),
      ],
    },
    pen,
    [{ action: 'same', card }, { action: 'edit-some', card }, ...other, { action: 'cancel', card }],
  );
};

function summary(lines: readonly ItemLine[]) {
  if (lines.length === 0) return [text(words.LAST_ALL_ZERO)];
  const shown = lines.slice(0, SHOWN).map(({ label, value, unit }) => row(label, `${formatCount(value)} ${unit}`));
  return lines.length > SHOWN ? [...shown, soft(words.moreLines(lines.length - SHOWN))] : shown;
}

/** Sent back by staff, or objected to by her: why, and on from the same numbers. */
export const returned: Builder<'returned'> = ({ card, month, reason, item, objected = false }, pen) =>
  show(
    {
      title: objected ? words.RETURNED.objectedTitle : words.RETURNED_TITLE,
      subtitle: words.startTitle(thaiMonth(month)),
      body: [
        note(
          [
            bold(objected ? words.RETURNED.objected : words.RETURNED.reasonTitle),
            text(reason ?? words.RETURNED.noReason),
          ],
          'gold',
        ),
        ...(item === null
          ? []
          : [soft(words.RETURNED.item), row(item.label, `${formatCount(item.value)} ${item.unit}`)]),
        text(objected ? words.RETURNED.asItWas : words.RETURNED.kept),
      ],
      buttons: [
        // Where the reviewer pointed to one item, its question is one tap away.
        item === null ? null : button(pen.tap({ action: 'item', arg: item.code, card, label: item.label }), 'main'),
        button(pen.tap({ action: 'edit-some', card }), item === null ? 'main' : 'other'),
        button(pen.tap({ action: 'read-back', card })),
        button(openPage(LABELS.form, pen.links.report), 'plain'),
      ],
    },
    pen,
    [{ action: 'edit-some', card }, { action: 'read-back', card }, { action: 'contact' }, { action: 'cancel', card }],
  );
