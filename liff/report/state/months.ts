import type { MonthsAnswer } from '../../../shared/api/drafts.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import { loadDraft, moveDraft } from '../../offline/drafts.ts';
import { wipe } from '../../offline/wipe.ts';
import type { Copies } from './copies.ts';
import type { Core } from './core.ts';
import type { Editor } from './editor.ts';
import { showForm } from './forms.ts';
import { choicesOf, monthToShow, openMonthOf } from './month-view.ts';
import type { People } from './people.ts';

export interface Months {
  /** Asks the server which months there are. */
  load(): Promise<void>;
  /** What an earlier visit knew. */
  recall(answer: MonthsAnswer): void;
  show(month: Month): Promise<void>;
}

interface Parts {
  readonly editor: Editor;
  readonly copies: Copies;
  readonly people: () => People;
  /** Reads queue and extras of the shown month anew. */
  readonly refresh: () => Promise<void>;
}

export function createMonths(core: Core, { editor, copies, people, refresh }: Parts): Months {
  /** She chose: the page does not choose for her any more. */
  let chosen = false;

  async function show(month: Month): Promise<void> {
    await editor.load(async () => {
      core.month.value = month;
      core.offer.value = null;
    });
    await refresh();
    await showForm(core);
    await copies.consider(openMonthOf(core, month)?.draft ?? null);
  }

  /** The month that the phone guessed may be none of the server's: then what was typed moves to the right one. */
  async function correct(): Promise<void> {
    const choices = choicesOf(core);
    const shown = core.month.peek();
    const user = core.user.peek();
    const target = monthToShow(choices) ?? shown;
    await editor.settle();
    const draft = await loadDraft(core.shelf, user, shown);
    const listed = choices.some(({ month }) => month === shown);
    if (listed && (draft || chosen)) return show(shown);
    const left = !listed && draft && !(await moveDraft(core.shelf, user, shown, target)) ? draft : null;
    await show(target);
    // Something stands there already: she chooses, and nothing is dropped.
    if (left && !core.offer.peek())
      core.offer.value = { source: 'form', updatedAt: core.clock.now(), answers: left.answers };
  }

  return {
    show(month) {
      chosen = true;
      return show(month);
    },
    recall(answer) {
      core.months.value = answer;
      core.month.value = monthToShow(choicesOf(core)) ?? core.month.peek();
    },
    async load() {
      const reply = await core.client.call<MonthsAnswer>('GET', '/months', { has: 'months' });
      if (reply.kind === 'offline') {
        core.net.value = reply.portal ? 'portal' : 'offline';
        return;
      }
      core.net.value = 'online';
      if (reply.kind === 'problem') return;
      const answer = reply.data;
      core.clock.hear(Date.parse(answer.now));
      await people().become(answer.me);
      core.months.value = answer;
      core.sure.value = true;
      await people().remember(answer);
      await correct();
      await wipe(core.shelf, core.clock.now(), core.user.peek());
    },
  };
}
