import { ASK_REASON, ZERO_REASONS } from '../../../shared/text/report-ask.ts';
import { soft, text } from '../flex.ts';
import { type Builder, show } from '../speech.ts';

/** A month of zeros is believed, and asked why. */
export const askReason: Builder<'ask-reason'> = ({ card }, pen) =>
  show({ title: ASK_REASON.title, body: [text(ASK_REASON.question), soft(ASK_REASON.hint)] }, pen, [
    ...ZERO_REASONS.map((label, index) => ({ action: 'reason' as const, arg: String(index), card, label })),
    { action: 'back', card },
    { action: 'cancel', card },
  ]);
