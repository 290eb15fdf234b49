import { isProblem, type Problem } from '../../../shared/api/problems.ts';
import { BANGKOK_OFFSET } from '../../../shared/calendar/months.ts';
import { QUIET } from '../../../shared/reminders/quiet-hours.ts';
import { readConfig } from '../../config.ts';
import { type Db, one } from '../../db/db.ts';
import { waveByName } from '../../db/queries/wave.ts';
import { type Away, foreseeWave, type WaveForecast } from '../../jobs/foresee-wave.ts';
import { planWave } from '../../jobs/plan-wave.ts';
import { priceOfWave } from '../../services/wave/price.ts';
import type { WaveRequest } from '../../services/wave/request.ts';
import type { Console } from '../command.ts';
import { areaOf, bangkok, grouped, instant, monthOr, wholeNumber } from '../read.ts';
import { askQuota } from './ask-quota.ts';
import { linesOf, priceLines, shortId } from './words.ts';

export interface PlanOptions {
  readonly area?: string;
  readonly month?: string;
  readonly name?: string;
  readonly from?: string;
  readonly to?: string;
  readonly rate?: string;
  readonly dryRun: boolean;
}

/** Longer than any month takes reports. */
const FAR_MS = 62 * 24 * 3_600_000;

/** Shows what a wave would come to, and plans it unless that was all that was asked for. Nothing is sent. */
export async function planByHand(db: Db, options: PlanOptions, console: Console): Promise<void> {
  const { clock, ids, progress, say } = console;
  const request = await requestOf(db, options, console);
  const { areaId, month, name } = request;
  const known = await one(db, waveByName({ areaId, month, name }));
  const isPlanned = known !== null && known.state !== 'planning';
  const people = isPlanned ? 0 : await tell(db, request, console);
  // The name of a cancelled one stays taken too: results are kept under it.
  if (isPlanned)
    say(`${name} of ${month} is ${known.state} already, so nothing was planned: another --name makes another`);
  if (known === null && people === 0) return say('there is nobody to remind, so nothing was planned');
  if (options.dryRun) return isPlanned ? undefined : say('a dry run: nothing was written');
  const wave = await planWave({ db, ids, clock }, request, {}, (done, of) =>
    progress(`${done} of ${of} units planned`),
  );
  if (isProblem(wave)) throw new Error(whyNot(wave, request));
  if (!isPlanned) progress('\n');
  for (const line of linesOf(wave)) say(line);
  if (wave.state === 'planned') say(`nothing is sent before: wave start ${shortId(wave.id)}`);
}

/** Who, how many, what it costs, when; answers how many. @throws when it does not fit before the due time */
async function tell(db: Db, request: WaveRequest, console: Console): Promise<number> {
  const { clock, progress, say } = console;
  await askQuota(db, console);
  const told = (done: number, of: number) => progress(`${done} of ${of} units counted`);
  const forecast = await foreseeWave(db, request, clock.now(), told);
  if (isProblem(forecast)) throw new Error(whyNot(forecast, request));
  progress('\n');
  for (const line of forecastLines(request, forecast)) say(line);
  const { people, needed } = forecast;
  if (people > 0) for (const line of priceLines(people, await priceOfWave(db, people, clock.now()))) say(line);
  if (needed !== null) throw new Error(tooSlow(needed));
  return people;
}

async function requestOf(db: Db, options: PlanOptions, { env, now }: Console): Promise<WaveRequest> {
  const area = await areaOf(db, options.area);
  const from = instant('from', options.from);
  const to = instant('to', options.to);
  if (from !== undefined && to !== undefined && to <= from) throw new Error('--to: later than --from');
  const rate = wholeNumber('rate', options.rate, 1);
  return {
    areaId: area.id,
    month: monthOr(options.month, now),
    name: options.name ?? `own-${new Date(now + BANGKOK_OFFSET).getUTCDate()}`,
    actor: 'operator',
    hours: from === undefined && to === undefined ? undefined : { from: from ?? now, to: to ?? now + FAR_MS },
    answersPerSecond: rate ?? readConfig({ ...env, DEMO: '1' }).reminderAnswersPerSecond,
  };
}

const AWAY_WORDS: Readonly<Record<Away, string>> = {
  reported: 'have reported',
  'not-linked': 'never linked LINE',
  blocked: 'blocked us',
  refused: 'are unknown to LINE',
  'menu-only': 'want no pushes',
  'last-only': 'want only the last',
  already: 'are in a wave of this name',
  'that-day': 'get another one that day',
  'three-already': 'had three this month',
};

function forecastLines({ month, name, answersPerSecond }: WaveRequest, forecast: WaveForecast): string[] {
  const { areaName, units, volunteers, people, chunks, away, times, dueAt } = forecast;
  const others = Object.entries(AWAY_WORDS)
    .map(([why, words]) => ({ count: away[why as Away], words }))
    .filter(({ count }) => count > 0)
    .map(({ count, words }) => `${grouped(count)} ${words}`);
  const when = times ? `${bangkok(times.startsAt)} to ${bangkok(times.endsAt)} (Bangkok)` : 'never';
  return [
    `${name} of ${month}, ${areaName}: ${grouped(units)} units, ${grouped(volunteers)} volunteers`,
    `  people  ${grouped(people)} in ${grouped(chunks)} calls`,
    `  not to  ${others.join(', ') || 'nobody'}`,
    `  when    ${when}, before ${bangkok(dueAt)}; ${answersPerSecond} answers a second at most`,
  ];
}

const NO_SUCH_HOURS = `none of these hours will do: reminders go from ${QUIET.until}:00 to ${QUIET.from}:00 (Bangkok), on no holiday, before the month is due`;

function whyNot({ problem, detail, errors }: Problem, { hours }: WaveRequest): string {
  if (problem === 'wave-does-not-fit') return tooSlow(Number(detail?.needed ?? 0));
  if (problem === 'wave-too-late')
    return hours ? NO_SUCH_HOURS : 'too late: there is no hour left before the month is due';
  if (problem === 'month-not-open') return 'that month does not take reports yet';
  if (problem === 'area-unknown') return '--area: an area with units in it, not a village';
  if (problem === 'invalid-request' && errors?.some(({ path }) => path === 'name'))
    return '--name: a-z, 0-9 and -, at most 12';
  return problem;
}

function tooSlow(needed: number): string {
  return needed > 0
    ? `it does not fit before the due time: with --rate ${Math.ceil(needed)} it would`
    : 'it does not fit before the due time at any rate: other hours (--from, --to) might do';
}
