import { parseArgs } from 'node:util';
import type { Db } from '../db/db.ts';
import { listWaves } from '../services/wave/view.ts';
import type { Command, Console } from './command.ts';
import { monthNamed } from './read.ts';
import { withStore } from './store.ts';
import { findWave } from './wave/find.ts';
import { startWave, turnWave } from './wave/move.ts';
import { outcomeOf } from './wave/outcome.ts';
import { planByHand } from './wave/plan.ts';
import { watchWave } from './wave/watch.ts';
import { lineOf, linesOf } from './wave/words.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;
const OPTIONS = {
  area: text,
  month: text,
  name: text,
  from: text,
  to: text,
  rate: text,
  reason: text,
  'dry-run': flag,
  yes: flag,
  watch: flag,
} as const;

type Values = ReturnType<typeof parse>['values'];
const parse = (args: string[]) => parseArgs({ args, options: OPTIONS, allowPositionals: true });

interface Call {
  readonly db: Db;
  readonly id: string | undefined;
  readonly values: Values;
  readonly console: Console;
}

const ACTIONS: Readonly<Record<string, (call: Call) => Promise<void>>> = {
  list: async ({ db, values, console }) => {
    const month = values.month === undefined ? null : monthNamed('month', values.month, console.now);
    const waves = await listWaves(db, month);
    for (const wave of waves) console.say(lineOf(wave));
    console.say(`${waves.length} waves`);
  },
  plan: ({ db, values, console }) => planByHand(db, { ...values, dryRun: values['dry-run'] }, console),
  start: ({ db, id, values, console }) => startWave(db, id, values, console),
  show: async ({ db, id, values, console }) => {
    const wave = await findWave(db, id);
    if (values.watch) return watchWave(db, wave, console);
    for (const line of linesOf(wave)) console.say(line);
  },
  pause: ({ db, id, values, console }) => turnWave(db, id, 'pause', values, console),
  resume: ({ db, id, values, console }) => turnWave(db, id, 'resume', values, console),
  cancel: ({ db, id, values, console }) => turnWave(db, id, 'cancel', values, console),
  outcome: async ({ db, id, console }) => {
    for (const line of await outcomeOf(db, await findWave(db, id))) console.say(line);
  },
};

export const wave: Command = {
  usage: `wave ${Object.keys(ACTIONS).join(' | ')}  [<id or how it ends>] [--watch] [--yes] [--reason <text>]
  wave plan --area <area> [--month M] [--name N] [--from T --to T] [--rate <answers a second>] [--dry-run]`,
  does: 'reminders: who, how many, what they cost; start, follow and stop them',
  run: ([name = 'list', ...args], console) => {
    const action = ACTIONS[name];
    if (!action) throw new Error(`usage: wave ${Object.keys(ACTIONS).join(' | ')}`);
    const { values, positionals } = parse(args);
    return withStore(console.env, (db) => action({ db, id: positionals[0], values, console }));
  },
};
