import type { NoticeName } from '../conversation/notices.ts';
import { askItem } from './cards/ask-item.ts';
import { askReason } from './cards/ask-reason.ts';
import { askRest } from './cards/ask-rest.ts';
import { callList } from './cards/call-list.ts';
import { chooseItem } from './cards/choose-item.ts';
import { dutyLent } from './cards/duty-lent.ts';
import { fileFor } from './cards/file-for.ts';
import { contact, formLink, help, threeMisses } from './cards/help.ts';
import { certified, couldNotSend, monthClosed, notAReporter, notAssigned, sentAlready } from './cards/month-states.ts';
import { myReports } from './cards/my-reports.ts';
import { nudge } from './cards/nudge.ts';
import { points } from './cards/points.ts';
import { readBack } from './cards/read-back.ts';
import { receipt } from './cards/receipt.ts';
import { askCode, confirmIdentity, registered } from './cards/registration.ts';
import { reminderChosen, reminders } from './cards/reminders.ts';
import { reportStart, returned } from './cards/report-start.ts';
import {
  filingReturned,
  objected,
  reportCertified,
  reportFiled,
  reportReturned,
  reportWithdrawn,
} from './cards/review.ts';
import { review } from './cards/reviews-waiting.ts';
import { unitDigest } from './cards/unit-digest.ts';
import { welcome } from './cards/welcome.ts';
import type { Builder } from './speech.ts';
import { TEXTS } from './texts.ts';

/** How each notice is said. The type makes sure that none is forgotten. */
export const BUILDERS: { readonly [N in NoticeName]: Builder<N> } = {
  ...TEXTS,
  welcome,
  'ask-code': askCode,
  'confirm-identity': confirmIdentity,
  registered,
  'report-start': reportStart,
  returned,
  'ask-item': askItem,
  'ask-rest': askRest,
  'choose-item': chooseItem,
  'ask-reason': askReason,
  'read-back': readBack,
  receipt,
  'sent-already': sentAlready,
  certified,
  'month-closed': monthClosed,
  'could-not-send': couldNotSend,
  'not-assigned': notAssigned,
  'not-a-reporter': notAReporter,
  points,
  'my-reports': myReports,
  help,
  'form-link': formLink,
  contact,
  'three-misses': threeMisses,
  'call-list': callList,
  review,
  'file-for': fileFor,
  reminders,
  'reminder-chosen': reminderChosen,
  nudge,
  'report-returned': reportReturned,
  'report-certified': reportCertified,
  'report-withdrawn': reportWithdrawn,
  'report-filed': reportFiled,
  'filing-returned': filingReturned,
  'unit-digest': unitDigest,
  'duty-lent': dutyLent,
  objected,
};
