import type { Purpose } from '../../../shared/api/people.ts';
import { problem } from '../../../shared/api/problems.ts';
import { monthAt } from '../../../shared/calendar/months.ts';
import { addConsent } from '../../db/queries/consent.ts';
import { audit } from '../audit.ts';
import { homeOf, type Member } from '../people/membership.ts';
import type { Planned } from '../plan.ts';

export interface ConsentFacts {
  readonly now: number;
  readonly member: Member;
  /** The version of the words in force. */
  readonly newest: string;
  /** Her latest word on this purpose. */
  readonly latest: { readonly at: number; readonly given: number; readonly version: string } | null;
}

export interface ConsentInput {
  readonly purpose: Purpose;
  readonly given: boolean;
  /** Of the words that she read. */
  readonly version: string;
}

/** She agrees to a purpose, or takes it back. Words are only added: who asks later sees what held on which day. */
export function answerConsent(
  { now, member, newest, latest }: ConsentFacts,
  input: ConsentInput,
): Planned<{ changed: boolean }> {
  const { purpose, given, version } = input;
  // What she agreed to she may take back in the words that she agreed to, also when there are newer ones.
  const known = version === newest || (!given && version === latest?.version);
  if (!known) return problem('invalid-request');
  const same = latest !== null && (latest.given === 1) === given && latest.version === version;
  // To refuse what was never given is no news, and nothing that would have to be proved.
  if (same || (latest === null && !given)) return { statements: [], outcome: { changed: false } };
  const home = homeOf(member, monthAt(now)) ?? member.assignments[0];
  const person = `person:${member.id}`;
  return {
    statements: [
      // Two words within a millisecond, or a clock set back: the later one stays the later one.
      addConsent({
        personId: member.id,
        purpose,
        at: Math.max(now, (latest?.at ?? 0) + 1),
        given: given ? 1 : 0,
        version,
      }),
      ...audit({
        unitId: home?.area_id ?? '-',
        at: now,
        actor: person,
        action: given ? 'consent.given' : 'consent.withdrawn',
        subject: person,
        detail: { purpose, version },
      }),
    ],
    outcome: { changed: true },
  };
}
