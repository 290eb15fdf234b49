import { HELP_PAGE } from '../../../shared/text/form-after.ts';
import { FORM_PAGE, SENT } from '../../../shared/text/form-page.ts';
import { REVIEW } from '../../../shared/text/form-review.ts';
import styles from '../../style/report-later.css?url';
import type { ReportController } from '../controller.ts';
import { pagesOf } from '../pages.ts';
import type { LaterScreen } from '../screen.ts';
import type { Frame, View } from '../view.ts';
import { AllPage } from './AllPage.tsx';
import { HelpPage } from './HelpPage.tsx';
import { iconOf } from './icons.ts';
import { Notes } from './Notes.tsx';
import { objectionTo } from './objection.ts';
import { QueuedPage, queuedTitle } from './Queued.tsx';
import { QuickFill, Start } from './QuickFill.tsx';
import { questionAbout } from './question.ts';
import { ReceiptPage } from './Receipt.tsx';
import { ReviewPage } from './ReviewPage.tsx';

/**
 * What she needs only after a while: it comes by itself once the page is usable, and stays out of the page's first 20 KB.
 * What it shares with the inlined page the page lends to it (liff/build/lend.ts).
 */
export const later = { Notes, QuickFill, Start, iconOf, objectionTo, questionAbout, frame: laterFrame };
export type Later = typeof later;

// A file of its own: the page's policy knows inline styles by the hashes of those in its HTML, and refuses this chunk's.
document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: styles }));

function laterFrame(c: ReportController, v: View, screen: LaterScreen): Frame | null {
  const parts = c.form.value ? pagesOf(c.form.value).length : 0;
  const queue = c.queue.value;
  switch (screen) {
    case 'help':
      return { title: HELP_PAGE.title, body: <HelpPage c={c} /> };
    case 'all':
      return { title: FORM_PAGE.all(parts), body: <AllPage c={c} v={v} /> };
    case 'review':
      return { title: REVIEW.title, body: <ReviewPage c={c} v={v} /> };
    case 'queued':
      return { title: queuedTitle(c), body: <QueuedPage c={c} /> };
    case 'sent':
      return queue.kind === 'sent'
        ? { title: SENT.title, body: <ReceiptPage c={c} v={v} receipt={queue.receipt} /> }
        : null;
    default:
      return v.rareParts()?.frame(c, v, screen) ?? null;
  }
}
