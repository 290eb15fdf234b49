import type { Draft, DraftRequest } from '../../../shared/api/drafts.ts';
import type { Answers } from '../../../shared/report/answers.ts';
import type { Client } from '../../api/client.ts';
import { receiptOf } from '../../offline/outbox.ts';
import { UNKNOWN } from '../../offline/rows.ts';
import type { Core } from './core.ts';
import type { Editor } from './editor.ts';

const PAUSE_MS = 3_000;

/** The server's copy of the draft: for a phone that loses its own, and for the chat to go on from. */
export interface Copies {
  /** Something was kept here; the server hears of it when she pauses. */
  changed(): void;
  push(keepalive?: boolean): Promise<void>;
  /** The draft is sent: the server lets go of its copy by itself. */
  stop(): void;
  /** A copy that somebody else wrote: taken where nothing stands here, offered otherwise. */
  consider(copy: Draft | null): Promise<void>;
}

const same = (one: Answers, other: Answers) =>
  [...Object.keys(one), ...Object.keys(other)].every((code) => (one[code] ?? null) === (other[code] ?? null));

export function createCopies(core: Core, client: Client, editor: Editor): Copies {
  let due = false;
  let callOff = () => {};

  function changed(): void {
    due = true;
    callOff();
    callOff = core.env.after(PAUSE_MS, () => void push());
  }

  async function push(keepalive = false): Promise<void> {
    callOff();
    const user = core.user.peek();
    const month = core.month.peek();
    if (!due || user === UNKNOWN || core.signIn.peek().kind !== 'signed' || core.offer.peek()) return;
    due = false;
    const { id, answers, formVersion, basedOn, seq } = editor.outgoing();
    const body: DraftRequest = { submissionId: id, formVersion, answers, basedOn, seq };
    const reply = await client.call<Draft>('PUT', `/drafts/${month}`, { body, has: 'seq', volunteer: user, keepalive });
    if (core.user.peek() !== user || core.month.peek() !== month) return;
    if (reply.kind === 'ok') return editor.noteSeq(reply.data.seq);
    if (reply.kind === 'problem' && reply.problem.code === 'draft-conflict')
      return overtaken(seq, reply.problem.current as Draft | null);
    // Not worth a timer: the next change, or the next time she looks, tries again.
    due = true;
  }

  async function overtaken(seq: number | null, copy: Draft | null): Promise<void> {
    if (copy) return consider(copy);
    // Sent by chat or another phone, which took the copy away: a new one begins. Asked twice, it would be no better.
    if (seq === null) return;
    await editor.noteSeq(null);
    changed();
  }

  async function consider(copy: Draft | null): Promise<void> {
    if (!copy?.answers || copy.seq === editor.outgoing().seq) return;
    const sent = await receiptOf(core.shelf, core.user.peek(), core.month.peek());
    // A late copy of what was sent since.
    if (copy.submissionId !== null && sent?.ids.includes(copy.submissionId)) return;
    const { answers, seq, source, updatedAt } = copy;
    if (same(answers, core.answers.peek())) return editor.noteSeq(seq);
    if (core.save.peek() !== 'empty') core.offer.value = { source, updatedAt: Date.parse(updatedAt), answers, seq };
    else if (['draft', 'sent'].includes(core.queue.peek().kind)) editor.edit(() => answers, seq);
  }

  return {
    changed,
    push,
    stop() {
      due = false;
      callOff();
    },
    consider,
  };
}
