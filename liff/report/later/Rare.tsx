import { CLOSED } from '../../../shared/text/form-rare.ts';
import type { ReportController } from '../controller.ts';
import type { Closed, LaterScreen } from '../screen.ts';
import type { Frame, View } from '../view.ts';
import { Extras } from './Extras.tsx';
import { Heard, SignInStrip } from './Heard.tsx';
import { ClosedPage, MonthsPage, monthsTitle } from './Months.tsx';
import { Stopped, stoppedTitle } from './Stopped.tsx';

/** What most visits never see: it comes when it is asked for. */
export const rare = { Extras, Heard, SignIn: SignInStrip, frame: rareFrame };
export type Rare = typeof rare;

function rareFrame(c: ReportController, v: View, screen: LaterScreen): Frame | null {
  const queue = c.queue.value;
  if (screen === 'months') return { title: monthsTitle, body: <MonthsPage c={c} v={v} /> };
  if (queue.kind === 'problem')
    return { title: stoppedTitle(queue.problem), body: <Stopped c={c} v={v} problem={queue.problem} /> };
  return isClosed(screen) ? { title: CLOSED.title[screen], body: <ClosedPage c={c} v={v} why={screen} /> } : null;
}

function isClosed(screen: LaterScreen): screen is Closed {
  return screen in CLOSED.title;
}
