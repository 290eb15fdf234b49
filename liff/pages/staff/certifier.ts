import type { ReviewAnswer } from '../../../shared/api/review.ts';
import { inDuty } from '../../../shared/text/roles.ts';
import { REVIEW } from '../../../shared/text/staff-report.ts';

/** Who vouched for it, and with whose duty where that was lent. Its history has the newest first. */
export function certifierOf({ certified, events }: Pick<ReviewAnswer, 'certified' | 'events'>): string {
  const lender = events.find(({ kind }) => kind === 'certified')?.inDutyOf;
  return [certified?.by?.name ?? REVIEW.system, ...(lender ? [inDuty(lender)] : [])].join(' ');
}
