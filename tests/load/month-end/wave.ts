import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { windowOf } from '../../../shared/calendar/deadlines.ts';
import { monthAt } from '../../../shared/calendar/months.ts';
import { startGenerator } from '../generator/client.ts';
import { figure, perSecond, type Row } from '../rows.ts';
import type { CountryFolder } from '../support/country-store.ts';
import { copyStore } from '../support/country-store.ts';
import { fileReports } from '../support/nation.ts';
import type { Scale } from './scale.ts';
import type { WaveDone, WaveStep } from './wave-steps.ts';

const DAY = 24 * 3_600_000;
/** Source: issue 4, "Figures". */
const WANTED = { seconds: 60, megabytes: 300, calls: 100 };

/** A wave to the whole country: planned, then sent as fast as the sender goes, while some report in between. */
export async function wave(scale: Scale, folder: CountryFolder, country: string): Promise<Row[]> {
  const file = folder.file('wave');
  copyStore(country, file);
  const month = monthAt(Date.now());
  // Some days before the wave's own, whatever day of the month the bench runs on.
  const at = windowOf(month).dueAt - 8 * DAY;
  const early = fileReports(file, 'before the plan', month, at);
  const generator = await startGenerator(scale.volunteers);
  const waves = startWaves(file, generator.lineOrigin);
  try {
    const planned = await waves.run({ step: 'plan', month, at });
    const meanwhile = fileReports(file, 'before the push', month, at);
    const sent = await waves.run({ step: 'send' });
    const heard = await generator.run({ job: 'heard' });
    const full = scale.name === 'full';
    const due = scale.volunteers - early - meanwhile;
    const count = (value: number) => value.toLocaleString('en');
    const rate = heard.calls / Math.max(heard.seconds, 0.001);
    return [
      figure('SQLite: planning a wave to everybody', `${planned.seconds.toFixed(1)} s`, {
        baseline: `${count(planned.people)} of ${count(scale.volunteers)} people; ${count(early)} have reported`,
        wanted: `≤ ${WANTED.seconds} s`,
        ok: full ? planned.seconds <= WANTED.seconds : null,
        rounds: [planned.seconds],
      }),
      figure(
        'SQLite: … its memory at most, the whole process',
        planned.peakMb === null ? 'needs /proc (Linux)' : `${Math.round(planned.peakMb)} MB`,
        {
          wanted: `< ${WANTED.megabytes} MB`,
          ok: full && planned.peakMb !== null ? planned.peakMb < WANTED.megabytes : null,
          rounds: [planned.peakMb ?? 0],
        },
      ),
      figure('SQLite: … the longest time in which its event loop served nobody', `${Math.round(planned.held)} ms`, {
        rounds: [planned.held],
      }),
      figure('SQLite: sending it, calls of multicast accepted', perSecond(rate), {
        baseline: `${count(heard.calls)} calls in ${heard.seconds.toFixed(1)} s; event loop held ${Math.round(sent.held)} ms at most`,
        wanted: `≥ ${WANTED.calls}/s`,
        ok: full ? rate >= WANTED.calls : null,
        rounds: [rate, heard.calls, heard.seconds],
      }),
      figure('SQLite: … people who heard of it', count(heard.people), {
        baseline: `${count(meanwhile)} more reported between plan and push; the wave is ${sent.state}`,
        wanted: count(due),
        ok: heard.people === due && sent.state === 'finished',
      }),
      figure('SQLite: … of these twice, or with their report on file', `${heard.twice}, ${heard.reported}`, {
        wanted: '0, 0',
        ok: heard.twice === 0 && heard.reported === 0,
      }),
    ];
  } finally {
    await waves.stop();
    await generator.stop();
  }
}

/** Starts the waves' process. */
function startWaves(file: string, lineOrigin: string) {
  const child = fork(fileURLToPath(new URL('./wave-process.ts', import.meta.url)), [file, lineOrigin], {
    execArgv: [],
  });
  return {
    async run(step: WaveStep): Promise<WaveDone> {
      const ended = new AbortController();
      const answer = once(child, 'message', { signal: ended.signal });
      const exit = once(child, 'exit', { signal: ended.signal });
      exit.catch(() => {});
      child.send(step);
      const [told] = (await Promise.race([answer, exit])) as [{ done?: WaveDone; error?: string } | number | null];
      ended.abort();
      if (typeof told === 'object' && told?.done) return told.done;
      throw new Error(`the waves' process: ${typeof told === 'object' ? told?.error : `ended with ${told}`}`);
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}
