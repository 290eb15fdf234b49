import { ChevronRight } from 'lucide';
import type { ReportSummary } from '../../../shared/api/reports.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import { filedBy, sentOn } from '../../../shared/text/my-reports.ts';
import { plusPoints, versionOf } from '../../../shared/text/my-reports-page.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiDate, thaiMonth } from '../../../shared/thai/dates.ts';
import { Icon } from '../../components/Icon.tsx';
import { ReportStateTag } from './ReportStateTag.tsx';

/** One month that is over: its report, which can be opened, or that none was sent. */
export function MonthLine({ month, report }: { month: Month; report: ReportSummary | null }) {
  if (report === null)
    return (
      <li class="past">
        <b>{thaiMonth(month)}</b>
        <ReportStateTag state={null} past />
      </li>
    );
  const { version, points } = report;
  return (
    <li>
      <a href={`/liff/my-reports/${month}`}>
        <span>
          <b>{thaiMonth(month)}</b>
          <ReportStateTag state={report.state} />
          <span class="d">
            {sentOn(thaiDate(Date.parse(report.submittedAt)))}
            {version > 1 && ` · ${versionOf(version)}`}
            {points > 0 && ` · ${plusPoints(formatCount(points))}`}
          </span>
          {report.filedBy != null && <span class="d">{filedBy(report.filedBy)}</span>}
        </span>
        <Icon of={ChevronRight} />
      </a>
    </li>
  );
}
