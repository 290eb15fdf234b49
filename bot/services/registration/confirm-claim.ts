import { monthAt } from '../../../shared/calendar/months.ts';
import { type Db, one } from '../../db/db.ts';
import { codeByHash } from '../../db/queries/directory.ts';
import { volunteerById } from '../../db/queries/identity.ts';
import { memberOfLineUser } from '../people/membership.ts';
import { loadMenuFacts, NO_MONTHS } from '../people/menu-of.ts';
import type { Planned } from '../plan.ts';
import type { RuleBook } from '../report/rule-book.ts';
import { type Confirmed, type ConfirmInput, confirm } from './confirm.ts';
import { confirmIdentity } from './confirm-identity.ts';
import { monthsAround } from './identity-status.ts';

/** What was typed on the page before, as the ticket says it: never the number itself. */
export type Claim =
  | { readonly by: 'code'; readonly codeHash: string }
  | { readonly by: 'identity'; readonly personId: string };

interface ClaimSource {
  readonly db: Db;
  readonly rules: RuleBook;
}

/** `ใช่ ฉันเอง` on the page: the same rules as in chat, over facts of this moment. */
export async function confirmClaim(
  { db, rules }: ClaimSource,
  claim: Claim,
  input: ConfirmInput,
  now: number,
): Promise<Planned<Confirmed>> {
  const member = await memberOfLineUser(db, input.lineUserId);
  const personId = member?.id ?? null;
  if (claim.by === 'identity') {
    const person = await one(db, volunteerById({ personId: claim.personId, ...monthsAround(now) }));
    const menu = await loadMenuFacts(db, rules, personId ?? claim.personId, now);
    return confirmIdentity({ now, person, personId, menu }, input);
  }
  const { codeHash } = claim;
  const row = await one(db, codeByHash({ codeHash }));
  const who = personId ?? row?.person_id;
  const menu = who ? await loadMenuFacts(db, rules, who, now) : NO_MONTHS;
  return confirm({ now, month: monthAt(now), code: row && { ...row, codeHash }, personId, menu }, input);
}
