import { addDays, DAY_MS, dayAt, startOfDay } from '../../shared/calendar/days.ts';
import { type Db, one } from '../db/db.ts';
import {
  namesake,
  otherSent,
  putWaveResult,
  reportedAfterPush,
  sentOfWave,
  unitsOfWave,
  wavesToRead,
} from '../db/queries/wave-result.ts';
import type { MessageUsage } from '../line/message-usage.ts';
import type { Clock } from '../ports.ts';
import { inSteps, type Pace } from '../services/in-steps.ts';

export interface ResultPorts {
  readonly db: Db;
  readonly usage: Pick<MessageUsage, 'delivered' | 'seen'>;
  readonly clock: Clock;
}

/** LINE stops counting 14 days after a push (line-platform.md §2.6). */
const COUNTED_DAYS = 14;
/** LINE's figures change slowly, and 60 of these calls an hour are all that it answers (line-platform.md §2.2). */
const AGAIN_MS = 6 * 3_600_000;
const WAVES = 5;
/** Units whose reports are counted before everybody else has a turn: some milliseconds of SQLite. */
const UNITS = 20;
const MOST_STEPS = 10_000;
/** From our days to LINE's, which count from UTC+9. */
const TO_JAPAN_MS = 2 * 3_600_000;

interface Wave {
  readonly id: string;
  readonly aggregation_unit: string;
}

/**
 * Reads back what waves brought, from a day after they began until LINE counts no more: whom LINE took a push for,
 * whom it reached, who saw it, and who reported within 24 hours. Answers how many waves were read.
 */
export async function readResults(ports: ResultPorts, pace: Pace = {}): Promise<number> {
  const now = ports.clock.now();
  const waves = await ports.db.rows(
    wavesToRead({
      startedBefore: now - DAY_MS,
      startedAfter: now - COUNTED_DAYS * DAY_MS,
      readBefore: now - AGAIN_MS,
      limit: WAVES,
    }),
  );
  let read = 0;
  for (const wave of waves) if (await readWave(ports, wave, now, pace)) read++;
  return read;
}

async function readWave(ports: ResultPorts, wave: Wave, now: number, pace: Pace): Promise<boolean> {
  const { db } = ports;
  const waveId = wave.id;
  const reported = await reportedOf(db, waveId, pace);
  if (reported === null) return false;
  const sent = await one(db, sentOfWave({ waveId }));
  const { first = null, last = null } = sent ?? {};
  const figures =
    first === null || last === null
      ? { delivered: null, seen: null }
      : { delivered: await deliveredOf(ports, waveId, first, last), seen: await seenOf(ports, wave, first, now) };
  await db.commit([putWaveResult({ waveId, sent: Number(sent?.people ?? 0), reported, ...figures, at: now })]);
  return true;
}

/** Null: there was no time to count all of it. */
async function reportedOf(db: Db, waveId: string, pace: Pace): Promise<number | null> {
  const units = (await db.rows(unitsOfWave({ waveId }))).map((row) => row.unit_id);
  let done = 0;
  let reported = 0;
  await inSteps(MOST_STEPS, pace, async () => {
    const some = units.slice(done, done + UNITS);
    for (const unitId of some)
      reported += Number((await one(db, reportedAfterPush({ unitId, waveId, within: DAY_MS })))?.count ?? 0);
    done += some.length;
    return { last: done === units.length };
  });
  return done === units.length ? reported : null;
}

/** LINE tells only how many a day's multicasts reached: a figure of this wave where no other one sent on its days. */
async function deliveredOf(ports: ResultPorts, waveId: string, first: number, last: number): Promise<number | null> {
  const days = japanDays(first, last);
  const from = startOfDay(days[0] ?? '') - TO_JAPAN_MS;
  if (await one(ports.db, otherSent({ waveId, from, to: from + days.length * DAY_MS }))) return null;
  let sum = 0;
  for (const day of days) {
    const figure = await ports.usage.delivered(lineDay(day));
    if (figure === null || figure.value === null) return null;
    sum += figure.value;
  }
  return sum;
}

/** By the name that the wave has at LINE; where several areas' waves share it, it is nobody's own. */
async function seenOf(ports: ResultPorts, wave: Wave, first: number, now: number): Promise<number | null> {
  const unit = wave.aggregation_unit;
  if (await one(ports.db, namesake({ waveId: wave.id, unit }))) return null;
  const [from, to] = [first, now].map((at) => lineDay(dayAt(at + TO_JAPAN_MS)));
  return (await ports.usage.seen(unit, from ?? '', to ?? ''))?.value ?? null;
}

function japanDays(first: number, last: number): string[] {
  const end = dayAt(last + TO_JAPAN_MS);
  const days: string[] = [];
  for (let day = dayAt(first + TO_JAPAN_MS); day <= end; day = addDays(day, 1)) days.push(day);
  return days;
}

const lineDay = (day: string) => day.replaceAll('-', '');
