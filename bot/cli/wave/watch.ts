import type { Db } from '../../db/db.ts';
import type { WaveView } from '../../services/wave/view.ts';
import type { Console } from '../command.ts';
import { bangkok, grouped } from '../read.ts';
import { again } from './find.ts';
import { linesOf } from './words.ts';

const LOOK_MS = 1_000;
const WIDTH = 30;
/** Nobody but an operator moves it from there. */
const OVER: readonly WaveView['state'][] = ['finished', 'cancelled', 'stopped'];

/** Follows a wave on one line until it is over, then says all of it. */
export async function watchWave(db: Db, first: WaveView, { clock, progress, pause, say }: Console): Promise<void> {
  const began = { at: clock.now(), done: doneOf(first) };
  let wave = first;
  for (;;) {
    const now = clock.now();
    progress(barOf(wave, etaOf(wave, began, now)));
    if (OVER.includes(wave.state)) break;
    await pause(LOOK_MS);
    wave = await again(db, wave.id);
  }
  progress('\n');
  for (const line of linesOf(wave)) say(line);
}

/** People whose chunk is settled, one way or the other. */
function doneOf({ people, frozen, waiting, chunks }: WaveView): number {
  const unsettled = chunks.waiting ? frozen : 0;
  return Math.max(0, people - waiting - unsettled);
}

function barOf(wave: WaveView, eta: number | null): string {
  const part = wave.people === 0 ? 1 : doneOf(wave) / wave.people;
  const full = Math.floor(part * WIDTH);
  const bar = `[${'#'.repeat(full)}${'-'.repeat(WIDTH - full)}] ${String(Math.floor(part * 100)).padStart(3)} %`;
  const { refused = 0, unknown = 0 } = wave.chunks;
  const counts = `${grouped(wave.sent)} sent, ${grouped(wave.waiting)} left, ${refused} calls refused, ${unknown} unknown`;
  return `${bar}  ${wave.state}  ${counts}${eta === null ? '' : `, done about ${bangkok(eta)}`}`;
}

/** By the plan as long as that lies ahead; then by how fast it went since we look. */
function etaOf(wave: WaveView, began: { at: number; done: number }, now: number): number | null {
  if (wave.state !== 'running' || wave.endsAt === null) return null;
  if (now < wave.endsAt) return wave.endsAt;
  const speed = (doneOf(wave) - began.done) / (now - began.at);
  return speed > 0 ? now + (wave.people - doneOf(wave)) / speed : null;
}
