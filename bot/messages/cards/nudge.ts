import { LABELS, labelOfReturned, monthAlone } from '../../../shared/text/labels.ts';
import { NUDGE, villageMissing } from '../../../shared/text/nudge.ts';
import { thaiDay, thaiMonthShort } from '../../../shared/thai/dates.ts';
import type { OwnNudge } from '../../conversation/notices.ts';
import { button, slip, text } from '../flex.ts';
import type { Tap } from '../pen.ts';
import { type Builder, showContainer } from '../speech.ts';

/**
 * What still waits, in one line with one button. The button stands in the bubble, since LINE on a PC shows no quick replies;
 * it has none of its own, so that those of the answer before it stay.
 */
export const nudge: Builder<'nudge'> = ({ own, village }, pen) =>
  showContainer(
    slip(
      [
        own === null ? null : text(lineOf(own)),
        village === null
          ? null
          : text(villageMissing(monthOf(village.month), village.name, village.count, village.names)),
      ],
      [own === null ? null : button(pen.tap(tapOf(own)), own.kind === 'early' ? 'other' : 'main')],
    ),
    pen,
  );

const monthOf = (month: string) => monthAlone(thaiMonthShort(month));

function lineOf({ kind, month, until, days }: OwnNudge): string {
  const name = monthOf(month);
  if (kind === 'soon') return NUDGE.soon(name, days);
  // Times are exclusive ends: the last moment is 1 ms earlier.
  return kind === 'late' ? NUDGE.late(name, thaiDay(until - 1)) : NUDGE[kind](name);
}

/** `ส่งรายงาน` alone means the month that waits; one that came back is named, since an older one may wait too. */
function tapOf({ kind, month }: OwnNudge): Tap {
  if (kind !== 'returned') return { action: 'report', label: LABELS.report };
  return { action: 'resend', arg: month, label: labelOfReturned(thaiMonthShort(month)) };
}
