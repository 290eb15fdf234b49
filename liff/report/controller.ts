import type { ReadonlySignal } from '@preact/signals';
import type { ProblemCode } from '../../shared/api/problems.ts';
import type { ReportSummary } from '../../shared/api/reports.ts';
import type { Receipt, Returned } from '../../shared/api/shapes.ts';
import type { Month } from '../../shared/calendar/months.ts';
import type { Answers } from '../../shared/report/answers.ts';
import type { FormDefinition } from '../../shared/report/form.ts';

/**
 * What the report page shows and may do. The state lives behind it (liff/offline, liff/api); views only read signals and
 * call actions, so that they can be drawn and tested with any state.
 */
export interface ReportController {
  readonly who: ReadonlySignal<Who>;
  readonly month: ReadonlySignal<MonthView>;
  /** Months that she may choose, oldest first; one when there is no choice. */
  readonly choices: ReadonlySignal<readonly MonthChoice[]>;
  /** Null while a form that is not built in is on its way. */
  readonly form: ReadonlySignal<FormDefinition | null>;
  readonly answers: ReadonlySignal<Answers>;
  readonly save: ReadonlySignal<SaveState>;
  readonly net: ReadonlySignal<NetState>;
  readonly signIn: ReadonlySignal<SignInState>;
  readonly queue: ReadonlySignal<QueueState>;
  /** A draft from chat or another phone that is newer than what is here; she chooses. */
  readonly offer: ReadonlySignal<Offer | null>;
  readonly extras: ReadonlySignal<readonly Extra[]>;
  /** What she allowed, as far as is known here. */
  readonly agreed: ReadonlySignal<readonly Extra['kind'][]>;
  readonly newerApp: ReadonlySignal<boolean>;
  /** True when `undo` would bring something back. */
  readonly canUndo: ReadonlySignal<boolean>;

  set(code: string, count: number | null): void;
  /** Last month's numbers for these items (all when not given), also where something stands already. */
  sameAsLast(codes?: readonly string[]): void;
  /** Zero for those of these items (all when not given) that are empty. */
  restZero(codes?: readonly string[]): void;
  undo(): void;
  chooseMonth(month: Month): void;
  takeOffer(): void;
  dropOffer(): void;
  /** Why everything is zero; needed then. */
  send(reason?: string): Promise<void>;
  /** From the receipt back to the form, to send a further version. */
  editAgain(): void;
  /** Ways out of a problem that stopped the queue. */
  resolve(way: 'send-mine' | 'take-theirs' | 'edit'): Promise<void>;
  /** She wants to see about photos and place: what she allowed on another day is asked for. */
  attach(): void;
  /** Her word about a purpose, in the words of this version; it is sent before what it allows. */
  agree(purpose: Extra['kind'], version: string, given: boolean): Promise<void>;
  addPhoto(file: Blob): Promise<void>;
  /** Asks the phone for its place; resolves when it answered. */
  addPlace(): Promise<void>;
  removeExtra(id: string): Promise<void>;
  /** Tries the sign-in again; nothing typed is touched. */
  signInAgain(): void;
  openNewerApp(): void;
}

export interface Who {
  /** Null until the server or an earlier visit told. */
  readonly id: string | null;
  readonly name: string | null;
  readonly unitName: string | null;
  readonly unitPhone: string | null;
  readonly households: number | null;
}

export interface MonthChoice {
  readonly month: Month;
  readonly state: 'not-open' | 'open' | 'late' | 'closed';
  readonly dueAt: number;
  /** Until when what she sends is looked at. */
  readonly reviewDueAt: number;
  readonly closesAt: number;
  readonly report: Pick<ReportSummary, 'state' | 'number' | 'version'> | null;
}

export interface MonthView extends MonthChoice {
  /** False until the server said which months there are: until then the phone's clock guesses. */
  readonly sure: boolean;
  readonly last: { readonly month: Month; readonly answers: Answers } | null;
  /** Counts above which "is that right?" is asked. */
  readonly usual: Readonly<Record<string, number>>;
  /** Answers of the version on file, for "what changed". */
  readonly onFile: Answers | null;
  readonly returned: Returned | null;
}

/** `memory`: this phone refuses storage, so leaving the page would lose the draft. */
export type SaveState = 'loading' | 'empty' | 'saving' | 'saved' | 'full' | 'memory';
/** `portal`: something answers in the server's place (a hotel's login page). */
export type NetState = 'online' | 'offline' | 'portal';
export type SignInState =
  | { readonly kind: 'unknown' | 'signing' | 'signed' }
  /** Registered nowhere yet: the form leads to registration, and keeps what was typed. */
  | { readonly kind: 'stranger' }
  | { readonly kind: 'failed'; readonly why: 'timeout' | 'refused' | 'no-line' | 'offline' };

export type QueueState =
  | { readonly kind: 'draft' }
  /** `wait`: ms that were left, when this was read, of what a server with too much to do asked for; none is ≤ 0. */
  | { readonly kind: 'waiting'; readonly since: number; readonly tries: number; readonly wait: number }
  | { readonly kind: 'sending' }
  | { readonly kind: 'sent'; readonly receipt: Receipt }
  | { readonly kind: 'problem'; readonly problem: StopProblem };

/** Why a report stands in the queue until she decides. What she typed is kept in every case. */
export type StopProblem =
  | { readonly code: 'version-conflict'; readonly theirs: Answers | null; readonly version: number | null }
  | { readonly code: 'other-user'; readonly name: string | null }
  | { readonly code: 'invalid-answers'; readonly items: readonly string[] }
  | {
      readonly code: Exclude<ProblemCode, 'version-conflict' | 'other-user' | 'invalid-answers'>;
    };

export interface Offer {
  /** `phone`: typed here before it was known who she is, or for another month than there is. */
  readonly source: 'chat' | 'form' | 'phone';
  readonly updatedAt: number | null;
  readonly answers: Answers;
}

export interface Extra {
  readonly id: string;
  readonly kind: 'photo' | 'place';
  /** `no-consent`: it stays here until she allows it. */
  readonly state: 'preparing' | 'kept' | 'waiting' | 'sent' | 'refused' | 'no-consent';
  readonly previewUrl: string | null;
}
