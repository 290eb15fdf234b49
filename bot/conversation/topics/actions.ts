import { isMonth, type Month } from '../../../shared/calendar/months.ts';
import type { Action } from '../actions.ts';
import type { Move, Turn } from '../turn.ts';
import { cancel, continueReport } from './cancel.ts';
import { fileFor } from './file-for.ts';
import { forStaff } from './for-staff.ts';
import { contact, formLink, help, menu, notOpenYet } from './help.ts';
import { myReports } from './my-reports.ts';
import { objection } from './objection.ts';
import { points } from './points.ts';
import { askCode, confirmMe, notMe } from './registration.ts';
import { chooseReminders, isReminderAction, reminders } from './reminders.ts';
import { moreItems, reportAction, reportNumber } from './report.ts';
import { isReportAction } from './report-changes.ts';
import { giveReason } from './report-reason.ts';
import { resendReport, startReport } from './report-start.ts';
import { send } from './submit.ts';

/** What each button does, tapped or typed. */
export function actOn(turn: Turn, action: Action, arg: string | null): Move {
  if (isReportAction(action)) return reportAction(turn, action, arg);
  if (isReminderAction(action)) return chooseReminders(turn, action);
  switch (action) {
    case 'menu':
      return menu(turn);
    case 'report':
      return startReport(turn, null);
    case 'month':
      return startReport(turn, monthArg(arg));
    case 'resend':
      return resendReport(turn, monthArg(arg));
    case 'continue':
    case 'undo':
      return continueReport(turn);
    case 'points':
      return points(turn);
    case 'my-reports':
      return myReports(turn);
    case 'help':
      return help();
    case 'contact':
    case 'call':
      return contact(turn);
    case 'form':
      return formLink(turn);
    case 'register':
      return askCode(turn, arg);
    case 'confirm-me':
      return confirmMe(turn);
    case 'not-me':
      return notMe(turn);
    case 'more-items':
      return moreItems(turn);
    case 'answer':
      return answer(turn, arg ?? '');
    case 'reason':
      return giveReason(turn, arg);
    case 'send':
      return send(turn);
    case 'cancel':
      return cancel(turn);
    case 'call-list':
      return forStaff(turn, 'call-list');
    case 'review':
      return forStaff(turn, 'review');
    case 'file-for':
      return fileFor(turn);
    case 'object':
      return objection(turn, arg);
    case 'reminders':
      return reminders(turn);
    default:
      return notOpenYet(action);
  }
}

function monthArg(arg: string | null): Month | null {
  return arg !== null && isMonth(arg) ? arg : null;
}

function answer(turn: Turn, digits: string): Move {
  const { talk } = turn.conversation;
  return talk.topic === 'report' && /^\d+$/u.test(digits)
    ? reportNumber(turn, talk, Number(digits))
    : continueReport(turn);
}
