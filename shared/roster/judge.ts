import { addMonths, type Month } from '../calendar/months.ts';
import type { Role } from '../people/roles.ts';
import type { Entry } from './entry.ts';
import { type Found, keepsBack, type LineProblem } from './problems.ts';
import type { Leave, RosterStanding } from './standing.ts';

/** An assignment of a volunteer, as the store has it. */
export interface Post {
  readonly role: Role;
  readonly unitId: string;
  readonly fromMonth: Month;
  readonly toMonth: Month | null;
  readonly villageId: string | null;
  readonly households: number | null;
  readonly standing: RosterStanding;
  readonly orderNo: string | null;
  readonly endReason: string | null;
}

/** What a roster may change of a person. */
export interface Particulars {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string | null;
  readonly phone: string | null;
}

/** Whom the store knows by this id: the person, and her posts as volunteer and head volunteer, newest first. */
export interface Known {
  readonly personId: string;
  readonly particulars: Particulars;
  readonly posts: readonly Post[];
  /** The newest month that she has reported. */
  readonly lastReport: Month | null;
}

/** Where the line puts her. */
export interface Placed {
  readonly unitId: string;
  readonly villageId: string | null;
  /** Is her unit of now the importer's to change? */
  readonly inScope: boolean;
}

export type LineAction = 'new' | 'same' | 'change' | 'move' | 'leave' | 'rejoin' | 'problem';

/** What a line does when it is applied. */
export interface Judged extends Particulars {
  readonly action: LineAction;
  readonly villageId: string | null;
  readonly households: number | null;
  readonly standing: RosterStanding;
  readonly orderNo: string | null;
  /** A post begins with this month; null: none does. */
  readonly fromMonth: Month | null;
  /** The post that there is ends with this month; null: it stays. */
  readonly toMonth: Month | null;
  readonly endReason: Leave | null;
  readonly problems: readonly Found[];
}

/** Her post as volunteer in a month, or the one that begins later. */
export function postFrom({ posts }: Known, month: Month): Post | null {
  const open = posts.filter(({ role, toMonth }) => role === 'volunteer' && (toMonth === null || toMonth >= month));
  return open.find(({ fromMonth }) => fromMonth <= month) ?? open[0] ?? null;
}

/** What a line of the roster of a month means for whom it names. Nothing is changed in months before. */
export function judgeLine(entry: Entry, known: Known | null, placed: Placed, month: Month): Judged {
  const current = known && postFrom(known, month);
  const after = merged(entry, known, current, placed);
  const found = [...entry.problems, ...doubts(entry, known)];
  const because = (code: LineProblem) => [...found, { column: 'citizen', code } as const];
  const done = (action: LineAction, part: Partial<Judged> = {}): Judged => ({
    ...after,
    action,
    fromMonth: null,
    toMonth: null,
    endReason: null,
    problems: found,
    ...part,
  });
  if (found.some((one) => keepsBack(one, entry.leaves !== undefined))) return done('problem');
  if (entry.leaves) return leaving(entry.leaves, { known, current, placed, month }, done, because);
  if (!known) return done('new', { fromMonth: month });
  if (!current) return done('rejoin', { fromMonth: month });
  const before = addMonths(month, -1);
  if (current.unitId !== placed.unitId) {
    if (!placed.inScope) return done('problem', { problems: because('elsewhere') });
    // One report a month, for ever: what lies in the old unit stays there, and she begins in the new one after it.
    if (known.lastReport !== null && known.lastReport >= month)
      return done('problem', { problems: because('reported-there') });
    return done('move', { fromMonth: month, toMonth: before, endReason: 'moved' });
  }
  // What she is entitled to holds for whole months: the months before keep what was true in them.
  if (!samePost(current, after)) return done('change', { fromMonth: month, toMonth: before });
  return done(sameParticulars(known.particulars, after) ? 'same' : 'change');
}

interface Leaving {
  readonly known: Known | null;
  readonly current: Post | null;
  readonly placed: Placed;
  readonly month: Month;
}

function leaving(
  reason: Leave,
  { known, current, placed, month }: Leaving,
  done: (action: LineAction, part?: Partial<Judged>) => Judged,
  because: (code: LineProblem) => readonly Found[],
): Judged {
  if (!known) return done('problem', { problems: because('not-on-roster') });
  if (!current) return done('same');
  if (current.unitId !== placed.unitId) return done('problem', { problems: because('elsewhere') });
  if (current.toMonth === month) return done('same');
  return done('leave', { toMonth: month, endReason: reason });
}

function merged(entry: Entry, known: Known | null, current: Post | null, { unitId, villageId }: Placed) {
  // A village of the unit that she leaves is none of the new one.
  const kept = current?.unitId === unitId ? current : null;
  return {
    givenName: entry.givenName,
    familyName: entry.familyName,
    birthDate: entry.birthDate ?? known?.particulars.birthDate ?? null,
    phone: entry.phone ?? known?.particulars.phone ?? null,
    villageId: villageId ?? kept?.villageId ?? null,
    households: entry.households ?? kept?.households ?? null,
    standing: entry.standing === undefined ? (current?.standing ?? null) : entry.standing,
    orderNo: entry.orderNo ?? current?.orderNo ?? null,
  };
}

function doubts({ givenName, familyName, birthDate }: Entry, known: Known | null): Found[] {
  if (!known) return [];
  const { particulars } = known;
  const found: Found[] = [];
  if (givenName !== particulars.givenName || familyName !== particulars.familyName)
    found.push({ column: 'given', code: 'name-differs' });
  if (birthDate !== undefined && particulars.birthDate !== null && birthDate !== particulars.birthDate)
    found.push({ column: 'birth', code: 'birth-differs' });
  return found;
}

function samePost(post: Post, after: Pick<Post, 'villageId' | 'households' | 'standing' | 'orderNo'>): boolean {
  const { villageId, households, standing, orderNo } = after;
  const same = post.villageId === villageId && post.households === households && post.standing === standing;
  return same && post.orderNo === orderNo && post.toMonth === null;
}

function sameParticulars(a: Particulars, b: Particulars): boolean {
  const { givenName, familyName, birthDate, phone } = a;
  return givenName === b.givenName && familyName === b.familyName && birthDate === b.birthDate && phone === b.phone;
}
