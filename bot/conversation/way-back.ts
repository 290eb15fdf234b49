import { hasNumbers } from './draft.ts';
import { isTakenOver } from './draft-copy.ts';
import type { Notice } from './notices.ts';
import type { Talk } from './types.ts';

/** The way back to a report that other words came between; nothing where there is none. */
export function wayBack(talk: Talk): Notice[] {
  if (talk.topic !== 'report' || !(hasNumbers(talk) || talk.step === 'ask')) return [];
  // The form's own numbers are the form's to send, and it may have done so: the facts of another topic do not tell.
  return isTakenOver(talk) ? [] : [{ notice: 'draft-waiting', args: { month: talk.month } }];
}
