import type { ProblemCode } from '../../../shared/api/problems.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import type { Answers } from '../../../shared/report/answers.ts';
import { type FormDefinition, itemsOf } from '../../../shared/report/form.ts';
import { loadDraft, queueOf } from '../../offline/drafts.ts';
import { enqueue, receiptOf } from '../../offline/outbox.ts';
import { monthKey, type Parked, type SentBody, type SentRow } from '../../offline/rows.ts';
import type { QueueState, StopProblem } from '../controller.ts';
import type { Core } from './core.ts';
import type { Editor } from './editor.ts';
import { openMonthOf } from './month-view.ts';

export interface Queue {
  /** Reads from the phone how the shown month stands. */
  refresh(): Promise<void>;
  posting(id: string | null): void;
  enqueue(reason: string | null): Promise<void>;
  /** The form is shown, whatever stands in the queue; or (false) no longer. */
  edit(on: boolean): void;
}

export function createQueue(core: Core, editor: Editor): Queue {
  const { shelf } = core;
  let underWay: string | null = null;
  let editing = false;
  const where = () => [core.user.peek(), core.month.peek()] as const;

  const rowsHere = () => shelf.db.read((tx) => queueOf(tx, monthKey(...where())));

  async function stateHere(): Promise<QueueState> {
    const [user, month] = where();
    const rows = await rowsHere();
    const stopped = rows.find((row) => row.parked);
    if (stopped?.parked) return { kind: 'problem', problem: problemOf(await shelf.vault.open(user, stopped.parked)) };
    if (editing || (await loadDraft(shelf, user, month))) return { kind: 'draft' };
    const row = rows.at(-1);
    if (!row) return sentOrDraft(core);
    if (rows.some((one) => one.id === underWay)) return { kind: 'sending' };
    return { kind: 'waiting', since: row.since, tries: row.tries, wait: (row.until ?? 0) - core.clock.now() };
  }

  let turn = 0;
  async function refresh(): Promise<void> {
    turn += 1;
    const mine = turn;
    const state = await stateHere();
    if (mine === turn) core.queue.value = state;
  }

  return {
    refresh,
    posting(id) {
      underWay = id;
      void refresh();
    },
    async enqueue(reason) {
      const { answers, ...draft } = editor.outgoing();
      const form = core.currentForm.peek() ?? core.form;
      const [user, month] = where();
      const sending = { reason, visit: core.visit, since: core.clock.now(), wanted: wantedOf(core, month) };
      await enqueue(shelf, user, month, { ...draft, ...sending, answers: answersFor(form, answers) });
      editing = false;
    },
    edit(on) {
      editing = on;
      if (on) core.queue.value = { kind: 'draft' };
    },
  };
}

/** What the months said of this one is older than the receipt. */
function noteSent(core: Core, { month, receipt, answers }: SentRow & SentBody): void {
  const known = core.months.peek();
  if (!known) return;
  const { number, version, submittedAt } = receipt;
  const report = {
    number,
    version,
    submittedAt,
    answers: { ...answers },
    state: 'submitted' as const,
    returned: null,
    filedBy: null,
  };
  core.months.value = {
    ...known,
    months: known.months.map((one) => (one.month === month ? { ...one, report, draft: null } : one)),
  };
}

/** A version of another phone or the chat, or what follows a returned one, comes after a receipt of this phone. */
function wantedOf(core: Core, month: Month): number {
  const report = openMonthOf(core, month)?.report;
  return report ? report.version + (report.state === 'returned' ? 1 : 0) : 0;
}

async function sentOrDraft(core: Core): Promise<QueueState> {
  const month = core.month.peek();
  const sent = await receiptOf(core.shelf, core.user.peek(), month);
  if (!sent || sent.version < wantedOf(core, month)) return { kind: 'draft' };
  if (sent.version > (openMonthOf(core, month)?.report?.version ?? 0)) noteSent(core, sent);
  return { kind: 'sent', receipt: sent.receipt };
}

function problemOf(why: Parked | null): StopProblem {
  const code = (why?.code ?? 'unexpected') as ProblemCode;
  if (code === 'version-conflict')
    return { code, theirs: why?.theirs?.answers ?? null, version: why?.theirs?.version ?? null };
  if (code === 'other-user') return { code, name: null };
  if (code === 'invalid-answers') return { code, items: why?.items ?? [] };
  return { code };
}

/** Only what this form asks; the rest waits in the draft. */
function answersFor(form: FormDefinition, answers: Answers): Answers {
  return Object.fromEntries(itemsOf(form).map(({ code }) => [code, answers[code] ?? null]));
}
