import { monthState, windowOf } from '../../shared/calendar/deadlines.ts';
import { BANGKOK_OFFSET } from '../../shared/calendar/months.ts';
import type { Stage } from '../../shared/reminders/stage.ts';
import { hasNumbers } from './draft.ts';
import type { Notice, NoticeName, OwnNudge } from './notices.ts';
import type { Conversation, Facts, Talk, VillageFacts } from './types.ts';

/**
 * What a nudge may follow: answers that ask for nothing and are not about reporting themselves. Not among them: whatever is
 * said to alarm, to rude words, or to what was not understood.
 */
const AFTER: ReadonlySet<NoticeName> = new Set<NoticeName>([
  'welcome',
  'menu',
  'already-registered',
  'points',
  'help',
  'sticker',
  'thanks',
  'media',
  'not-open-yet',
]);

/** Where a head volunteer looks for how things stand: what is missing in her village is told here, not at every word. */
const VILLAGE_AFTER: ReadonlySet<NoticeName> = new Set<NoticeName>(['menu', 'points', 'my-reports', 'receipt']);

/** Of who is missing; more are a list to get lost in. */
const MOST_NAMES = 5;

/**
 * A reply costs nothing, a push does (line-platform.md §2.8): any chat ends with what still waits. One bubble at the end,
 * never in the middle of a report or of a registration.
 */
export function withNudge({ talk }: Conversation, notices: readonly Notice[], facts: Facts): readonly Notice[] {
  if (notices.length === 0 || isUnderWay(talk, facts.now)) return notices;
  const fits = (after: ReadonlySet<NoticeName>) => notices.every((one) => after.has(one.notice) && !isAlarm(one));
  const own = fits(AFTER) ? ownNudge(facts) : null;
  const village = fits(VILLAGE_AFTER) ? villageNudge(facts) : null;
  return own === null && village === null ? notices : [...notices, { notice: 'nudge', args: { own, village } }];
}

const isAlarm = (one: Notice) => one.notice === 'not-open-yet' && one.args.service === 'incident';

/** Asked whether a role is hers, or in the middle of a report that can still be sent. One that was only opened is no report yet. */
function isUnderWay(talk: Talk, now: number): boolean {
  if (talk.topic === 'registration') return true;
  if (talk.topic !== 'report' || !(hasNumbers(talk) || talk.step !== 'start')) return false;
  return monthState(windowOf(talk.month), now) !== 'closed';
}

function villageNudge({ village }: Facts): VillageFacts | null {
  return village === null || village.count === 0 ? null : { ...village, names: village.names.slice(0, MOST_NAMES) };
}

function ownNudge({ me, standing, now }: Facts): OwnNudge | null {
  const stage = standing?.stage ?? null;
  if (stage === null || me?.reports !== true || stage.stage === 'reported') return null;
  // "The menu alone" is kept here too; that a report came back is news, not a reminder.
  if (standing?.level === 'menu' && stage.stage !== 'returned') return null;
  const kind = kindOf(stage, now);
  const { month, dueAt, closesAt } = stage.month;
  const until = kind === 'late' ? closesAt : dueAt;
  return { kind, month, until, days: dayOf(until - 1) - dayOf(now) };
}

function kindOf({ stage, month }: Stage, now: number): OwnNudge['kind'] {
  if (stage === 'returned') return 'returned';
  if (monthState(month, now) === 'late') return 'late';
  return stage === 'due-soon' ? 'soon' : 'early';
}

/** The number of a day in Bangkok. */
const dayOf = (ms: number) => Math.floor((ms + BANGKOK_OFFSET) / 86_400_000);
