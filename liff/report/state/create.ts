import { computed } from '@preact/signals';
import type { Month } from '../../../shared/calendar/months.ts';
import type { Answers } from '../../../shared/report/answers.ts';
import { itemsOf } from '../../../shared/report/form.ts';
import { sendExtras } from '../../offline/extras.ts';
import { UNKNOWN } from '../../offline/rows.ts';
import { createSync } from '../../offline/sync.ts';
import type { ReportController } from '../controller.ts';
import { createCopies } from './copies.ts';
import { type Core, createCore, type ReportDeps } from './core.ts';
import { createEditor } from './editor.ts';
import { createExtras } from './extras.ts';
import { choicesOf, viewOf } from './month-view.ts';
import { createMonths } from './months.ts';
import { createPeople } from './people.ts';
import { createQueue } from './queue.ts';
import { createUndo } from './undo.ts';

/** The report page's controller; `start` after the first paint. */
export interface StartedReport {
  readonly controller: ReportController;
  /** Reads what the phone has, then signs in, asks for the months and sends what waits. */
  start(): Promise<void>;
}

export function createReportController(deps: ReportDeps): StartedReport {
  const core = createCore(deps);
  const parts = assemble(core);
  return { controller: { ...signalsOf(core, parts), ...actionsOf(core, parts) }, start: () => start(core, parts) };
}

type Parts = ReturnType<typeof assemble>;

function assemble(core: Core) {
  const editor = createEditor(core, () => copies.changed());
  const copies = createCopies(core, () => editor);
  const queue = createQueue(core, editor);
  const extras = createExtras(core);
  const refresh = async () => {
    await queue.refresh();
    await extras.refresh();
  };
  const people = createPeople(core, {
    editor,
    refresh,
    arrived: () => void months.load().then(() => sync.flush(true)),
  });
  const months = createMonths(core, { editor, copies, refresh, people: () => people });
  /** Until LINE answered once, a cookie alone sends nothing: it may be of who held the phone before. */
  const sync = createSync({
    env: core.env,
    shelf: core.shelf,
    client: core.client,
    visit: core.visit,
    user: () => (core.signIn.peek().kind === 'signed' && core.user.peek() !== UNKNOWN ? core.user.peek() : null),
    clock: core.clock.now,
    signIn: people.signIn,
    whoNow: people.whoNow,
    posting: queue.posting,
    changed: refresh,
    net: (state) => {
      core.net.value = state;
    },
    extras: (user) => sendExtras(core.shelf, core.client, user),
  });
  return { editor, copies, queue, extras, people, months, sync, refresh, undo: createUndo(core, editor) };
}

async function start(core: Core, { editor, copies, people, months, sync, refresh }: Parts): Promise<void> {
  const { env } = core;
  env.on('hide', () => void editor.settle().then(() => copies.push(true)));
  env.on('offline', () => {
    core.net.value = 'offline';
  });
  const wake = () => {
    if (core.signIn.peek().kind === 'signed') void sync.flush(true).then(() => copies.push());
    else void people.signIn();
  };
  env.on('online', wake);
  env.on('show', () => {
    // Another tab or the chat may have gone on; what was typed here and is not kept yet comes first.
    if (editor.isSettled()) void editor.load().then(refresh);
    wake();
  });
  const known = await people.recall();
  if (known) months.recall(known);
  await editor.load();
  await refresh();
  await people.signIn();
}

function signalsOf(core: Core, { undo }: Parts) {
  return {
    who: computed(() => {
      const me = core.me.value;
      return {
        id: me?.id ?? null,
        name: me?.name ?? null,
        unitName: me?.unit?.name ?? null,
        unitPhone: me?.unit?.phone ?? null,
        households: me?.households ?? null,
      };
    }),
    month: computed(() => viewOf(core)),
    choices: computed(() => choicesOf(core)),
    form: core.currentForm,
    answers: core.answers,
    save: core.save,
    net: core.net,
    signIn: core.signIn,
    queue: core.queue,
    offer: core.offer,
    extras: core.extras,
    newerApp: computed(() => Boolean(core.app && core.months.value?.app && core.months.value.app !== core.app)),
    canUndo: undo.possible,
  };
}

function actionsOf(core: Core, parts: Parts) {
  const { editor, copies, queue, extras, people, months, sync, refresh, undo } = parts;
  const codes = (given?: readonly string[]) =>
    given ?? itemsOf(core.currentForm.peek() ?? core.form).map(({ code }) => code);
  const bulk = (change: (answers: Answers) => Answers) => undo.around(() => editor.edit(change));
  return {
    set(code: string, count: number | null) {
      undo.clear();
      editor.edit((answers) => ({ ...answers, [code]: count }));
    },
    sameAsLast(given?: readonly string[]) {
      const last = viewOf(core).last?.answers ?? {};
      bulk((answers) => ({ ...answers, ...pick(last, codes(given)) }));
    },
    restZero(given?: readonly string[]) {
      const zeros = Object.fromEntries(codes(given).map((code) => [code, 0]));
      bulk((answers) => ({ ...zeros, ...answered(answers) }));
    },
    undo: undo.back,
    chooseMonth(month: Month) {
      undo.clear();
      void months.show(month);
    },
    takeOffer: () => undo.around(copies.take),
    dropOffer: copies.drop,
    async send(reason?: string) {
      undo.clear();
      copies.stop();
      await editor.settle();
      await queue.enqueue(reason ?? null);
      await refresh();
      void sync.flush(true);
    },
    editAgain: queue.editAgain,
    async resolve(way: 'send-mine' | 'take-theirs' | 'edit') {
      const shown = await queue.resolve(way);
      if (way === 'take-theirs') undo.around(() => shown && editor.edit(() => shown));
      else await editor.load();
      await refresh();
      void sync.flush(true);
    },
    addPhoto: extras.addPhoto,
    addPlace: extras.addPlace,
    removeExtra: extras.remove,
    signInAgain() {
      void editor.settle().then(() => people.login() || people.signIn());
    },
    openNewerApp() {
      void editor.settle().then(core.env.reload);
    },
  };
}

/** Those of these items that were answered. */
function pick(answers: Answers, codes: readonly string[]): Answers {
  return Object.fromEntries(codes.flatMap((code) => (answers[code] == null ? [] : [[code, answers[code]]])));
}
const answered = (answers: Answers): Answers => pick(answers, Object.keys(answers));
