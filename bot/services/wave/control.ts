import { isProblem, type Problem, problem } from '../../../shared/api/problems.ts';
import { afterMove, type WaveMove, type WaveState } from '../../../shared/reminders/wave-states.ts';
import { type Db, one } from '../../db/db.ts';
import { addWaveEvent, setWaveState, waveById } from '../../db/queries/wave.ts';
import { audit } from '../audit.ts';
import type { Planned } from '../plan.ts';
import { runVerb } from '../run-verb.ts';
import { clearCancelled } from './clear-cancelled.ts';

export type WaveActor = 'operator' | 'schedule' | 'system';

export interface WaveOrder {
  readonly waveId: string;
  readonly move: WaveMove;
  readonly actor: WaveActor;
  /** Why, for who looks later: 'budget', 'quota', or an operator's words. */
  readonly reason: string | null;
  readonly now: number;
}

export interface WaveMoved {
  readonly state: WaveState;
}

/**
 * Moves a wave. Senders look at its state in the commit that claims a chunk, so a pause holds from there on. A cancelled
 * wave's untried chunks are taken apart in small commits afterwards; asked again, it goes on with that.
 * @returns 'wave-unknown'; 'wave-not-now' with `state` in its detail; 'wave-too-late' for a start or resume after the due time
 */
export async function moveWave(db: Db, order: WaveOrder): Promise<WaveMoved | Problem> {
  const moved = await runVerb(db, (view) => plan(view, order));
  if (!isProblem(moved) && moved.state === 'cancelled') await clearCancelled(db, order.waveId);
  return moved;
}

async function plan(db: Db, { waveId, move, actor, reason, now }: WaveOrder): Promise<Planned<WaveMoved>> {
  const wave = await one(db, waveById({ waveId }));
  if (!wave) return problem('wave-unknown');
  if (move === 'cancel' && wave.state === 'cancelled') return { statements: [], outcome: { state: 'cancelled' } };
  const state = afterMove(wave.state, move);
  if (state === null) return problem('wave-not-now', { state: wave.state });
  if (state === 'running' && now >= wave.due_at) return problem('wave-too-late');
  const seq = wave.seq + 1;
  const ends = state === 'finished' || state === 'cancelled';
  return {
    statements: [
      addWaveEvent({ waveId, seq, kind: move, actor, at: now, detail: reason }),
      setWaveState({ waveId, seq, state, reason: state === 'running' ? null : reason, finishedAt: ends ? now : null }),
      ...audit({
        unitId: '-',
        at: now,
        actor,
        action: `wave.${move}`,
        subject: `wave:${waveId}`,
        detail: { month: wave.month, name: wave.name, reason },
      }),
    ],
    outcome: { state },
  };
}
