import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MONTH_END, runMonthEnd } from './month-end/run.ts';
import { SCALES } from './month-end/scale.ts';
import type { Row } from './rows.ts';
import { runBench } from './run.ts';
import { SIZES } from './sizes.ts';
import { runStaff } from './staff/run.ts';
import { STAFF_SCALES } from './staff/scale.ts';
import { machineFacts } from './support/machine.ts';
import { markdown } from './table.ts';

// `npm run bench`: the performance table. It judges but never fails: machines are noisy, and people read the table.
// `-- --quick` takes under a minute and shows the same rows, less sure. `-- door talk` measures some parts only; `-- mini-app`
// those of the mini-app, on the phone's side and on ours; `-- month-end` the last evening of a country of 1,040,000, and
// `-- month-end-deep` the same with a year of their reports on file (40 GB in the folder for temporary files, ten minutes);
// `-- staff` what officers wait for beside such a year (30 GB, ten minutes).

const FOLDER = fileURLToPath(new URL('../../bench/', import.meta.url));

const asked = process.argv.slice(2);
const sizes = asked.includes('--quick') ? SIZES.quick : SIZES.full;
const words = asked.filter((word) => !word.startsWith('--'));
const MINI_APP = ['liff', 'report-put'];
/** Groups whose whole runs are kept beside the main table. */
const KEPT: ReadonlySet<string> = new Set(['mini-app', 'staff', 'export', ...MONTH_END]);
const only = words.flatMap((word) => (word === 'mini-app' ? MINI_APP : [word]));

const at = new Date().toISOString();
const machine = machineFacts();
const say = (progress: string) => process.stderr.write(`${progress}\n`);
const monthEnd = MONTH_END.find((group) => words.join() === group);
const rows = await measure();
const table = markdown(`Performance, ${at.slice(0, 10)}, ${sizes.name} run`, machine, rows);

mkdirSync(`${FOLDER}results`, { recursive: true });
const file = `${FOLDER}results/${at.slice(0, 19).replaceAll(':', '')}-${sizes.name}`;
writeFileSync(`${file}.json`, `${JSON.stringify({ at, run: sizes.name, machine, rows }, null, 2)}\n`);
writeFileSync(`${file}.md`, table);
// Only a whole run on its full sizes is worth keeping in the history of the repository.
const whole = words.length === 0 ? 'results' : KEPT.has(words.join()) ? `results-${words.join()}` : null;
if (sizes.name === 'full' && whole) writeFileSync(`${FOLDER}${whole}.md`, table);
process.stdout.write(table);

async function measure(): Promise<Row[]> {
  if (words.join() === 'staff') return runStaff(STAFF_SCALES[sizes.name], say);
  const byPart = monthEnd
    ? await runMonthEnd(monthEnd, SCALES[sizes.name], say)
    : await runBench({ sizes, engines: ['SQLite', 'PostgreSQL'], only, say });
  return [...byPart.values()].flat();
}
