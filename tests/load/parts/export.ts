import { spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
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

/** The reports of a country to a file, in each format: how long, what that makes of a million, and memory. */
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
  const began = performance.now();
  const peak = await run(exporting('th', file), store.url);
  const seconds = (performance.now() - began) / 1000;
  const nation = (seconds * NATION) / people;
  const more = peak === null || atRest === null ? null : peak - atRest;
  const size = `${Math.round(statSync(file).size / 1_000_000)} MB file`;
  return figure(
    `export ${people.toLocaleString('en')} reports as ${format}`,
    `${seconds.toFixed(1)} s, ${size}, ${more ?? '?'} MB of memory beyond the ${atRest ?? '?'} MB at rest`,
    {
      baseline: `${nation.toFixed(0)} s for a million`,
      wanted: `≤ ${MOST_SECONDS} s a million, < ${MOST_MB} MB`,
      ok: nation <= MOST_SECONDS && (more === null || more < MOST_MB),
      rounds: [seconds, peak ?? 0],
    },
  );
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
