import { type Signal, signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { isAllZero, missingItems } from '../../shared/report/answers.ts';
import type { ReportController } from './controller.ts';
import type { Later } from './later/Later.tsx';
import { gapsIn, pagesOf, pageWith } from './pages.ts';
import type { LaterScreen } from './screen.ts';
import { createTrail } from './trail.ts';

/** Where she is: a screen of the form by its number, or one of the others. */
export type Place = number | 'all' | 'review' | 'help' | 'months';
/** What "send" found: items without a number, nothing at all, or zeros without a reason. */
export type Objection = 'gaps' | 'nothing' | 'reason';

/** One screen: its title, what stands under it, and the bar below. */
export interface Frame {
  readonly title: string;
  readonly body: ComponentChildren;
  readonly bar?: ComponentChildren;
  /** With the bar of parts, which is for the form's own screens. */
  readonly parts?: boolean;
}

/** What only the page itself knows. Nothing here is worth keeping when it closes; her answers lie with the controller. */
export interface View {
  readonly place: Signal<Place>;
  readonly objection: Signal<Objection | null>;
  readonly reason: Signal<string>;
  /** Purposes that she allowed on this page. */
  readonly agreed: Signal<readonly string[]>;
  /** She just filled several items with one tap. */
  readonly filled: Signal<boolean>;
  readonly busy: Signal<boolean>;
  /** Screens that the page can do without until the server answers; null until they came. */
  readonly later: Signal<Later | null>;
  laterFrame(screen: LaterScreen): Frame | null;
  loadLater(): void;
  /** To a screen, and there to an item's number or to the title. */
  go(place: Place, item?: string): void;
  goToItem(code: string): void;
  back(): void;
  send(andGaps?: boolean): void;
  /** A new screen is drawn. */
  arrived(): void;
}

/** Puts the reader at an element: keyboards, screen readers and eyes. */
function focusOn(id: string): void {
  const element = document.getElementById(id);
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: id === 'title' ? 'end' : 'center' });
}

/** Where she goes on: at the item that came back, else at the first screen with something open. */
function firstPlace(c: ReportController): Place {
  const form = c.form.value;
  if (form === null) return 1;
  const item = c.month.value.returned?.item;
  if (item) return pageWith(form, item);
  const pages = pagesOf(form);
  const answers = c.answers.value;
  if (missingItems(form, answers).length === pages.flatMap((page) => page.items).length) return 1;
  return pages.find((page) => gapsIn(page, answers) > 0)?.no ?? 'review';
}

/** The screen before this one in the form; null where "back" leads to wherever she came from. */
function before(c: ReportController, place: Place): Place | null {
  if (typeof place === 'number') return Math.max(1, place - 1);
  return place === 'review' && c.form.value ? pagesOf(c.form.value).length : null;
}

function objectionTo(c: ReportController, reason: string, andGaps: boolean): Objection | null {
  const form = c.form.value;
  if (form === null) return null;
  const answers = c.answers.value;
  const missing = missingItems(form, answers).length;
  if (missing === form.sections.flatMap((section) => section.items).length) return 'nothing';
  if (missing > 0 && !andGaps) return 'gaps';
  return isAllZero(form, answers) && reason.trim() === '' ? 'reason' : null;
}

export function createView(c: ReportController): View {
  const place = signal<Place>(firstPlace(c));
  const objection = signal<Objection | null>(null);
  const reason = signal('');
  const busy = signal(false);
  const later = signal<Later | null>(null);
  const trail = createTrail(place, () => !['unknown', 'signing'].includes(c.signIn.value.kind));

  /** Where the reader lands on the next screen. */
  let target = 'title';

  function arrived(): void {
    view.loadLater();
    focusOn(target);
    target = 'title';
  }

  function go(to: Place, item = 'title'): void {
    target = item;
    const stays = to === place.value;
    trail.go(to);
    if (stays) arrived();
  }

  async function send(andGaps: boolean): Promise<void> {
    // Without the screen that would say so, a report with gaps goes as it is: it is accepted, and she can send again.
    objection.value = later.value && objectionTo(c, reason.value, andGaps);
    if (objection.value !== null) return focusOn('objection');
    busy.value = true;
    try {
      await c.send(reason.value.trim() || undefined);
    } finally {
      busy.value = false;
    }
  }

  const view: View = {
    place,
    objection,
    reason,
    agreed: signal<readonly string[]>([]),
    filled: signal(false),
    busy,
    later,
    laterFrame: (screen) => later.value?.frame(c, view, screen) ?? null,
    loadLater() {
      if (later.value) return;
      import('./later/Later.tsx').then(
        (found) => {
          later.value = found.later;
        },
        // No signal: the next screen, or the signal's return, tries again.
        () => {},
      );
    },
    go,
    goToItem: (code) => c.form.value && go(pageWith(c.form.value, code), code),
    back: () => trail.back(before(c, place.value)),
    send: (andGaps = false) => void (busy.value || send(andGaps)),
    arrived,
  };
  return view;
}
