import { userIdOf } from '../../simulator/platform/ids.ts';
import type { Simulator } from '../../simulator/platform/simulator.ts';
import type { EventBody, WebhookEvent } from '../../simulator/platform/webhook/events.ts';
import { webhookRequest } from './requests.ts';
import type { Said } from './words.ts';

/** The LINE id of the n-th person of the bench; the seed links them to the n-th volunteer. */
export function personOf(n: number): string {
  return userIdOf(`bench-${n}`);
}

/** Spreads neighbours apart; prime, so that everybody comes before anybody comes again. */
const STRIDE = 7919;

/** Who comes as the n-th; nobody twice before all have come. */
export function someoneElse(n: number, people: number): number {
  return (n * STRIDE) % people;
}

/** People who send events through a stand-in, none twice before all have been. */
export function createCrowd(sim: Simulator, people: number, each: number) {
  const turns = new Map<string, number>();
  let next = 0;
  const someone = () => personOf(each * someoneElse(next++, people));
  const event = (userId: string, said: Said): WebhookEvent =>
    sim.compose({ type: 'user', userId }, bodyOf(said, sim.world.ids.messageId()));
  return {
    /** The next person, for a talk of her own. */
    someone,
    /** Her event, and the request that carries it. */
    say(userId: string, said: Said) {
      const made = event(userId, said);
      return { event: made, request: webhookRequest(sim.signed([made])) };
    },
    /** The same event once more, as LINE sends it when it is not sure that we have it. */
    again(event: WebhookEvent): Buffer {
      return webhookRequest(sim.signed([{ ...event, deliveryContext: { isRedelivery: true } }]));
    },
    /** The next person's next saying, as a request. */
    request(sayings: readonly Said[]): Buffer {
      const userId = someone();
      const turn = turns.get(userId) ?? 0;
      turns.set(userId, turn + 1);
      const said = sayings[turn % sayings.length] ?? 'sticker';
      return webhookRequest(sim.signed([event(userId, said)]));
    },
  };
}

export type Crowd = ReturnType<typeof createCrowd>;

function bodyOf(said: Said, id: string): EventBody {
  if (said === 'no-turn') return { type: 'videoPlayComplete', videoPlayComplete: { trackingId: 'bench' } };
  if (said === 'sticker')
    return {
      type: 'message',
      message: { type: 'sticker', id, packageId: '446', stickerId: '1988', stickerResourceType: 'STATIC' },
    };
  return { type: 'message', message: { type: 'text', id, quoteToken: `q-${id}`, text: said.text } };
}
