import type { Month } from '../../shared/calendar/months.ts';
import type { Action } from './actions.ts';
import type { ChatEvent } from './types.ts';

/** What an event means in this talk, before any fact is looked at. */
export type Said =
  | { readonly said: 'action'; readonly action: Action; readonly arg: string | null }
  /** A button of an older card, or one that we no longer know. */
  | { readonly said: 'stale'; readonly action: Action | null; readonly arg: string | null }
  | { readonly said: 'code'; readonly code: string }
  /** `ส่งรายงาน` with what followed it; the month when she named one. */
  | { readonly said: 'report'; readonly month: Month | null; readonly line: string }
  | { readonly said: 'number'; readonly value: number }
  /** `rude`: rude words stood beside the text, which is without them. */
  | { readonly said: 'words'; readonly text: string; readonly rude?: true }
  | { readonly said: 'follow' }
  | { readonly said: 'unfollow' }
  | { readonly said: 'sticker' }
  | { readonly said: 'thanks' }
  | { readonly said: 'abuse' }
  | { readonly said: 'citizen-id' }
  | { readonly said: 'media'; readonly media: Extract<ChatEvent, { kind: 'media' }>['media'] };
