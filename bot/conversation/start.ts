import type { Conversation } from './types.ts';

/** The talk with a LINE user whom we meet for the first time. */
export function newConversation(): Conversation {
  return { seq: 0, card: 0, misses: 0, talk: { topic: 'idle' }, aside: [] };
}
