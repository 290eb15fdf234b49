import type { ProblemCode } from '../../../shared/api/problems.ts';
import type { Answers } from '../../../shared/report/answers.ts';
import { type FormDefinition, itemsOf } from '../../../shared/report/form.ts';
import { loadDraft, queueOf } from '../../offline/drafts.ts';
import { dropRow, enqueue, receiptOf, sendMine, takeBack } from '../../offline/outbox.ts';
import {
  monthKey,
  type OutboxBody,
  type OutboxRow,
  type Parked,
  type SentBody,
  type SentRow,
} from '../../offline/rows.ts';
import type { QueueState, StopProblem } from '../controller.ts';
import type { Core } from './core.ts';
import type { Editor } from './editor.ts';
import { onFileOf, openMonthOf } from './month-view.ts';

export interface Queue {
  /** Reads from the phone how the shown month stands. */
  refresh(): Promise<void>;
  posting(id: string | null): void;
  enqueue(reason: string | null): Promise<void>;
  editAgain(): void;
  /** Answers what the form shows from then on, where that is not what stood there. */
  resolve(way: 'send-mine' | 'take-theirs' | 'edit'): Promise<Answers | null>;
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
    return { kind: 'waiting', since: row.since, tries: row.tries };
  }

  let turn = 0;
  async function refresh(): Promise<void> {
    turn += 1;
    const mine = turn;
    const state = await stateHere();
    if (mine === turn) core.queue.value = state;
  }

  async function stopped(): Promise<{ row: OutboxRow; why: Parked | null; body: OutboxBody | null } | null> {
    const row = (await rowsHere()).find((one) => one.parked);
    if (!row?.parked) return null;
    return {
      row,
      why: await shelf.vault.open<Parked>(row.user, row.parked),
      body: await shelf.vault.open<OutboxBody>(row.user, row.body),
    };
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
      const sending = { reason, visit: core.visit, since: core.clock.now() };
      await enqueue(shelf, user, month, { ...draft, ...sending, answers: answersFor(form, answers) });
      editing = false;
    },
    editAgain() {
      editing = true;
      core.queue.value = { kind: 'draft' };
    },
    async resolve(way) {
      const found = await stopped();
      if (!found) return null;
      const { row, why, body } = found;
      const basedOn = why?.theirs?.version ?? onFileOf(core)?.version ?? row.basedOn;
      editing = way !== 'send-mine';
      if (way === 'send-mine') await sendMine(shelf, row, basedOn);
      else if (way === 'edit' && body) await takeBack(shelf, row, basedOn, body);
      else await dropRow(shelf, row);
      if (way === 'send-mine') return null;
      return way === 'edit' ? (body?.answers ?? null) : (why?.theirs?.answers ?? onFileOf(core)?.answers ?? null);
    },
  };
}

/** What the months said of this one is older than the receipt. */
function noteSent(core: Core, { month, receipt, answers }: SentRow & SentBody): void {
  const known = core.months.peek();
  if (!known) return;
  const { number, version, submittedAt } = receipt;
  const report = { number, version, submittedAt, answers: { ...answers }, state: 'submitted' as const, returned: null };
  core.months.value = {
    ...known,
    months: known.months.map((one) => (one.month === month ? { ...one, report, draft: null } : one)),
  };
}

async function sentOrDraft(core: Core): Promise<QueueState> {
  const month = core.month.peek();
  const sent = await receiptOf(core.shelf, core.user.peek(), month);
  const report = openMonthOf(core, month)?.report;
  // A version of another phone or the chat, or a returned one, comes after this receipt.
  const ahead = report ? report.version - (sent?.version ?? 0) : -1;
  if (!sent || ahead > 0 || (ahead === 0 && report?.state === 'returned')) return { kind: 'draft' };
  if (ahead < 0) noteSent(core, sent);
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
