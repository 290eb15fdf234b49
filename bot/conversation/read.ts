import type { Month } from '../../shared/calendar/months.ts';
import { type Action, isAction, isGlobal } from './actions.ts';
import { readText } from './read-text.ts';
import type { ChatEvent, Conversation } from './types.ts';

/** What an event means in this talk, before any fact is looked at. */
export type Said =
  | { readonly said: 'action'; readonly action: Action; readonly arg: string | null }
  /** A button of an older card, or one that we no longer know. */
  | { readonly said: 'stale'; readonly action: Action | null; readonly arg: string | null }
  | { readonly said: 'code'; readonly code: string }
  /** `ส่งรายงาน` with what followed it; the month when she named one. */
  | { readonly said: 'report'; readonly month: Month | null; readonly line: string }
  | { readonly said: 'number'; readonly value: number }
  | { readonly said: 'words'; readonly text: string }
  | { readonly said: 'follow' }
  | { readonly said: 'unfollow' }
  | { readonly said: 'sticker' }
  | { readonly said: 'thanks' }
  | { readonly said: 'abuse' }
  | { readonly said: 'citizen-id' }
  | { readonly said: 'media'; readonly media: Extract<ChatEvent, { kind: 'media' }>['media'] };

/** Reads an event. Total: every event means something, at worst `words`. */
export function read(conversation: Conversation, event: ChatEvent): Said {
  switch (event.kind) {
    case 'text':
      return whenLate(event.late === true, readText(conversation.talk, event.text, event.at));
    case 'tap':
      return readTap(conversation.card, event);
    case 'stale-tap':
      return { said: 'stale', action: null, arg: null };
    case 'media':
      return { said: 'media', media: event.media };
    default:
      return { said: event.kind };
  }
}

/** Words that come late answered another card than the one she sees now: `ยืนยันส่ง` must not send what she never confirmed. */
function whenLate(late: boolean, said: Said): Said {
  if (late && said.said === 'number') return { said: 'stale', action: null, arg: null };
  if (late && said.said === 'action' && !isGlobal(said.action)) return { ...said, said: 'stale' };
  return said;
}

function readTap(card: number, tap: Extract<ChatEvent, { kind: 'tap' }>): Said {
  if (!isAction(tap.action)) return { said: 'stale', action: null, arg: null };
  const live = tap.card === null ? isGlobal(tap.action) : tap.card === card;
  const { action, arg } = tap;
  return live ? { said: 'action', action, arg } : { said: 'stale', action, arg };
}
