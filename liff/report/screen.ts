import type { ReportController } from './controller.ts';
import type { Place, View } from './view.ts';

type Screen = 'loading' | 'form' | 'queued' | 'sent' | 'stopped' | Closed;
/** Why nothing can be sent. */
export type Closed = 'closed' | 'certified' | 'not-open' | 'no-duty';
/** What is drawn by liff/report/later. */
export type LaterScreen = Exclude<Screen, 'loading' | 'form'> | Exclude<Place, number>;

/** What the month allows, and what became of the report, decide what she sees. */
export function screenOf(c: ReportController): Screen {
  const queue = c.queue.value.kind;
  if (queue === 'sent') return 'sent';
  if (queue === 'problem') return 'stopped';
  if (queue !== 'draft') return 'queued';
  const { sure, state, report } = c.month.value;
  // Until the server told, the phone's clock only guesses: it shuts nobody out.
  if (sure) {
    // Staff, and whoever was a volunteer once: told at once, not when everything is typed in.
    if (!c.choices.value[0]) return 'no-duty';
    if (report?.state === 'certified') return 'certified';
    if (state === 'closed' || state === 'not-open') return state;
  }
  return c.form.value === null || c.save.value === 'loading' ? 'loading' : 'form';
}

/** Changes when she is somewhere else. */
export function screenKey(c: ReportController, v: View): string {
  const place = v.place.value;
  const screen = screenOf(c);
  return place === 'help' || place === 'months'
    ? place
    : `${c.month.value.month} ${screen} ${screen === 'form' ? place : ''}`;
}
