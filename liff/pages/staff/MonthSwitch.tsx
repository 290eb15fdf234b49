import { ChevronLeft, ChevronRight } from 'lucide';
import { addMonths, type Month, monthAt } from '../../../shared/calendar/months.ts';
import { STAFF_HOME } from '../../../shared/text/staff-home.ts';
import { thaiMonth, thaiMonthShort } from '../../../shared/thai/dates.ts';
import { Icon } from '../../components/Icon.tsx';

interface Props {
  month: Month;
  /** No month after this one's can be opened. */
  now: number;
  pathOf(month: Month): string;
}

/** The month before, this one, and the one after: each has its address. */
export function MonthSwitch({ month, now, pathOf }: Props) {
  const [before, after] = [addMonths(month, -1), addMonths(month, 1)];
  return (
    <nav class="switch" aria-label={STAFF_HOME.months}>
      <a href={pathOf(before)}>
        <Icon of={ChevronLeft} />
        <span class="sr">{STAFF_HOME.before} </span>
        <span>{thaiMonthShort(before)}</span>
      </a>
      <b>{thaiMonth(month)}</b>
      {after <= monthAt(now) ? (
        <a href={pathOf(after)}>
          <span class="sr">{STAFF_HOME.after} </span>
          <span>{thaiMonthShort(after)}</span>
          <Icon of={ChevronRight} />
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
