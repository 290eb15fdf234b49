import type { MovedAnswer, ReviewAnswer, UndoRequest } from '../../../shared/api/review.ts';
import type { Reply } from '../../api/client.ts';
import type { PageWorld } from '../../state/pages.ts';
import { apiOf } from './place.ts';

export type ActName = 'certify' | 'return' | 'reopen' | 'withdraw';
/** Those that need a reason. */
export type Unmaking = Exclude<ActName, 'certify'>;
/** What reopening is called: one that waits for her to correct it comes back into the queue as it is (shared/report/lifecycle). */
export const wordOf = (name: Unmaking, { state }: Pick<ReviewAnswer, 'state'>) =>
  name === 'reopen' && state === 'returned' ? 'requeue' : name;
export type Why = Omit<UndoRequest, 'seq'>;

/** Does it to the report as it is on this screen: where somebody was there meanwhile, the server refuses. */
export function act(world: PageWorld, report: ReviewAnswer, name: ActName, why: Why = {}): Promise<Reply<MovedAnswer>> {
  const path = apiOf(report.unit.id, `reports/${encodeURIComponent(report.id)}/${name}`);
  return world.call<MovedAnswer>('POST', path, { seq: report.seq, ...why });
}
