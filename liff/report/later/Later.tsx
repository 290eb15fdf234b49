import { signal } from '@preact/signals';
import { FORM_PAGE, SENT } from '../../../shared/text/form-page.ts';
import { REVIEW } from '../../../shared/text/form-review.ts';
import { HELP_PAGE } from '../../../shared/text/help-page.ts';
import { HelpCard } from '../../components/HelpCard.tsx';
import { once } from '../../offline/once.ts';
import styles from '../../style/report-later.css?url';
import type { ReportController } from '../controller.ts';
import { pagesOf } from '../pages.ts';
import type { LaterScreen } from '../screen.ts';
import type { Frame, View } from '../view.ts';
import { AllPage } from './AllPage.tsx';
import { iconOf } from './icons.ts';
import { Notes } from './Notes.tsx';
import { objectionTo } from './objection.ts';
import { QueuedPage, queuedTitle } from './Queued.tsx';
import { QuickFill, Start } from './QuickFill.tsx';
import { questionAbout } from './question.ts';
import { ReviewPage } from './ReviewPage.tsx';

/**
 * What she needs only after a while: it comes by itself once the page is usable, and stays out of the page's first 20 KB.
 * What it shares with the inlined page the page lends to it (liff/build/lend.ts).
 */
export const later = { Notes, QuickFill, Start, iconOf, objectionTo, questionAbout, frame: laterFrame };
export type Later = typeof later;

// A file of its own: the page's policy knows inline styles by the hashes of those in its HTML, and refuses this chunk's.
document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: styles }));

/** Comes while the report is under way; until then the page says its number (liff/report/views/App.tsx). */
const receipt = signal<typeof import('./Receipt.tsx') | null>(null);
const loadReceipt = once(async () => {
  receipt.value = await import('./Receipt.tsx');
});

function laterFrame(c: ReportController, v: View, screen: LaterScreen): Frame | null {
  const parts = c.form.value ? pagesOf(c.form.value).length : 0;
  switch (screen) {
    case 'help':
      return { title: HELP_PAGE.title, body: <HelpCard {...c.who.value} /> };
    case 'all':
      return { title: FORM_PAGE.all(parts), body: <AllPage c={c} v={v} /> };
    case 'review':
      return { title: REVIEW.title, body: <ReviewPage c={c} v={v} /> };
    case 'queued':
      void loadReceipt();
      return { title: queuedTitle(c), body: <QueuedPage c={c} v={v} /> };
    case 'sent':
      void loadReceipt();
      return receiptFrame(c, v);
    default:
      return v.rareParts()?.frame(c, v, screen) ?? null;
  }
}

function receiptFrame(c: ReportController, v: View): Frame | null {
  const queue = c.queue.value;
  const Page = receipt.value?.ReceiptPage;
  return Page && queue.kind === 'sent'
    ? { title: SENT.title, body: <Page c={c} v={v} receipt={queue.receipt} /> }
    : null;
}
