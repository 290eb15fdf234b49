import type { Answers } from '../../../shared/report/answers.ts';
import { dropDraft, loadDraft, noteSeq, opened, queueOf, type Saving, saveDraft } from '../../offline/drafts.ts';
import { receiptOf } from '../../offline/outbox.ts';
import { monthKey, type OutboxBody, type OutboxRow } from '../../offline/rows.ts';
import type { Core } from './core.ts';
import { onFileOf } from './month-view.ts';

/** The answers on the page, and the draft on the phone that follows them. */
export interface Editor {
  /**
   * Reads what the phone has for this person and month. `move`: who or which month it is changes now; what is typed
   * meanwhile is laid over what is read.
   */
  load(move?: () => Promise<void>): Promise<void>;
  /** Likewise, when the page took her for somebody else: what she typed goes with her, and the other's draft is as it was. */
  handOver(move: () => Promise<void>): Promise<void>;
  edit(change: Change, seq?: number | null): void;
  /** Everything typed is on the disk (or known not to be). */
  settle(): Promise<void>;
  isSettled(): boolean;
  /** What stands on the page, as it is kept and sent. */
  outgoing(): Saving;
  noteSeq(seq: number | null): Promise<void>;
}

type Change = (answers: Answers) => Answers;
type Found = Awaited<ReturnType<typeof readHere>>;
interface Held {
  readonly id: string | null;
  readonly seq: number | null;
}

export function createEditor(core: Core, saved: () => void): Editor {
  const { shelf, answers, save } = core;
  let held: Held = { id: null, seq: null };
  let found: Found = null;
  let typed = 0;
  let kept = 0;
  /** What is typed before the phone's own draft is read. */
  let early: Change[] | null = [];
  let loading: Promise<void> = Promise.resolve();

  const outgoing = () => ({ ...held, ...contentOf(core) });
  const dirty = () => kept !== typed && early === null;
  const keep = createKeeper(dirty, saved, async () => {
    const upTo = typed;
    const id = await saveDraft(shelf, core.user.peek(), core.month.peek(), outgoing());
    held = { ...held, id };
    kept = upTo;
    save.value = kept === typed ? shelf.db.mode() : 'saving';
  });

  function changed(): void {
    typed += 1;
    save.value = 'saving';
    if (early === null) void keep();
  }

  async function read(move: () => Promise<void>): Promise<void> {
    while (dirty()) await keep();
    early ??= [];
    await move();
    found = await readHere(core);
    held = { id: found?.id ?? null, seq: found?.seq ?? null };
    const waiting = early;
    early = null;
    answers.value = waiting.reduce((now, change) => change(now), answersOf(core, found));
    if (waiting.length > 0) changed();
    else save.value = found?.draft ? shelf.db.mode() : 'empty';
  }
  function load(move = async () => {}): Promise<void> {
    loading = loading.then(() => read(move));
    return loading;
  }

  return {
    load,
    handOver: (move) =>
      load(async () => {
        const own = changesSince(answersOf(core, found), answers.peek());
        if (own === null) return move();
        await putBack(core, found);
        early?.unshift((theirs) => ({ ...theirs, ...own }));
        await move();
      }),
    edit(change, seq) {
      if (seq !== undefined) held = { ...held, seq };
      early?.push(change);
      answers.value = change(answers.peek());
      changed();
    },
    async settle() {
      await loading;
      while (dirty()) await keep();
    },
    isSettled: () => kept === typed,
    outgoing,
    async noteSeq(seq) {
      held = { ...held, seq };
      if (held.id) await noteSeq(shelf, core.user.peek(), core.month.peek(), held.id, seq);
    },
  };
}

/** One write at a time; what is typed during it goes with the next. */
function createKeeper(dirty: () => boolean, done: () => void, keepOnce: () => Promise<void>): () => Promise<void> {
  let saving: Promise<void> | null = null;
  const run = async () => {
    try {
      while (dirty()) await keepOnce();
    } finally {
      // At once, so that what is typed from here on begins a run of its own.
      saving = null;
    }
    done();
  };
  return async () => {
    if (saving === null && dirty()) saving = run();
    await saving;
  };
}

const contentOf = (core: Core) => ({
  answers: core.answers.peek(),
  formVersion: (core.currentForm.peek() ?? core.form).version,
  basedOn: onFileOf(core)?.version ?? null,
});

const answersOf = (core: Core, found: Found): Answers => found?.answers ?? onFileOf(core)?.answers ?? {};

/** What she changed; null when nothing. */
function changesSince(before: Answers, now: Answers): Answers | null {
  const own = Object.entries(now).filter(([code, count]) => (before[code] ?? null) !== count);
  return own.length > 0 ? Object.fromEntries(own) : null;
}

/** The draft as it was when the page read it. */
async function putBack(core: Core, found: Found): Promise<void> {
  const [user, month] = [core.user.peek(), core.month.peek()];
  if (found?.draft) await saveDraft(core.shelf, user, month, { ...contentOf(core), ...found });
  else await dropDraft(core.shelf, user, month);
}

/** Her draft; without one what waits in the queue; without that what was sent. */
async function readHere(core: Core) {
  const { shelf } = core;
  const user = core.user.peek();
  const month = core.month.peek();
  const draft = await loadDraft(shelf, user, month);
  if (draft) return { ...draft, draft: true };
  const queue = await shelf.db.read((tx) => queueOf(tx, monthKey(user, month)));
  const row = await opened<OutboxRow, OutboxBody>(shelf, queue.at(-1));
  if (row) return { ...row, seq: null, draft: false };
  const sent = await receiptOf(shelf, user, month);
  const newer = (onFileOf(core)?.version ?? 0) > (sent?.receipt.version ?? 0);
  return sent && !newer ? { ...sent, seq: null, draft: false } : null;
}
