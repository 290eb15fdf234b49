import { type Signal, signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Answers } from '../../shared/report/answers.ts';
import type { FormDefinition } from '../../shared/report/form.ts';
import type { ReportController } from './controller.ts';
import type { Later } from './later/Later.tsx';
import type { Rare } from './later/Rare.tsx';
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
  /** The screen where she just filled several items with one tap. */
  readonly filled: Signal<Place | null>;
  readonly busy: Signal<boolean>;
  /** Screens that the page can do without until the server answers; null until they came. */
  readonly later: Signal<Later | null>;
  laterFrame(screen: LaterScreen): Frame | null;
  loadLater(): void;
  /** Screens that most visits never need; null until they came. */
  readonly rare: Signal<Rare | null>;
  /** Asks for them where they are not there. */
  rareParts(): Rare | null;
  /** She wants to add a photo or a place. */
  readonly attaching: Signal<boolean>;
  attach(): void;
  /** To a screen, and there to an item's number or to the title. */
  go(place: Place, item?: string): void;
  goToItem(code: string): void;
  back(): void;
  send(andGaps?: boolean): void;
  /** What the phone and the server know has come, or changed: until she moves, it decides where she begins. */
  begin(): void;
  /** A new screen is drawn; `first`: the page opens, where only an item that was asked for is worth moving to. */
  arrived(first?: boolean): void;
}

/** Puts the reader at an element: keyboards, screen readers and eyes. */
function focusOn(id: string): void {
  const element = document.getElementById(id);
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: id === 'title' ? 'end' : 'center' });
}

/** Where she goes on: at the item that came back or that a link names, else at the first screen with something open. */
function firstPlace(form: FormDefinition, answers: Answers, item: string | null | undefined): Place {
  if (item) return pageWith(form, item);
  const pages = pagesOf(form);
  const open = pages.filter((page) => gapsIn(page, answers) > 0);
  return pages.length > 0 && open.length === 0 ? 'review' : (open[0]?.no ?? 1);
}

/** The screen before this one in the form; null where "back" leads to wherever she came from. */
function before(c: ReportController, place: Place): Place | null {
  if (typeof place === 'number') return Math.max(1, place - 1);
  return place === 'review' && c.form.value ? pagesOf(c.form.value).length : null;
}

/** Where she begins, told anew while more is known and she has done nothing yet. */
function createStart(c: ReportController, asked: string | null) {
  let over = false;
  let begun: { at: string; answers: Answers } | null = null;
  let whose: string | null = null;
  let others: Answers | null = null;
  /** On a shared phone the last visit may have been another person's: nobody goes on where somebody else was. */
  const meet = (id: string | null, answers: Answers) => {
    if (whose !== null && id !== null && id !== whose) {
      over = false;
      begun = null;
      // Her name comes first, her own numbers a moment later.
      others = answers;
    }
    whose = id ?? whose;
  };
  return {
    over() {
      over = true;
    },
    find(): { place: Place; item: string | null } | null {
      const form = c.form.value;
      const answers = c.answers.value;
      meet(c.who.value.id, answers);
      const { month, returned } = c.month.value;
      const at = `${month} ${returned?.item}`;
      if (form === null || c.save.value === 'loading' || over || begun?.at === at || answers === others) return null;
      over = begun !== null && begun.answers !== answers;
      if (over) return null;
      begun = { at, answers };
      const item = returned?.item ?? asked;
      return { place: firstPlace(form, answers, item), item };
    },
  };
}

async function send(c: ReportController, v: View, andGaps: boolean): Promise<void> {
  const reason = v.reason.value.trim();
  // Without the screen that would say so, a report with gaps goes as it is: it is accepted, and she can send again.
  v.objection.value = v.later.value?.objectionTo(c, reason, andGaps) ?? null;
  if (v.objection.value !== null) return focusOn('objection');
  v.busy.value = true;
  try {
    await c.send(reason || undefined);
  } finally {
    v.busy.value = false;
  }
}

/** Loads once. Without signal the next screen, or the signal's return, tries again. */
function loader<T>(into: Signal<T | null>, load: () => Promise<T>): () => void {
  let loading = false;
  const done = () => {
    loading = false;
  };
  return () => {
    if (into.peek() !== null || loading) return;
    loading = true;
    load()
      .then((found) => {
        into.value = found;
      })
      .then(done, done);
  };
}

/** Scripts that follow once the page is usable. */
export interface Scripts {
  later(): Promise<Later>;
  rare(): Promise<Rare>;
}

/** @param asked an item that the page's address names */
export function createView(c: ReportController, asked: string | null, scripts: Scripts): View {
  const place = signal<Place>(1);
  const objection = signal<Objection | null>(null);
  const reason = signal('');
  const busy = signal(false);
  const later = signal<Later | null>(null);
  const rare = signal<Rare | null>(null);
  const loadRare = loader(rare, scripts.rare);
  const attaching = signal(false);
  const trail = createTrail(place, () => !['unknown', 'signing'].includes(c.signIn.value.kind));

  const start = createStart(c, asked);
  /** Where the reader lands on the next screen. */
  let target = 'title';

  function arrived(first = false): void {
    view.loadLater();
    if (!first || target !== 'title') focusOn(target);
    target = 'title';
  }

  function go(to: Place, item = 'title'): void {
    start.over();
    target = item;
    const stays = to === place.value;
    trail.go(to);
    if (stays) arrived();
  }

  const view: View = {
    place,
    objection,
    reason,
    filled: signal<Place | null>(null),
    busy,
    later,
    laterFrame: (screen) => later.value?.frame(c, view, screen) ?? null,
    loadLater: loader(later, scripts.later),
    rare,
    rareParts() {
      loadRare();
      return rare.value;
    },
    attaching,
    attach() {
      attaching.value = true;
      loadRare();
      c.attach();
    },
    go,
    goToItem: (code) => c.form.value && go(pageWith(c.form.value, code), code),
    back: () => trail.back(before(c, place.value)),
    send: (andGaps = false) => void (busy.value || send(c, view, andGaps)),
    begin() {
      const first = start.find();
      if (first === null) return;
      place.value = first.place;
      target = first.item ?? target;
    },
    arrived,
  };
  return view;
}
