import type { Said } from '../said.ts';
import type { Move, Turn } from '../turn.ts';

/** Added as a friend, or unblocked. */
export function follow({ facts }: Turn): Move {
  return {
    intents: [{ verb: 'follower.seen', blocked: false }],
    notices: [{ notice: 'welcome', args: { name: facts.me?.name ?? null } }],
  };
}

/** She blocked us: nothing can be said, her draft stays for when she comes back. */
export function unfollow(): Move {
  return { intents: [{ verb: 'follower.seen', blocked: true }], notices: [] };
}

/** Stickers, thanks, pictures, rude words, citizen ids: each gets a kind answer and moves nothing. */
export function smallTalk(
  said: Extract<Said, { said: 'sticker' | 'thanks' | 'media' | 'abuse' | 'citizen-id' }>,
): Move {
  switch (said.said) {
    case 'media':
      return { notices: [{ notice: 'media', args: { media: said.media } }] };
    case 'abuse':
      return { notices: [{ notice: 'calm', args: {} }] };
    case 'citizen-id':
      return { notices: [{ notice: 'no-citizen-id', args: {} }] };
    default:
      return { notices: [{ notice: said.said, args: {} }] };
  }
}
