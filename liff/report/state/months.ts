import type { MonthsAnswer } from '../../../shared/api/drafts.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import type { Client } from '../../api/client.ts';
import { loadDraft, moveDraft } from '../../offline/drafts.ts';
import { wipe } from '../../offline/wipe.ts';
import type { Copies } from './copies.ts';
import type { Core } from './core.ts';
import { showForm } from './forms.ts';
import { choicesOf, monthToShow, openMonthOf } from './month-view.ts';
import type { Page } from './page.ts';
import type { People } from './people.ts';

export interface Months {
  /** Asks the server which months there are. */
  load(): Promise<void>;
  /** What only the server knows of the month that is shown now: its form, its copy of a draft. */
  complete(): Promise<void>;
}

interface Parts {
  readonly client: Client;
  readonly page: Page;
  readonly copies: Copies;
  readonly people: () => People;
}

export function createMonths(core: Core, { client, page, copies, people }: Parts): Months {
  const { editor } = page;
  async function complete(): Promise<void> {
    await showForm(core, client);
    await copies.consider(openMonthOf(core, core.month.peek())?.draft ?? null);
  }
  async function show(month: Month): Promise<void> {
    await page.show(month);
    await complete();
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
    if (listed && (draft || page.chosen())) return show(shown);
    const left = !listed && draft && !(await moveDraft(core.shelf, user, shown, target)) ? draft : null;
    await show(target);
    // Something stands there already: she chooses, and nothing is dropped.
    if (left && !core.offer.peek())
      core.offer.value = { source: 'form', updatedAt: core.clock.now(), answers: left.answers, seq: null };
  }

  return {
    complete,
    async load() {
      const reply = await client.call<MonthsAnswer>('GET', '/months', { has: 'months' });
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
