import type { messagingApi } from '@line/bot-sdk';
import type { Month } from '../../shared/calendar/months.ts';
import { daysUntil } from '../../shared/reminders/days-left.ts';
import { LABELS } from '../../shared/text/labels.ts';
import { daysLeft, FEWER, HOW, notSent } from '../../shared/text/reminder-push.ts';
import { sendBy } from '../../shared/text/report-start.ts';
import { thaiDate, thaiMonth } from '../../shared/thai/dates.ts';
import { bold, bubble, button, soft, text } from './flex.ts';

/**
 * The reminder that a wave sends. A multicast has one body for all its people, so the button says the plain chat word: no
 * sealed button could be good for all of them.
 * @param dueAt the first ms that is too late
 */
export function reminderPush(month: Month, dueAt: number, now: number): messagingApi.FlexMessage {
  const left = daysLeft(daysUntil(dueAt, now));
  const unsent = notSent(thaiMonth(month));
  return {
    type: 'flex',
    // What stands on a locked screen, and all that a screen reader gets: its beginning must say it.
    altText: [left, unsent, HOW, FEWER].join(' ').replaceAll('\n', ' '),
    contents: bubble({
      title: left,
      subtitle: sendBy(thaiDate(dueAt - 1)),
      body: [bold(unsent), text(HOW), soft(FEWER)],
      buttons: [button({ type: 'message', label: LABELS.report, text: LABELS.report }, 'main')],
    }),
  };
}
