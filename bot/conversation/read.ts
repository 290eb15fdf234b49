import { isAction, isGlobal } from './actions.ts';
import { readText } from './read-text.ts';
import type { Said } from './said.ts';
import type { ChatEvent, Conversation } from './types.ts';

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
