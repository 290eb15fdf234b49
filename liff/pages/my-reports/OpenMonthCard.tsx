import { ClipboardPen, CloudUpload, Eye } from 'lucide';
import type { OpenMonth } from '../../../shared/api/drafts.ts';
import { filedBy, sentOn } from '../../../shared/text/my-reports.ts';
import { dueBy, LIST, lateUntil } from '../../../shared/text/my-reports-page.ts';
import { thaiDate, thaiMonth } from '../../../shared/thai/dates.ts';
import { Icon } from '../../components/Icon.tsx';
import { ReportStateTag } from './ReportStateTag.tsx';

interface Props {
  one: OpenMonth;
  now: number;
  /** Its report waits on this phone. */
  waiting: boolean;
}

/** The day before an instant: due and close are the first instant after. */
const dayBefore = (at: string) => thaiDate(Date.parse(at) - 1);

/** When it was sent; until that, and when it came back, by when to send it. */
function whenOf({ report, dueAt, closesAt }: OpenMonth, now: number): string {
  if (report !== null && report.state !== 'returned') return sentOn(thaiDate(Date.parse(report.submittedAt)));
  return now >= Date.parse(dueAt) ? lateUntil(dayBefore(closesAt)) : dueBy(dayBefore(dueAt));
}

/** A month that may be sent now: its state in words, and the one thing to do next. */
export function OpenMonthCard({ one, now, waiting }: Props) {
  return (
    <section class="card open-month">
      <h2>{thaiMonth(one.month)}</h2>
      {waiting ? (
        <p class="tag wait">
          <Icon of={CloudUpload} />
          {LIST.waiting}
        </p>
      ) : (
        <ReportStateTag state={one.report?.state ?? null} />
      )}
      <p class="hint">{whenOf(one, now)}</p>
      {one.report?.filedBy && <p class="hint">{filedBy(one.report.filedBy)}</p>}
      {waiting && <p class="hint">{LIST.waitingHint}</p>}
      {one.draft && <p class="hint">{LIST.draft}</p>}
      <NextStep one={one} />
    </section>
  );
}

function NextStep({ one }: { one: OpenMonth }) {
  const { report } = one;
  const form = `/liff/report?month=${one.month}`;
  if (report === null)
    return (
      <a class="btn" href={form}>
        <Icon of={ClipboardPen} />
        {one.draft ? LIST.continue : LIST.send}
      </a>
    );
  const look = `/liff/my-reports/${one.month}`;
  if (report.state === 'returned')
    return (
      <a
        class="btn gold"
        href={report.returned?.item ? `${form}&item=${encodeURIComponent(report.returned.item)}` : form}
      >
        <Icon of={ClipboardPen} />
        {LIST.fix}
      </a>
    );
  return (
    <a class="btn ghost" href={look}>
      <Icon of={Eye} />
      {LIST.look}
    </a>
  );
}
