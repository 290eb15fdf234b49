import type { messagingApi } from '@line/bot-sdk';
import type { Notice } from '../conversation/notices.ts';
import { BUILDERS } from './builders.ts';
import { createPen, type Pen, type RenderContext } from './pen.ts';
import type { Builder, Speech } from './speech.ts';

/** LINE's limits: messages in one call, quick replies on one message. */
const MOST_MESSAGES = 5;
const MOST_QUICK = 13;

/**
 * LINE's JSON for what is to be said. At most five messages; quick replies stand on the last, since only those are shown,
 * and are gathered from all, so that an earlier question keeps its answers.
 */
export function render(notices: readonly Notice[], ctx: RenderContext): messagingApi.Message[] {
  const spoken = notices.slice(-MOST_MESSAGES).map((notice) => build(notice, createPen(ctx, notice.to)));
  const items = quickReplies(spoken);
  return spoken.map(({ message }, index) =>
    index === spoken.length - 1 && items.length > 0 ? { ...message, quickReply: { items } } : message,
  );
}

function build(notice: Notice, pen: Pen): Speech {
  const builder = BUILDERS[notice.notice] as Builder<typeof notice.notice>;
  return builder(notice.args as never, pen);
}

/** Those of the last message come first: they answer what was asked last. */
function quickReplies(spoken: readonly Speech[]): messagingApi.QuickReplyItem[] {
  const byLabel = new Map<string, messagingApi.Action>();
  for (const action of spoken.toReversed().flatMap(({ quick }) => quick)) {
    if (!byLabel.has(action.label ?? '')) byLabel.set(action.label ?? '', action);
  }
  return [...byLabel.values()].slice(0, MOST_QUICK).map((action) => ({ type: 'action', action }));
}
