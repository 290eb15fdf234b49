import { HELP_PAGE, SENT_PAGE } from '../../../shared/text/form-after.ts';
import { FORM_PAGE } from '../../../shared/text/form-page.ts';
import { REVIEW } from '../../../shared/text/form-review.ts';
import css from '../../style/report-later.css?inline';
import type { ReportController } from '../controller.ts';
import { pagesOf } from '../pages.ts';
import type { LaterScreen } from '../screen.ts';
import type { Frame, View } from '../view.ts';
import { AllPage } from './AllPage.tsx';
import { HelpPage } from './HelpPage.tsx';
import { iconOf } from './icons.ts';
import { ClosedPage, closedTitle, MonthsPage, monthsTitle } from './Months.tsx';
import { Notes } from './Notes.tsx';
import { QueuedPage, queuedTitle } from './Queued.tsx';
import { QuickFill, Start } from './QuickFill.tsx';
import { questionAbout } from './question.ts';
import { ReceiptPage } from './Receipt.tsx';
import { ReviewPage } from './ReviewPage.tsx';
import { Stopped, stoppedTitle } from './Stopped.tsx';

/**
 * What she needs only after a while: it comes by itself once the page is usable, and stays out of the page's first 20 KB.
 * What it shares with the inlined page the page lends to it (liff/build/lend.ts).
 */
export const later = { Notes, QuickFill, Start, iconOf, questionAbout, frame: laterFrame };
export type Later = typeof later;

document.head.append(Object.assign(document.createElement('style'), { textContent: css }));

function laterFrame(c: ReportController, v: View, screen: LaterScreen): Frame {
  const parts = c.form.value ? pagesOf(c.form.value).length : 0;
  switch (screen) {
    case 'help':
      return { title: HELP_PAGE.title, body: <HelpPage c={c} /> };
    case 'months':
      return { title: monthsTitle, body: <MonthsPage c={c} v={v} /> };
    case 'all':
      return { title: FORM_PAGE.all(parts), body: <AllPage c={c} v={v} /> };
    case 'review':
      return { title: REVIEW.title, body: <ReviewPage c={c} v={v} /> };
    case 'queued':
      return { title: queuedTitle(c), body: <QueuedPage c={c} /> };
    case 'sent':
    case 'stopped':
      return answered(c, v);
    default:
      return { title: closedTitle(screen), body: <ClosedPage c={c} v={v} why={screen} /> };
  }
}

function answered(c: ReportController, v: View): Frame {
  const queue = c.queue.value;
  if (queue.kind === 'sent') return { title: SENT_PAGE.title, body: <ReceiptPage c={c} receipt={queue.receipt} /> };
  if (queue.kind !== 'problem') return { title: FORM_PAGE.loading, body: null };
  return { title: stoppedTitle(queue.problem), body: <Stopped c={c} v={v} problem={queue.problem} /> };
}
