import { v5 as uuidv5 } from 'uuid';
import type { ArgsOf } from '../../conversation/notices.ts';
import { putLost } from '../../db/queries/outbox.ts';
import type { Statement } from '../../db/statement.ts';

/** Names the space of ids of what is told of a loan: UUIDv5(this, the loan and whether it is over). */
const LENT = '2c7f0f0e-51a4-5f0b-9d5c-0a4f2f6a9e13';

export const lentId = (loanId: string, over: boolean) => uuidv5(`${loanId}:${over}`, LENT);

/** She hears of it with her next reply, which costs nothing (design.md, paid messages). */
export function tellLent(lane: string | null, loanId: string, args: ArgsOf<'duty-lent'>, at: number): Statement[] {
  if (lane === null) return [];
  const notices = JSON.stringify([{ notice: 'duty-lent', args }]);
  return [putLost({ lane, id: lentId(loanId, args.over), notices, at })];
}
