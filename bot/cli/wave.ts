import { parseArgs } from 'node:util';
import type { Db } from '../db/db.ts';
import { listWaves } from '../services/wave/view.ts';
import type { Command, Console } from './command.ts';
import { monthNamed, reasonOr } from './read.ts';
import { withStore } from './store.ts';
import { noMoreWords, onlyOnce, UsageError } from './usage.ts';
import { findWave } from './wave/find.ts';
import { startWave, turnWave } from './wave/move.ts';
import { outcomeOf } from './wave/outcome.ts';
import { planByHand } from './wave/plan.ts';
import { watchWave } from './wave/watch.ts';
import { lineOf, linesOf } from './wave/words.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
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
const parse = (args: string[]) => parseArgs({ args, options: OPTIONS, allowPositionals: true, tokens: true });

interface Call {
  readonly db: Db;
  readonly id: string | undefined;
  readonly values: Values;
  readonly console: Console;
}

interface Action {
  /** What may stand behind its name: the wave's id or nothing, and these. */
  readonly words: 0 | 1;
  readonly options: readonly (keyof typeof OPTIONS)[];
  run(call: Call): Promise<void>;
}

const turn = (how: 'pause' | 'resume' | 'cancel'): Action => ({
  words: 1,
  options: ['reason'],
  run: ({ db, id, values, console }) => turnWave(db, id, how, reasonOr(values.reason), console),
});

const ACTIONS: Readonly<Record<string, Action>> = {
  list: {
    words: 0,
    options: ['month'],
    run: async ({ db, values, console }) => {
      const month = values.month === undefined ? null : monthNamed('month', values.month, console.now);
      const waves = await listWaves(db, month);
      for (const wave of waves) console.say(lineOf(wave));
      console.say(`${waves.length} waves`);
    },
  },
  plan: {
    words: 0,
    options: ['area', 'month', 'name', 'from', 'to', 'rate', 'dry-run'],
    run: ({ db, values, console }) => planByHand(db, { ...values, dryRun: values['dry-run'] ?? false }, console),
  },
  start: {
    words: 1,
    options: ['yes'],
    run: ({ db, id, values, console }) => startWave(db, id, values.yes ?? false, console),
  },
  show: {
    words: 1,
    options: ['watch'],
    run: async ({ db, id, values, console }) => {
      const wave = await findWave(db, id);
      if (values.watch) return watchWave(db, wave, console);
      for (const line of linesOf(wave)) console.say(line);
    },
  },
  pause: turn('pause'),
  resume: turn('resume'),
  cancel: turn('cancel'),
  outcome: {
    words: 1,
    options: [],
    run: async ({ db, id, console }) => {
      for (const line of await outcomeOf(db, await findWave(db, id))) console.say(line);
    },
  },
};

const NAMES = Object.keys(ACTIONS).join(' | ');

export const wave: Command = {
  usage: `wave ${NAMES}  [<id or how it ends>] [--watch] [--yes] [--reason <text>]
  wave plan --area <area> [--month M] [--name N] [--from T --to T] [--rate <answers a second>] [--dry-run]`,
  does: 'reminders: who, how many, what they cost; start, follow and stop them',
  run: async ([name = 'list', ...args], console) => {
    const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
    if (!action) throw new UsageError(`usage: wave ${NAMES}`);
    const { values, positionals, tokens } = parse(args);
    const takes = [...(action.words > 0 ? ['<id>'] : []), ...action.options.map((option) => `--${option}`)].join(' ');
    const usage = `wave ${name} takes ${takes}`;
    onlyOnce(tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : [])));
    noMoreWords(positionals, action.words, usage);
    // Of those that are ignored one is --dry-run, in front of a start.
    const wrong = Object.keys(values).find((option) => !action.options.some((known) => known === option));
    if (wrong !== undefined) throw new UsageError(`there is no use for "--${wrong}": ${usage}`);
    return withStore(console.env, (db) => action.run({ db, id: positionals[0], values, console }));
  },
};
