import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import { COUNTRY } from '../../../bot/db/country.ts';
import { one } from '../../../bot/db/db.ts';
import { waveById } from '../../../bot/db/queries/wave.ts';
import { openSqlite } from '../../../bot/db/sqlite.ts';
import { planWave } from '../../../bot/jobs/plan-wave.ts';
import type { WaveSender } from '../../../bot/jobs/send-chunk.ts';
import { sendWaves } from '../../../bot/jobs/send-waves.ts';
import { wavePace } from '../../../bot/jobs/wave-pace.ts';
import { lineClient } from '../../../bot/line/client.ts';
import { messageUsage } from '../../../bot/line/message-usage.ts';
import { setBudget } from '../../../bot/services/wave/budget.ts';
import { moveWave } from '../../../bot/services/wave/control.ts';
import type { WaveView } from '../../../bot/services/wave/view.ts';
import { isProblem, type Problem } from '../../../shared/api/problems.ts';
import { billingMonth } from '../../../shared/reminders/money.ts';
import { ACCESS_TOKEN } from '../support/account.ts';
import type { WaveDone, WaveStep } from './wave-steps.ts';

// A process of its own for a wave, as `npm run cli -- wave` and the server's timer make it: so that its memory and its event
// loop are its own. argv: the store's file, the origin of LINE's stand-in.

const [file = '', apiOrigin = ''] = process.argv.slice(2);
const RESOLUTION_MS = 1;
/** As fast as answers may come: the part measures how fast calls leave. */
const UNHURRIED = 1e9;

const db = openSqlite(file);
let offset = 0;
const clock = { now: () => Date.now() + offset };
const ids = { uuid: () => uuid() };
const quiet = () => {};
let wave: WaveView | null = null;

async function plan(step: Extract<WaveStep, { step: 'plan' }>): Promise<number> {
  offset = step.at - Date.now();
  const { month, at: now } = step;
  good(await setBudget(db, { month: billingMonth(now), plan: 'pro', messages: 5_000_000, baht: 1_000_000, now }));
  // Twenty answers a second is the default; the country's evening takes more than a day at it.
  const request = { areaId: COUNTRY, month, name: 'd5', actor: 'operator', answersPerSecond: 20 } as const;
  wave = good(await planWave({ db, ids, clock }, request));
  return wave.people;
}

async function send(): Promise<number> {
  if (wave === null) throw new Error('no wave is planned');
  offset = (wave.endsAt ?? 0) + 1_000 - Date.now();
  good(await moveWave(db, { waveId: wave.id, move: 'start', actor: 'operator', reason: null, now: clock.now() }));
  const calls = { channelAccessToken: ACCESS_TOKEN, apiOrigin };
  const sender: WaveSender = {
    db,
    line: lineClient(calls),
    usage: messageUsage(calls),
    clock,
    ids,
    log: {
      info: quiet,
      warn: (event, fields) => process.stderr.write(`${event} ${JSON.stringify(fields)}\n`),
      error: quiet,
    },
    pace: wavePace(clock, UNHURRIED),
    count: quiet,
  };
  let sent = 0;
  while ((await state()) === 'running') {
    sent += await sendWaves(sender);
    await pause(1);
  }
  return sent;
}

async function state(): Promise<string> {
  return (wave && (await one(db, waveById({ waveId: wave.id })))?.state) ?? 'none';
}

function good<T extends object>(told: T | Problem): T {
  if (isProblem(told)) throw new Error(JSON.stringify(told));
  return told;
}

async function measured(step: WaveStep): Promise<WaveDone> {
  const loop = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  loop.enable();
  const start = performance.now();
  const people = step.step === 'plan' ? await plan(step) : await send();
  const seconds = (performance.now() - start) / 1000;
  loop.disable();
  return { seconds, peakMb: peakMb(), held: loop.max / 1e6 - RESOLUTION_MS, people, state: await state() };
}

/** Of this program only: maxRSS of resourceUsage() begins with what the parent process had when it forked. */
function peakMb(): number | null {
  try {
    const kb = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    return kb === undefined ? null : Number(kb) / 1024;
  } catch {
    return null;
  }
}

process.on('message', (step: WaveStep) => {
  measured(step).then(
    (done) => process.send?.({ done }),
    (error) => process.send?.({ error: String(error?.stack ?? error) }),
  );
});
process.on('disconnect', () => process.exit(0));
