import { createSimulator } from '../../simulator/platform/simulator.ts';
import { ACCESS_TOKEN, CHANNEL_SECRET } from '../support/account.ts';
import { createRunner, type Job } from './jobs.ts';

// A process of its own: the load, and the stand-in that takes the replies. argv: how many people there are, and each how-many-th volunteer they are.

const sim = await createSimulator({
  channelSecret: CHANNEL_SECRET,
  accessToken: ACCESS_TOKEN,
  // The bench measures us, not LINE's limits; and nothing may pile up over ten minutes.
  rateLimits: false,
  quota: { type: 'none' },
  logLimit: 0,
  chatLimit: 0,
  // A million people who never wrote are not in its world; who is written to is counted all the same.
  multicastUnknown: 'drop',
  // Signed beforehand, sent later.
  replyTokenLifeMs: 15 * 60_000,
});
const run = createRunner(sim, Number(process.argv[2]), Number(process.argv[3]));

process.on('message', ({ id, job }: { id: number; job: Job }) => {
  run(job).then(
    (result) => process.send?.({ id, result }),
    (error) => process.send?.({ id, error: error instanceof Error ? error.message : String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.({ lineOrigin: sim.url });
