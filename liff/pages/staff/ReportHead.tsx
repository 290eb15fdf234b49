import type { ReviewAnswer } from '../../../shared/api/review.ts';
import { QUEUE } from '../../../shared/text/staff-queue.ts';
import { REVIEW } from '../../../shared/text/staff-report.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiDateTime, thaiMonth } from '../../../shared/thai/dates.ts';
import { certifierOf } from './certifier.ts';
import { Flags } from './Flags.tsx';
import { QueueStateTag } from './QueueStateTag.tsx';

const at = (instant: string) => thaiDateTime(Date.parse(instant));

/** Whose report it is, where it stands, and what stands out. */
export function ReportHead({ report }: { report: ReviewAnswer }) {
  const { person, village, month, state, number, version, submittedAt, certified, points, yours, inPack } = report;
  const zero = report.versions[0]?.reason;
  return (
    <section class="card">
      <div class="headline">
        <h1 tabIndex={-1}>{person.name}</h1>
        <QueueStateTag state={state} />
      </div>
      <p>
        {village?.name ?? QUEUE.noVillage} · {thaiMonth(month)}
      </p>
      <Flags of={report} />
      {zero && <p>{REVIEW.zeroReason(zero)}</p>}
      {yours && state !== 'certified' && <p class="strip">{REVIEW.yours[yours]}</p>}
      <p class="d">
        {[submittedAt && REVIEW.sent(at(submittedAt)), REVIEW.version(version), REVIEW.number(number)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p class="d">
        {certified ? REVIEW.certified(at(certified.at), certifierOf(report)) : REVIEW.points(formatCount(points))}
        {inPack !== null && ` · ${REVIEW.inPack(inPack)}`}
      </p>
    </section>
  );
}
