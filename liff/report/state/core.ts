import { type Signal, signal } from '@preact/signals';
import type { MonthsAnswer } from '../../../shared/api/drafts.ts';
import type { Me } from '../../../shared/api/session.ts';
import { candidateMonths } from '../../../shared/calendar/deadlines.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import type { Answers } from '../../../shared/report/answers.ts';
import type { FormDefinition } from '../../../shared/report/form.ts';
import type { LineDoor } from '../../api/sign-in.ts';
import { type Clock, createClock } from '../../offline/clock.ts';
import { openDb } from '../../offline/db.ts';
import type { Shelf } from '../../offline/drafts.ts';
import type { Env } from '../../offline/env.ts';
import { UNKNOWN } from '../../offline/rows.ts';
import { createVault } from '../../offline/seal.ts';
import type { StoreName } from '../../offline/stores.ts';
import type { Extra, NetState, Offer, QueueState, SaveState, SignInState } from '../controller.ts';

/** An offer, and what is behind it: the number of the server's copy, or the row of this phone that goes when she decided. */
export type Offered = Offer & { readonly seq: number | null; readonly left?: readonly [StoreName, string] };

export interface ReportDeps {
  readonly env: Env;
  /** The form that is built into the page. */
  readonly form: FormDefinition;
  /** The page's build. */
  readonly app: string;
  /** Loads LINE's door; called when the page is usable. */
  openDoor(): Promise<LineDoor>;
}

/** What the parts of the controller share. */
export interface Core extends ReportDeps {
  readonly shelf: Shelf;
  readonly clock: Clock;
  readonly visit: string;
  /** Whose rows are shown: the person who signed in, before that the last one on this phone. */
  readonly user: Signal<string>;
  readonly me: Signal<Me | null>;
  readonly signIn: Signal<SignInState>;
  readonly month: Signal<Month>;
  readonly months: Signal<MonthsAnswer | null>;
  /** Months with reports in the queue: also when they are closed by now, she must find them. */
  readonly queued: Signal<readonly Month[]>;
  /** The months are the server's word of this visit. */
  readonly sure: Signal<boolean>;
  readonly currentForm: Signal<FormDefinition | null>;
  readonly answers: Signal<Answers>;
  readonly save: Signal<SaveState>;
  readonly net: Signal<NetState>;
  readonly queue: Signal<QueueState>;
  readonly offer: Signal<Offered | null>;
  readonly extras: Signal<readonly Extra[]>;
  readonly agreed: Signal<readonly Extra['kind'][]>;
}

export function createCore(deps: ReportDeps): Core {
  const { env } = deps;
  const db = openDb(env);
  const clock = createClock(env);
  return {
    ...deps,
    shelf: { db, vault: createVault(db, env), uuid: env.uuid },
    clock,
    visit: env.uuid(),
    user: signal(UNKNOWN),
    me: signal<Me | null>(null),
    signIn: signal<SignInState>({ kind: 'unknown' }),
    month: signal(candidateMonths(clock.now())[0] ?? ''),
    months: signal<MonthsAnswer | null>(null),
    queued: signal<readonly Month[]>([]),
    sure: signal(false),
    currentForm: signal<FormDefinition | null>(deps.form),
    answers: signal<Answers>({}),
    save: signal<SaveState>('loading'),
    net: signal<NetState>(env.online() ? 'online' : 'offline'),
    queue: signal<QueueState>({ kind: 'draft' }),
    offer: signal<Offered | null>(null),
    extras: signal<readonly Extra[]>([]),
    agreed: signal<readonly Extra['kind'][]>([]),
  };
}
