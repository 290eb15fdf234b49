import { type ProblemCode, problem } from '../../../shared/api/problems.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import { addAssignment, clearThrottle, linkLineUser, useCode } from '../../db/queries/directory.ts';
import { putErrand } from '../../db/queries/outbox.ts';
import type { Statement } from '../../db/statement.ts';
import { audit } from '../audit.ts';
import type { Planned } from '../plan.ts';
import { type CodeRow, codeStatus } from './code-status.ts';
import { throttleKey } from './count-miss.ts';

export interface ConfirmFacts {
  readonly now: number;
  readonly month: Month;
  readonly code: (CodeRow & { readonly codeHash: string }) | null;
  /** The person linked to this LINE user already, or null. */
  readonly personId: string | null;
}

export interface ConfirmInput {
  readonly lineUserId: string;
  readonly noticeVersion: string;
  /** A fresh UUIDv7 for the change of her rich menu. */
  readonly errandId: string;
}

/** `ใช่ ฉันเอง`: uses up the code and links LINE user and person one to one, or adds the code's role to her. */
export function confirm(
  facts: ConfirmFacts,
  input: ConfirmInput,
): Planned<{ personId: string; addedRole: boolean; replayed: boolean }> {
  const { code, now } = facts;
  const judged = codeStatus(code, { lineUserId: input.lineUserId, personId: facts.personId }, now);
  if (!code || judged.status !== 'valid') {
    if (judged.status === 'mine' && facts.personId) {
      return { statements: [], outcome: { personId: facts.personId, addedRole: false, replayed: true } };
    }
    return problem(judged.status as ProblemCode);
  }
  const personId = facts.personId ?? code.person_id;
  const actor = `person:${personId}`;
  return {
    statements: [
      useCode({ codeHash: code.codeHash, personId, lineUserId: input.lineUserId, at: now }),
      judged.adds
        ? addAssignment({
            personId,
            role: code.role,
            areaId: code.area_id,
            fromMonth: facts.month,
            villageId: null,
            households: null,
          })
        : linkLineUser({ lineUserId: input.lineUserId, personId, at: now, noticeVersion: input.noticeVersion }),
      clearThrottle({ key: throttleKey(input.lineUserId) }),
      volunteerMenu(input.lineUserId, input.errandId, now),
      ...audit({
        unitId: code.area_id,
        at: now,
        actor,
        action: judged.adds ? 'role.added' : 'line.linked',
        subject: `person:${personId}`,
        detail: { role: code.role, notice: input.noticeVersion },
      }),
    ],
    outcome: { personId, addedRole: judged.adds, replayed: false },
  };
}

/** The errand that gives a registered LINE user the menu of volunteers; `id` is a fresh UUIDv7. */
export function volunteerMenu(lineUserId: string, id: string, at: number): Statement {
  return putErrand({ lane: lineUserId, id, kind: 'menu', notices: JSON.stringify([{ menu: 'volunteer' }]), at });
}
