import type { Month } from '../../../shared/calendar/months.ts';
import type { Core } from './core.ts';
import { createEditor, type Editor } from './editor.ts';
import { showForm } from './forms.ts';
import { createQueue, type Queue } from './queue.ts';

/** All that works without signal: what she types is kept, and what she sends stands in the queue. */
export interface Page {
  readonly editor: Editor;
  readonly queue: Queue;
  /** Reads how the shown month stands. */
  refresh(): Promise<void>;
  show(month: Month): Promise<void>;
  choose(month: Month): Promise<void>;
  /** She chose the month: the page does not choose for her any more. */
  chosen(): boolean;
}

export function createPage(core: Core, saved: () => void): Page {
  const editor = createEditor(core, saved);
  const queue = createQueue(core, editor);
  let chosen = false;
  const show = async (month: Month) => {
    await editor.load(async () => {
      core.month.value = month;
      core.offer.value = null;
      await showForm(core);
    });
    await queue.refresh();
  };
  return {
    editor,
    queue,
    refresh: queue.refresh,
    show,
    choose(month) {
      chosen = true;
      return show(month);
    },
    chosen: () => chosen,
  };
}
