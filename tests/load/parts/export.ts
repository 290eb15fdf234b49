import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { figure, type Row } from '../rows.ts';
import type { Sizes } from '../sizes.ts';
import { EXPORT_MONTH, exportStore } from '../support/export-store.ts';

const MAIN = fileURLToPath(new URL('../../../bot/cli/main.ts', import.meta.url));
const NATION = 1_000_000;
/** Issue 5, point 8. */
const MOST_SECONDS = 60;
const MOST_MB = 150;
const POLL_MS = 50;

/** The reports of a country to a file, in each format: how long, and the most memory of the whole process. */
export async function exportPart(sizes: Sizes): Promise<Row[]> {
  const people = sizes.exported;
  const store = await exportStore(people);
  try {
    const rows: Row[] = [];
    // What the command needs before it reads a report: one unit's are next to nothing.
    const atRest = await run(exporting('s1-unit-0', join(store.folder, 'one.csv')), store.url);
    for (const format of ['csv', 'jsonl', 'xlsx'] as const) rows.push(await measure(format, people, store, atRest));
    return rows;
  } finally {
    store.remove();
  }
}

const exporting = (area: string, out: string) => ['export', '--area', area, '--to', EXPORT_MONTH, '--out', out];

async function measure(
  format: string,
  people: number,
  store: { readonly folder: string; readonly url: string },
  atRest: number | null,
): Promise<Row> {
  const file = join(store.folder, `reports.${format}`);
  const peak = { mb: null as number | null };
  const seconds = await secondsOf(async () => {
    peak.mb = await run(exporting('th', file), store.url);
  });
  const copied = await secondsOf(() => pipeline(createReadStream(file), createWriteStream(`${file}.copy`)));
  const bytes = statSync(file).size;
  for (const done of [file, `${file}.copy`]) rmSync(done);
  const nation = (seconds * NATION) / people;
  return figure(
    `export ${people.toLocaleString('en')} reports as ${format}`,
    `${seconds.toFixed(1)} s, ${peak.mb ?? '?'} MB of memory at most; ${Math.round(bytes / people)} bytes a report`,
    {
      baseline: `${copied.toFixed(1)} s to copy its ${Math.round(bytes / 1_000_000)} MB; ${atRest ?? '?'} MB for one unit`,
      ratio: (seconds / copied).toFixed(1),
      wanted: `≤ ${MOST_SECONDS} s a million, < ${MOST_MB} MB`,
      ok: nation <= MOST_SECONDS && (peak.mb === null || peak.mb < MOST_MB),
      rounds: [seconds, copied, peak.mb ?? 0],
    },
  );
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** Runs the operator's command in a process of its own. Answers its most memory in MB; null where there is no /proc. */
function run(args: readonly string[], url: string): Promise<number | null> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: 'ignore',
  });
  let most: number | null = null;
  const timer = setInterval(() => {
    most = peakOf(child.pid) ?? most;
  }, POLL_MS);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      clearInterval(timer);
      if (code === 0) resolve(most);
      else reject(new Error(`export ended with ${code}`));
    });
  });
}

function peakOf(pid: number | undefined): number | null {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
  } catch {
    return null;
  }
}
