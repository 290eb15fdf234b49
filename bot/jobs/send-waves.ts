import { dayAt, startOfDay } from '../../shared/calendar/days.ts';
import { maySend } from '../../shared/reminders/quiet-hours.ts';
import { one } from '../db/db.ts';
import { chunksDue, firstFrozen, wavesAtEnd } from '../db/queries/wave-chunk.ts';
import type { DueChunk } from '../services/wave/chunk.ts';
import { moveWave } from '../services/wave/control.ts';
import { quotaIsKnown } from './read-quota.ts';
import { sendChunk, type WaveSender } from './send-chunk.ts';

/** A second of calls, with some to spare. */
const ROUND = 256;
/** Calls under way at once: enough for the full rate while LINE answers in 200 ms. */
const WIDTH = 32;

/**
 * One round of sending: whatever is due of all waves, as far as quota, budget and pace allow; then waves in which nothing
 * waits any more are finished. Any number of processes may do this at once, and die anywhere in it. Answers how many chunks
 * it took a step further.
 */
export async function sendWaves(sender: WaveSender): Promise<number> {
  const now = sender.clock.now();
  const due = await sender.db.rows(chunksDue({ at: now, today: startOfDay(dayAt(now)), limit: ROUND }));
  const mayBegin = await beginning(sender, due, now);
  // Waves that this round has stopped: their other chunks need not find out one by one.
  const stopped = new Set<string>();
  let worked = 0;
  await sideBySide(due, async (chunk) => {
    if (stopped.has(chunk.wave_id)) return;
    const { step, stop } = await sendChunk(sender, chunk, mayBegin);
    if (step) worked++;
    if (stop === null || stopped.has(chunk.wave_id)) return;
    stopped.add(chunk.wave_id);
    await stopWave(sender, chunk, stop);
  });
  await finishWaves(sender);
  return worked;
}

/** Whether chunks may be begun in this round. What was begun before goes on in any case. */
async function beginning(sender: WaveSender, due: readonly DueChunk[], now: number): Promise<boolean> {
  const fresh = due.filter((chunk) => chunk.frozen_at === null && chunk.wave_state === 'running' && now < chunk.due_at);
  if (fresh.length === 0 || !maySend(now, new Set())) return false;
  const waves = [...new Set(fresh.map((chunk) => chunk.wave_id))];
  const begun = await Promise.all(waves.map((waveId) => one(sender.db, firstFrozen({ waveId }))));
  return quotaIsKnown(sender, begun.includes(null), sender.pace.mayAsk);
}

/** What throws (the store) ends the round: nothing more is begun, and it is thrown when all that was begun has ended. */
async function sideBySide<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const queue = [...all];
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next);
  };
  const ends = await Promise.allSettled(
    Array.from({ length: Math.min(WIDTH, queue.length) }, () =>
      lane().finally(() => {
        queue.length = 0;
      }),
    ),
  );
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}

async function stopWave(sender: WaveSender, chunk: DueChunk, reason: string): Promise<void> {
  const { db, clock, log } = sender;
  // A problem: an operator has paused or cancelled it meanwhile, or another runner has stopped it.
  await moveWave(db, { waveId: chunk.wave_id, move: 'stop', actor: 'system', reason, now: clock.now() });
  log.warn('wave.stopped', { wave: chunk.wave_id, reason });
}

async function finishWaves({ db, clock, log }: WaveSender): Promise<void> {
  for (const { id } of await db.rows(wavesAtEnd({}))) {
    await moveWave(db, { waveId: id, move: 'finish', actor: 'system', reason: null, now: clock.now() });
    log.info('wave.finished', { wave: id });
  }
}
