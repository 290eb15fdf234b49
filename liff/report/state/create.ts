import { computed } from '@preact/signals';
import type { Month } from '../../../shared/calendar/months.ts';
import type { Answers } from '../../../shared/report/answers.ts';
import { itemsOf } from '../../../shared/report/form.ts';
import { once } from '../../offline/once.ts';
import type { Extra, ReportController } from '../controller.ts';
import { type Core, createCore, type ReportDeps } from './core.ts';
import { showForm } from './forms.ts';
import type { Link } from './link.ts';
import { choicesOf, viewOf } from './month-view.ts';
import { createPage } from './page.ts';
import { recall } from './recall.ts';
import { createUndo } from './undo.ts';

/** The report page's controller; `start` after the first paint. */
export interface StartedReport {
  readonly controller: ReportController;
  /** Reads what the phone has; then, over the network, signs in, asks for the months and sends what waits. */
  start(): Promise<void>;
}

export function createReportController(deps: ReportDeps): StartedReport {
  const core = createCore(deps);
  const parts = assemble(core);
  return {
    controller: { ...signalsOf(core, parts), ...actionsOf(core, parts) },
    start: () => start(core, parts),
  };
}

type Parts = ReturnType<typeof assemble>;

function assemble(core: Core) {
  const page = createPage(core, () => link?.saved());
  let link: Link | null = null;
  const open = once(async () => {
    const { openLink } = await import('./link.ts');
    link = openLink(core, page);
    return link;
  });
  /** The network's part, once its script is here; null without. */
  const reach = async () => {
    const reached = await open();
    if (!reached) core.signIn.value = { kind: 'failed', why: 'offline' };
    return reached;
  };
  return { page, reach, undo: createUndo(core, page.editor) };
}

async function start(core: Core, { page, reach }: Parts): Promise<void> {
  const { env } = core;
  const { editor } = page;
  env.on('offline', () => {
    core.net.value = 'offline';
  });
  await recall(core);
  await showForm(core);
  await editor.load();
  await page.refresh();
  env.on('hide', () => void editor.settle().then(async () => (await reach())?.leaving()));
  const wake = async () => (await reach())?.wake();
  env.on('online', () => void wake());
  env.on('show', () => {
    // Another tab or the chat may have gone on; what was typed here and is not kept yet comes first.
    if (editor.isSettled()) void editor.load().then(page.refresh).then(wake);
    else void wake();
  });
  await (await reach())?.signIn();
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
    agreed: core.agreed,
    newerApp: computed(() => Boolean(core.app && core.months.value?.app && core.months.value.app !== core.app)),
    canUndo: undo.possible,
  };
}

function actionsOf(core: Core, parts: Parts) {
  const { page, reach, undo } = parts;
  const { editor, queue } = page;
  const attach = async () => (await reach())?.extras();
  const codes = (given?: readonly string[]) =>
    given ?? itemsOf(core.currentForm.peek() ?? core.form).map(({ code }) => code);
  const bulk = (change: (answers: Answers) => Answers) => undo.around(() => editor.edit(change));
  const decide = (takes: boolean) => {
    const offer = core.offer.peek();
    core.offer.value = null;
    if (!offer) return;
    if (takes) undo.around(() => editor.edit(() => offer.answers, offer.seq ?? undefined));
    void reach().then((link) => link?.decided(offer, takes));
  };
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
      void page.choose(month).then(async () => (await reach())?.shown());
    },
    takeOffer: () => decide(true),
    dropOffer: () => decide(false),
    async send(reason?: string) {
      undo.clear();
      await editor.settle();
      await queue.enqueue(reason ?? null);
      await page.refresh();
      void reach().then((link) => link?.sent());
    },
    editAgain: () => queue.edit(true),
    async resolve(way: 'send-mine' | 'take-theirs' | 'edit') {
      const link = await reach();
      if (!link) return;
      const shown = await link.resolve(way);
      if (way === 'take-theirs') undo.around(() => shown && editor.edit(() => shown));
      else await editor.load();
      await page.refresh();
      link.sent();
    },
    attach: () => void attach().then((extras) => extras?.ask()),
    agree: async (purpose: Extra['kind'], version: string, given: boolean) =>
      (await attach())?.agree(purpose, version, given),
    addPhoto: async (file: Blob) => (await attach())?.addPhoto(file),
    addPlace: async () => (await attach())?.addPlace(),
    removeExtra: async (id: string) => (await attach())?.remove(id),
    signInAgain() {
      void editor.settle().then(async () => {
        const link = await reach();
        if (!link?.login()) await link?.signIn();
      });
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
