/** A wave is planned whole before anything is sent; `stopped` is what budget or quota did, `paused` what an operator did. */
export type WaveState = 'planning' | 'planned' | 'running' | 'paused' | 'stopped' | 'cancelled' | 'finished';

export const WAVE_MOVES = ['start', 'pause', 'resume', 'cancel', 'stop', 'finish'] as const;
export type WaveMove = (typeof WAVE_MOVES)[number];

const NEXT: Readonly<Record<WaveMove, readonly [from: readonly WaveState[], to: WaveState]>> = {
  start: [['planned'], 'running'],
  pause: [['running'], 'paused'],
  resume: [['paused', 'stopped'], 'running'],
  cancel: [['planning', 'planned', 'running', 'paused', 'stopped'], 'cancelled'],
  stop: [['running'], 'stopped'],
  finish: [['running'], 'finished'],
};

/** The state after a move, or null when the wave cannot make it. */
export function afterMove(state: WaveState, move: WaveMove): WaveState | null {
  const [from, to] = NEXT[move];
  return from.includes(state) ? to : null;
}
