import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Answers } from '../../../shared/report/answers.ts';
import type { Core } from './core.ts';
import type { Editor } from './editor.ts';

/** One step back from what changes many answers at once. */
export interface Undo {
  readonly possible: ReadonlySignal<boolean>;
  around(change: () => void): void;
  back(): void;
  clear(): void;
}

export function createUndo(core: Core, editor: Editor): Undo {
  const before = signal<Answers | null>(null);
  return {
    possible: computed(() => before.value !== null),
    around(change) {
      const now = core.answers.peek();
      change();
      before.value = now;
    },
    back() {
      const then = before.peek();
      before.value = null;
      if (then) editor.edit(() => then);
    },
    clear() {
      before.value = null;
    },
  };
}
