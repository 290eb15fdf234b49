import { ask, openConnection } from './connection.ts';
import type { Crowd } from './crowd.ts';
import type { Replies } from './replies.ts';
import { createTally, type Load } from './tally.ts';
import type { Said } from './words.ts';

export interface Talk {
  readonly port: number;
  /** People who talk at the same time. */
  readonly atOnce: number;
  readonly seconds: number;
  readonly script: readonly Said[];
}

/**
 * People who each go through the script and wait for every reply, as on a phone; then somebody else goes on, until the time
 * is over. The first goes through in any case: a window that passed while this process stood still is no figure. A turn
 * counts from sending the webhook to the stand-in's acceptance of the reply; status 0 is a reply that never came.
 */
export async function talk({ port, atOnce, seconds, script }: Talk, crowd: Crowd, replies: Replies): Promise<Load> {
  const connections = await Promise.all(Array.from({ length: atOnce }, () => openConnection(port)));
  const tally = createTally();
  const until = tally.start + seconds * 1000;
  await Promise.all(
    connections.map(async (connection) => {
      do {
        const userId = crowd.someone();
        for (const said of script) {
          const { event, request } = crowd.say(userId, said);
          const sentAt = performance.now();
          const [status, replied] = await Promise.all([ask(connection, request), replies.to(event.replyToken ?? '')]);
          tally.add(replied === null ? 0 : status, performance.now() - sentAt);
          if (status === 0) return;
        }
      } while (performance.now() < until);
    }),
  );
  for (const connection of connections) connection.close();
  return tally.load();
}
