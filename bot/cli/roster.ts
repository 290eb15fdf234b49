import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { isProblem, type Problem } from '../../shared/api/problems.ts';
import { type Db, one } from '../db/db.ts';
import { unitByCode } from '../db/queries/roster.ts';
import { importById } from '../db/queries/roster-import.ts';
import { areaById } from '../db/queries/wave-plan.ts';
import { deriveKeys, sha256 } from '../keys.ts';
import { RosterFileError } from '../roster-files/errors.ts';
import { MOST_BYTES } from '../roster-files/limits.ts';
import { rosterRows } from '../roster-files/rows.ts';
import { applyRoster, type Changed } from '../services/roster/apply.ts';
import { type Preview, readDoubts, readPreview } from '../services/roster/preview.ts';
import { stageRoster } from '../services/roster/stage.ts';
import { undoRoster } from '../services/roster/undo.ts';
import type { Command, Console } from './command.ts';
import { monthOr } from './read.ts';
import { withStore } from './store.ts';
import { noMoreWords, UsageError } from './usage.ts';

export const roster: Command = {
  usage:
    'roster import <file> --area <HCODE or id> [--month M] [--restore-zeros] | roster show|apply|undo <id> [--yes]',
  does: 'stages a roster (CSV or XLSX) and shows what it would change, line by line; applies it as a whole; puts it back',
  run: (args, console) =>
    withStore(console.env, async (db) => {
      const { values, positionals } = parseArgs({
        args,
        allowPositionals: true,
        options: {
          area: { type: 'string' },
          month: { type: 'string' },
          'restore-zeros': { type: 'boolean', default: false },
          yes: { type: 'boolean', default: false },
        },
      });
      noMoreWords(positionals, 2, `usage: ${roster.usage}`);
      const [what = '', name = ''] = positionals;
      if (name === '' || !['import', 'show', 'apply', 'undo'].includes(what))
        throw new UsageError(`usage: ${roster.usage}`);
      if (what === 'import') {
        const month = monthOr(values.month, console.now);
        const area = await areaOf(db, values.area);
        const importId = await stage(db, console, { file: name, area, month, restoreZeros: values['restore-zeros'] });
        return show(db, console, await previewOf(db, importId));
      }
      const preview = await previewOf(db, name);
      if (what === 'show') return show(db, console, preview);
      return change(db, console, what === 'apply' ? 'apply' : 'undo', preview, values.yes);
    }),
};

type Area = { readonly id: string; readonly kind: string };

async function areaOf(db: Db, told: string | undefined): Promise<Area> {
  if (told === undefined) throw new Error('--area: missing (a HCODE, or the id of a unit, a district or a province)');
  const unit = await one(db, unitByCode({ code: told }));
  const area = await one(db, areaById({ areaId: unit?.id ?? told }));
  if (!area) throw new Error(`--area: there is no ${told}`);
  return area;
}

interface Staging {
  readonly file: string;
  readonly area: Area;
  readonly month: string;
  readonly restoreZeros: boolean;
}

async function stage(db: Db, { env, ids, now, progress, say }: Console, staging: Staging): Promise<string> {
  const { file, area, month, restoreZeros } = staging;
  if (!env.IDENTITY_KEY) throw new Error('IDENTITY_KEY: missing');
  const keys = await deriveKeys([env.IDENTITY_KEY], env.IDENTITY_KEY);
  if (statSync(file).size > MOST_BYTES) throw new RosterFileError('too-large');
  const bytes = readFileSync(file);
  const staged = await stageRoster(
    { db, ids, keys },
    {
      areaId: area.id,
      unitId: area.kind === 'unit' ? area.id : null,
      month,
      fileName: basename(file),
      fileHash: await sha256(bytes.toString('base64')),
      rows: rosterRows(bytes),
      restoreZeros,
      by: 'operator',
      now,
      progress: (done, of) => progress(bar(done, of)),
    },
  );
  if (isProblem(staged)) throw new Error(refusal(staged));
  say('');
  return staged.importId;
}

const WIDTH = 30;
const PAGE = 500;

/** `[######------] 12000 of 25000 lines` */
function bar(done: number, of: number): string {
  const full = Math.round((done / of) * WIDTH);
  return `[${'#'.repeat(full)}${'-'.repeat(WIDTH - full)}] ${done} of ${of} lines`;
}

async function previewOf(db: Db, importId: string): Promise<Preview> {
  const preview = await readPreview(db, importId);
  if (!preview) throw new Error(`there is no import ${importId}`);
  return preview;
}

async function show(db: Db, { say }: Console, preview: Preview): Promise<void> {
  const { counts, found, absent, unknownColumns } = preview;
  say(`import ${preview.id}  ${preview.area.name}, ${preview.month}, ${preview.fileName}: ${preview.state}`);
  say(
    Object.entries({ lines: preview.lines, ...counts })
      .map(([name, n]) => `${name} ${n}`)
      .join(' · '),
  );
  if (unknownColumns.length > 0) say(`columns that nobody knows, not used: ${unknownColumns.join(', ')}`);
  for (const { column, code, lines } of found) say(`  ${column}: ${code}, ${lines} lines`);
  for (const which of ['problem', 'hint'] as const) await sayLines(db, say, preview.id, which);
  if (absent.length > 0) {
    say(
      `on the roster and not in the file, left as they are: ${absent.length}${preview.absentMore ? ' and more' : ''}`,
    );
    for (const { name } of absent) say(`  ${name}`);
  }
  if (preview.state === 'staged') say(`nothing is changed yet; apply it with: roster apply ${preview.id}`);
}

/** Each line of one kind, a page at a time. */
async function sayLines(db: Db, say: Console['say'], importId: string, which: 'problem' | 'hint'): Promise<void> {
  for (let after = 0; ; ) {
    const lines = await readDoubts(db, importId, { which, after, limit: PAGE });
    for (const { line, action, name, citizenTail, problems } of lines)
      say(
        `  line ${line}  ${action}  ${name ?? '-'} (…${citizenTail ?? '?'})  ${problems.map(({ column, code }) => `${column}: ${code}`).join(', ')}`,
      );
    const last = lines.at(-1);
    if (!last) return;
    after = last.line;
  }
}

async function change(db: Db, console: Console, what: 'apply' | 'undo', preview: Preview, yes: boolean): Promise<void> {
  const { ask, say, ids, now } = console;
  if (!yes) {
    await show(db, console, preview);
    const answer = await ask(`${what} this import? Type yes: `);
    if (answer?.trim() !== 'yes')
      throw new Error(answer === null ? 'add --yes to do it without being asked' : 'nothing was changed');
  }
  const input = { importId: preview.id, seq: preview.seq, by: 'operator', now };
  const outcome: Changed | Problem = await (what === 'apply' ? applyRoster : undoRoster)({ db, ids }, input);
  if (isProblem(outcome)) throw new Error(refusal(outcome));
  const after = await one(db, importById({ id: preview.id }));
  if (outcome.forgotten) say(`${after?.state}: it was before, so long ago that its lines are forgotten`);
  else say(`${after?.state}: ${outcome.changed} lines${outcome.replayed ? ' (it was before)' : ''}`);
}

function refusal({ problem, detail }: Problem): string {
  const told = Object.entries(detail ?? {}).filter(([, value]) => value !== null);
  return [problem, ...told.map(([name, value]) => `${name} ${value}`)].join(', ');
}
