import type { MonthsAnswer } from '../../../shared/api/drafts.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import type { Client } from '../../api/client.ts';
import { moveDraft, queueOf } from '../../offline/drafts.ts';
import { once } from '../../offline/once.ts';
import { monthKey } from '../../offline/rows.ts';
import type { Copies } from './copies.ts';
import type { Core } from './core.ts';
import { showForm } from './forms.ts';
import type { LeftOver } from './left-over.ts';
import { choicesOf, monthToShow, openMonthOf } from './month-view.ts';
import type { Page } from './page.ts';
import type { People } from './people.ts';

export interface Months {
  /** Asks the server which months there are. */
  load(): Promise<void>;
  /** What only the server knows of the month that is shown now: its form, its copy of a draft. */
  complete(): Promise<void>;
}

const wiper = once(() => import('../../offline/wipe.ts'));
/** Most units use the form that is built into the page. */
const otherForm = once(() => import('./other-form.ts'));

interface Parts {
  readonly client: Client;
  readonly page: Page;
  readonly copies: Copies;
  readonly leftOver: LeftOver;
  readonly people: () => People;
}

export function createMonths(core: Core, { client, page, copies, leftOver, people }: Parts): Months {
  const { editor } = page;
  async function complete(): Promise<void> {
    await showForm(core);
    if (core.currentForm.peek() === null) await (await otherForm())?.fetchForm(core, client);
    await copies.consider(openMonthOf(core, core.month.peek())?.draft ?? null);
    await leftOver.offer();
  }
  async function show(month: Month): Promise<void> {
    await page.show(month);
    await complete();
  }

  /** `guessed`: nothing but the phone's clock said which month it is. Then what was typed moves to the right one. */
  async function correct(guessed: boolean): Promise<void> {
    const user = core.user.peek();
    const shown = core.month.peek();
    await editor.settle();
    const { draft, queued } = await core.shelf.db.read(async (tx) => ({
      draft: (await tx.get('drafts', monthKey(user, shown))) !== undefined,
      queued: (await queueOf(tx, `${user}/`)).map(({ month }) => month),
    }));
    core.queued.value = queued;
    const choices = choicesOf(core);
    const listed = choices.some(({ month }) => month === shown);
    if (listed && (draft || page.chosen() || queued.includes(shown))) return show(shown);
    const target = monthToShow(choices) ?? shown;
    const left = guessed && !listed && draft && !(await moveDraft(core.shelf, user, shown, target));
    const { answers } = core;
    const mine = answers.peek();
    await show(target);
    // Something stands there already: she chooses, and nothing is dropped.
    if (left) core.offer.value ??= { source: 'phone', updatedAt: null, answers: mine, seq: null };
  }

  /** A first visit leaves nothing to forget. */
  async function tidy(): Promise<void> {
    const { shelf } = core;
    const [sent, keys] = await shelf.db.read(async (tx) => [await tx.keys('sent'), await tx.keys('keys')]);
    if (sent.length > 0 || keys.length > 1) await (await wiper())?.wipe(shelf, core.clock.now(), core.user.peek());
  }

  return {
    complete,
    async load() {
      const reply = await client.call<MonthsAnswer>('GET', '/months', { has: 'months' });
      if (reply.kind !== 'ok') return;
      const answer = reply.data;
      core.clock.hear(Date.parse(answer.now));
      const guessed = core.months.peek() === null;
      await people().become(answer.me);
      core.months.value = answer;
      core.sure.value = true;
      await people().remember(answer);
      await correct(guessed);
      await tidy();
    },
  };
}
