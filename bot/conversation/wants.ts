import { isMonth, type Month } from '../../shared/calendar/months.ts';
import type { Action } from './actions.ts';
import { read } from './read.ts';
import type { Said } from './said.ts';
import { isReminderAction } from './topics/reminders.ts';
import { isReportAction } from './topics/report-changes.ts';
import type { ChatEvent, Conversation, Talk, Wants } from './types.ts';

const NEED_REPORTS: ReadonlySet<Action> = new Set<Action>([
  'report',
  'month',
  'resend',
  'continue',
  'undo',
  'more-items',
  'answer',
  'reason',
  'send',
]);

/** What is answered by something that a nudge may follow (nudge.ts). */
const NUDGED: ReadonlySet<Action> = new Set<Action>([
  'menu',
  'points',
  'help',
  'register',
  'rewards',
  'coupons',
  'news',
]);
const NUDGED_WORDS: ReadonlySet<Said['said']> = new Set<Said['said']>(['follow', 'sticker', 'thanks', 'media']);
const TELLS_VILLAGE: ReadonlySet<Action> = new Set<Action>(['menu', 'points', 'my-reports', 'send']);

/** Which facts `step` will look at for this event. Whatever is not asked for costs no query. */
export function wants(conversation: Conversation, event: ChatEvent): Wants {
  const said = read(conversation, event);
  const { talk } = conversation;
  const reports = needsReports(said, talk);
  const action = said.said === 'action' ? said.action : null;
  return {
    code: codeOf(said, talk),
    reports,
    month: reports ? (monthOf(said) ?? draftMonth(conversation, said)) : null,
    mine: action === 'my-reports',
    points: action === 'points',
    standing: NUDGED_WORDS.has(said.said) || (action !== null && NUDGED.has(action)),
    village: action !== null && TELLS_VILLAGE.has(action),
    calls: action === 'call-list' || action === 'review',
    files: action === 'file-for',
    above: action === 'contact' || action === 'call',
    reminders: action === 'reminders' || (action !== null && isReminderAction(action)),
  };
}

function needsReports(said: Said, talk: Talk): boolean {
  switch (said.said) {
    case 'report':
    case 'number':
    case 'words':
      return true;
    case 'stale':
      return talk.topic === 'report' || said.action === 'send';
    case 'action':
      return NEED_REPORTS.has(said.action) || isReportAction(said.action);
    default:
      return false;
  }
}

/** A code that was typed, or the one that waits for `ใช่ ฉันเอง`. */
function codeOf(said: Said, talk: Talk): string | null {
  if (said.said === 'code') return said.code;
  const pending = talk.topic === 'registration' ? talk.code : null;
  const needed = said.said === 'stale' || (said.said === 'action' && said.action === 'confirm-me');
  return needed ? pending : null;
}

function monthOf(said: Said): Month | null {
  if (said.said === 'report') return said.month;
  const arg = said.said === 'action' || said.said === 'stale' ? said.arg : null;
  return arg !== null && isMonth(arg) ? arg : null;
}

/** The month of the draft that the event goes on with, since it may have closed meanwhile. */
function draftMonth({ talk, aside }: Conversation, said: Said): Month | null {
  if (talk.topic === 'report') return talk.month;
  if (said.said !== 'action') return null;
  return talk.topic === 'cancelled' ? talk.draft.month : (aside[0]?.month ?? null);
}
