import type { OperationAnswer } from '../../../shared/api/review.ts';
import { BULK, KEPT_OUT } from '../../../shared/text/staff-queue.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { pathOf, type StaffPlace } from './place.ts';

type Problem = OperationAnswer['problems'][number];

/** What was not certified, by why; each name leads to its report. */
export function KeptOut({ problems, place }: { problems: readonly Problem[]; place: StaffPlace }) {
  const reasons = [...new Set(problems.map(({ code }) => code))];
  return (
    <div>
      <b>{BULK.notCertified(formatCount(problems.length))}</b>
      {reasons.map((reason) => {
        const these = problems.filter(({ code }) => code === reason);
        return (
          <details key={reason} class="fold">
            <summary>
              {KEPT_OUT[reason]} {BULK.reports(formatCount(these.length))}
            </summary>
            <ul class="kept">
              {these.map(({ reportId, name }) => (
                <li key={reportId}>
                  <a class="link" href={pathOf(place, `reports/${reportId}`)}>
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </div>
  );
}
