import { isProblem, type Problem } from '../../../shared/api/problems.ts';
import type { WaveMove } from '../../../shared/reminders/wave-states.ts';
import type { Db } from '../../db/db.ts';
import { moveWave } from '../../services/wave/control.ts';
import { priceOfWave } from '../../services/wave/price.ts';
import type { Console } from '../command.ts';
import { askQuota } from './ask-quota.ts';
import { again, findWave } from './find.ts';
import { linesOf, priceLines, shortId } from './words.ts';

/** Starts a planned wave, after whoever does it has seen what it costs and said yes. */
export async function startWave(db: Db, text: string | undefined, yes: boolean, console: Console): Promise<void> {
  const { say, ask, clock } = console;
  const wave = await findWave(db, text);
  if (wave.state !== 'planned') return move(db, wave.id, 'start', null, console);
  await askQuota(db, console);
  const price = await priceOfWave(db, wave.people, clock.now());
  for (const line of [...linesOf(wave), ...priceLines(wave.people, price)]) say(line);
  if (!yes) {
    const answer = await ask(`Start it? It writes to at most ${wave.people} people. (yes/no) `);
    if (answer === null) throw new Error('nobody is at the terminal to say yes: add --yes');
    if (answer.trim().toLowerCase() !== 'yes') return say('nothing was started');
  }
  await move(db, wave.id, 'start', null, console);
}

/** Pauses, resumes or cancels: it holds from the next call of LINE on. */
export async function turnWave(
  db: Db,
  text: string | undefined,
  how: 'pause' | 'resume' | 'cancel',
  reason: string | null,
  console: Console,
): Promise<void> {
  const wave = await findWave(db, text);
  await move(db, wave.id, how, reason, console);
}

async function move(db: Db, waveId: string, how: WaveMove, reason: string | null, { clock, say }: Console) {
  const moved = await moveWave(db, { waveId, move: how, actor: 'operator', reason, now: clock.now() });
  if (isProblem(moved)) throw new Error(whyNot(how, moved));
  const { sent, frozen, waiting } = await again(db, waveId);
  say(`wave ${shortId(waveId)} is ${moved.state}: ${sent} sent, ${frozen} under way or in doubt, ${waiting} waiting`);
}

function whyNot(how: WaveMove, told: Problem): string {
  if (told.problem === 'wave-too-late') return 'the month is past its due time: a reminder would come too late';
  if (told.problem === 'wave-not-now') return `cannot ${how} it: the wave is ${told.detail?.state ?? 'elsewhere'}`;
  return told.problem;
}
