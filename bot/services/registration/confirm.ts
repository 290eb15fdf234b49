import { type ProblemCode, problem } from '../../../shared/api/problems.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import type { Role } from '../../../shared/people/roles.ts';
import { isStaffRole } from '../../../shared/reminders/menu.ts';
import { addAssignment, clearThrottle, holdPerson, linkLineUser, useCode } from '../../db/queries/directory.ts';
import type { Statement } from '../../db/statement.ts';
import { audit } from '../audit.ts';
import { type MenuFacts, menuErrand, menuFor } from '../people/menu-of.ts';
import type { Planned } from '../plan.ts';
import { type CodeRow, codeStatus } from './code-status.ts';
import { throttleKey } from './count-miss.ts';

export interface ConfirmFacts {
  readonly now: number;
  readonly month: Month;
  readonly code: (CodeRow & { readonly codeHash: string }) | null;
  /** The person linked to this LINE user already, or null. */
  readonly personId: string | null;
  /** What decides the rich menu of whom it is about. */
  readonly menu: MenuFacts;
}

export interface ConfirmInput {
  readonly lineUserId: string;
  readonly noticeVersion: string;
  /** A fresh UUIDv7 for the change of her rich menu. */
  readonly errandId: string;
}

export interface Confirmed {
  readonly personId: string;
  readonly addedRole: boolean;
  readonly replayed: boolean;
}

/** `ใช่ ฉันเอง`: uses up the code and links LINE user and person one to one, or adds the code's role to her. */
export function confirm(facts: ConfirmFacts, input: ConfirmInput): Planned<Confirmed> {
  const { code, now } = facts;
  const judged = codeStatus(code, { lineUserId: input.lineUserId, personId: facts.personId }, now);
  if (!code || judged.status !== 'valid') {
    if (code && judged.status === 'mine') {
      const personId = facts.personId ?? code.person_id;
      return { statements: [], outcome: { personId, addedRole: false, replayed: true } };
    }
    return problem(judged.status as ProblemCode);
  }
  const personId = facts.personId ?? code.person_id;
  const link = { now, personId, role: code.role, areaId: code.area_id, by: 'code', menu: facts.menu } as const;
  return {
    statements: [
      useCode({ codeHash: code.codeHash, personId, lineUserId: input.lineUserId, at: now }),
      ...(judged.adds ? addingRole(link, facts.month, input) : linking(link, input)),
    ],
    outcome: { personId, addedRole: judged.adds, replayed: false },
  };
}

interface Link {
  readonly now: number;
  readonly personId: string;
  readonly role: Role;
  readonly areaId: string;
  readonly by: 'code' | 'identity';
  readonly menu: MenuFacts;
}

/** Links LINE user and person. Either of them linked meanwhile trips a guard and undoes the commit. */
export function linking(link: Link, input: ConfirmInput): Statement[] {
  const { lineUserId, noticeVersion } = input;
  return [
    holdPerson({ personId: link.personId }),
    linkLineUser({ lineUserId, personId: link.personId, at: link.now, noticeVersion }),
    // Not always the first one's: she may be back, with a new phone, in a month that she has reported.
    menuErrand(menuFor(link.menu, link.now), input, link.now),
    ...settled(link, input, 'line.linked'),
  ];
}

function addingRole(link: Link, month: Month, input: ConfirmInput): Statement[] {
  const { personId, role, areaId, menu, now } = link;
  const after = menuFor({ ...menu, staff: menu.staff || isStaffRole(role) }, now);
  return [
    addAssignment({ personId, role, areaId, fromMonth: month, villageId: null, households: null }),
    ...(after === menuFor(menu, now) ? [] : [menuErrand(after, input, now)]),
    ...settled(link, input, 'role.added'),
  ];
}

function settled({ now, personId, role, areaId, by }: Link, input: ConfirmInput, action: string): Statement[] {
  return [
    // Papers can be shown again after unlinking: they may not wipe out what was guessed before. A code is used up.
    ...(by === 'code' ? [clearThrottle({ key: throttleKey(input.lineUserId) })] : []),
    ...audit({
      unitId: areaId,
      at: now,
      actor: `person:${personId}`,
      action,
      subject: `person:${personId}`,
      detail: { role, notice: input.noticeVersion, by },
    }),
  ];
}
