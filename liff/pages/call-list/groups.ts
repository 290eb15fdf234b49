import type { Called } from '../../../shared/api/call-list.ts';
import { UNREACHED, type Unreached } from '../../../shared/reminders/reach.ts';

export interface Group {
  readonly why: Unreached | 'reached';
  readonly people: readonly Called[];
}

/** Those whom no reminder reaches first, one group a reason; in each the order stays, and none is empty. */
export function groupsOf(people: readonly Called[]): Group[] {
  const groups = [...UNREACHED, 'reached' as const].map((why) => ({
    why,
    people: people.filter((one) => (one.why ?? 'reached') === why),
  }));
  return groups.filter((group) => group.people.length > 0);
}

/** Whether somebody has a smartphone is the question only where LINE does not work. */
export function asksForSmartphone({ why }: Called): boolean {
  return why !== null && why !== 'menu-only';
}
