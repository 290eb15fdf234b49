import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { type Month, monthAt } from '../../../shared/calendar/months.ts';
import { type Generator, startGenerator } from '../generator/client.ts';
import type { Rushed } from '../generator/rush.ts';
import { figure, millis, type Row } from '../rows.ts';
import { type Served, startBot } from '../support/bot.ts';
import { type CountryFolder, copyStore } from '../support/country-store.ts';
import { fillHistory } from '../support/history.ts';
import { volunteerOf } from '../support/nation.ts';
import { sparkline } from '../support/numbers.ts';
import type { Scale } from './scale.ts';

/** Source: issue 4, "Figures". */
const WANTED_ACK_MS = 1_000;
const SAMPLE_MS = 500;
/** A backlog that is not gone by then counts as never. */
const DRAIN_S = 120;

interface Phase {
  readonly name: string;
  readonly perSecond: number;
  readonly copies: number;
  readonly seconds: number;
}

/** domain.md §7: people a second who begin to report; in the storm each sends four times. */
function phasesOf({ replay }: Scale): readonly Phase[] {
  return [
    { name: 'case C, its peak hour: 29 reports/s', perSecond: 29, copies: 1, seconds: replay.calm },
    { name: 'case C, its worst minute: 88 reports/s', perSecond: 88, copies: 1, seconds: replay.burst },
    { name: 'case C, retry storm: 88 reports/s, each sent 4 times', perSecond: 88, copies: 4, seconds: replay.storm },
    { name: 'case D, one push to all: 347 reports/s', perSecond: 347, copies: 1, seconds: replay.herd },
  ];
}

interface Measured {
  readonly phase: Phase;
  readonly rushed: Rushed;
  /** Seconds from the last answer until nothing waits in the store; null: never. */
  readonly drained: number | null;
}

/** The month's end, compressed: real traffic on the bot of an operator, and every report counted in the store afterwards. */
export async function replay(scale: Scale, folder: CountryFolder, country: string): Promise<Row[]> {
  const file = folder.file('replay');
  copyStore(country, file);
  const month = monthAt(Date.now());
  fillHistory({ file, before: month, months: 1, each: 1 });
  const generator = await startGenerator(scale.volunteers);
  const bot = await startBot(`file:${file}`, generator.lineOrigin);
  const memory: number[] = [];
  const timer = setInterval(() => memory.push(bot.residentMb() ?? 0), SAMPLE_MS);
  try {
    const measured = await phases({ scale, file, month, generator, bot });
    return [
      ...measured.flatMap(rowsOf),
      ...inTheStore(file, month, measured),
      figure(
        'SQLite: memory of the bot through all of it',
        `${sparkline(memory)} ${Math.round(Math.max(...memory))} MB at most`,
        {
          rounds: memory,
        },
      ),
    ];
  } finally {
    clearInterval(timer);
    await bot.stop();
    await generator.stop();
  }
}

interface Stage {
  readonly scale: Scale;
  readonly file: string;
  readonly month: Month;
  readonly generator: Generator;
  readonly bot: Served;
}

async function phases({ scale, file, month, generator, bot: { port } }: Stage): Promise<Measured[]> {
  const measured: Measured[] = [];
  let first = 0;
  for (const phase of phasesOf(scale)) {
    const { perSecond, seconds, copies } = phase;
    const rushed = await generator.run({ job: 'rush', port, month, first, perSecond, seconds, copies });
    first += rushed.begun;
    measured.push({ phase, rushed, drained: await drained(file) });
  }
  return measured;
}

async function drained(file: string): Promise<number | null> {
  const db = new Database(file, { readonly: true });
  const waiting = db
    .prepare(
      `select (select count(*) from inbox where done_at is null and dead_at is null)
        + (select count(*) from outbox where state = 'waiting')`,
    )
    .pluck();
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  try {
    while (seconds() < DRAIN_S) {
      if (waiting.get() === 0) return seconds();
      await pause(50);
    }
    return null;
  } finally {
    db.close();
  }
}

function rowsOf({ phase, rushed, drained: gone }: Measured): Row[] {
  const { begun, promised, doubled, acks, replies, screens, turned, blank, redelivered, without } = rushed;
  const count = (value: number) => value.toLocaleString('en');
  const others = Object.entries(without).map(([why, many]) => `${many} × ${why}`);
  return [
    figure(
      `SQLite: ${phase.name}, for ${phase.seconds} s: receipts`,
      `${count(promised.length)} of ${count(begun)} people`,
      {
        baseline: [`${count(redelivered)} events sent twice by LINE`, ...others].join('; '),
        wanted: 'all, one each',
        ok: promised.length === begun && doubled === 0,
        rounds: [promised.length, begun],
      },
    ),
    figure('SQLite: … acknowledgement, webhook and form', `p50 ${millis(acks.p50)}, p99 ${millis(acks.p99)}`, {
      baseline: `${count(acks.count)} of them, worst ${millis(acks.worst)}`,
      wanted: `p99 < ${millis(WANTED_ACK_MS)}`,
      ok: acks.p99 < WANTED_ACK_MS,
      rounds: [acks.p50, acks.p99, acks.worst],
    }),
    figure(
      'SQLite: … from webhook to accepted reply; pages and drafts',
      `p99 ${millis(replies.p99)}; p99 ${millis(screens.p99)}`,
      {
        baseline: `${count(replies.count)}; ${count(screens.count)}`,
        rounds: [replies.p50, replies.p99, screens.p50, screens.p99],
      },
    ),
    figure('SQLite: … answers without a word', count(blank), {
      baseline: `${count(turned)} told when to come again, and came`,
      wanted: '0',
      ok: blank === 0,
    }),
    figure(
      'SQLite: … backlog gone',
      gone === null ? `not after ${DRAIN_S} s` : `${gone.toFixed(1)} s after the last answer`,
      {
        baseline: `all answered ${(rushed.until - rushed.seconds).toFixed(1)} s after the last one began`,
        wanted: 'drains',
        ok: gone !== null,
      },
    ),
  ];
}

/** Every promise against the store, person by person. */
function inTheStore(file: string, month: Month, measured: readonly Measured[]): Row[] {
  const db = new Database(file, { readonly: true });
  const promised = measured.flatMap(({ rushed }) => rushed.promised);
  const stored = db.prepare(
    `select r.number, (select count(*) from report_version v where v.unit_id = r.unit_id and v.report_id = r.id) as versions
      from report r where r.unit_id = (select area_id from assignment where person_id = ? and role = 'volunteer') and r.person_id = ? and r.month = ?`,
  );
  let [missing, other, versions] = [0, 0, 0];
  for (const { n, number } of promised) {
    const rows = stored.all(volunteerOf(n), volunteerOf(n), month) as { number: string; versions: number }[];
    if (rows.length !== 1) missing++;
    else if (rows[0]?.number !== number) other++;
    else if (rows[0].versions !== 1) versions++;
  }
  const all = db.prepare('select count(*) from report where month = ?').pluck().get(month) as number;
  db.close();
  const begun = measured.reduce((sum, { rushed }) => sum + rushed.begun, 0);
  return [
    figure('SQLite: promised, and not in the store exactly once under that number', `${missing + other}`, {
      baseline: `${promised.length.toLocaleString('en')} receipts, ${all.toLocaleString('en')} reports stored of ${begun.toLocaleString('en')} people`,
      wanted: '0',
      ok: missing + other === 0 && all <= begun && all >= promised.length,
    }),
    figure('SQLite: … stored in more than one version', `${versions}`, { wanted: '0', ok: versions === 0 }),
  ];
}
