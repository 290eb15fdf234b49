import { type Signal, signal } from '@preact/signals';
import type {
  Extra,
  MonthChoice,
  MonthView,
  NetState,
  Offer,
  QueueState,
  ReportController,
  SaveState,
  SignInState,
  Who,
} from '../../../liff/report/controller.ts';
import type { Answers } from '../../../shared/report/answers.ts';
import type { FormDefinition } from '../../../shared/report/form.ts';
import { itemsOf } from '../../../shared/report/form.ts';

type Signals = { -readonly [K in keyof World]: Signal<World[K]> };
interface World {
  who: Who;
  month: MonthView;
  choices: readonly MonthChoice[];
  form: FormDefinition | null;
  answers: Answers;
  save: SaveState;
  net: NetState;
  signIn: SignInState;
  queue: QueueState;
  offer: Offer | null;
  extras: readonly Extra[];
  agreed: readonly Extra['kind'][];
  newerApp: boolean;
  canUndo: boolean;
}

/** A controller without storage and network: real signals, and a list of what the page asked for. */
export type FakeController = Omit<ReportController, keyof World> & Signals & { readonly asked: string[] };

export const DAY = 86_400_000;
const OCTOBER_END = Date.parse('2026-10-31T17:00:00Z');

export function fakeController(form: FormDefinition, given: Partial<World> = {}): FakeController {
  const codes = itemsOf(form).map(({ code }) => code);
  const choice: MonthChoice = {
    month: '2026-10',
    state: 'open',
    dueAt: OCTOBER_END,
    reviewDueAt: OCTOBER_END + 5 * DAY,
    closesAt: OCTOBER_END + 5 * DAY,
    report: null,
  };
  const last = Object.fromEntries(codes.map((code, at) => [code, (at * 7) % 23]));
  const world: World = {
    who: { id: 'p1', name: 'ตัวอย่าง หนึ่ง', unitName: 'รพ.สต.บ้านตัวอย่าง', unitPhone: '021234567', households: 12 },
    month: {
      ...choice,
      sure: true,
      last: { month: '2026-09', answers: last },
      usual: {},
      onFile: null,
      returned: null,
    },
    choices: [choice],
    form,
    answers: {},
    save: 'empty',
    net: 'online',
    signIn: { kind: 'signed' },
    queue: { kind: 'draft' },
    offer: null,
    extras: [],
    agreed: [],
    newerApp: false,
    canUndo: false,
    ...given,
  };
  const signals = Object.fromEntries(
    Object.entries(world).map(([key, value]) => [key, signal(value)]),
  ) as unknown as Signals;
  const { answers, canUndo, save } = signals;
  const asked: string[] = [];
  const undo: Answers[] = [];
  const fill = (wanted: readonly string[] | undefined, to: (code: string) => number | null) => {
    undo.push(answers.value);
    answers.value = { ...answers.value, ...Object.fromEntries((wanted ?? codes).map((code) => [code, to(code)])) };
    canUndo.value = true;
  };
  const ask = (what: string) => {
    asked.push(what);
    return Promise.resolve();
  };
  return {
    ...signals,
    asked,
    set(code, count) {
      answers.value = { ...answers.value, [code]: count };
      save.value = 'saved';
    },
    sameAsLast: (wanted) => fill(wanted, (code) => last[code] ?? null),
    restZero: (wanted) => fill(wanted, (code) => answers.value[code] ?? 0),
    undo() {
      answers.value = undo.pop() ?? {};
      canUndo.value = undo.length > 0;
    },
    chooseMonth: (month) => void ask(`month ${month}`),
    takeOffer: () => void ask('take offer'),
    dropOffer: () => void ask('drop offer'),
    send: (reason) => ask(`send ${reason ?? ''}`.trim()),
    editAgain: () => void ask('edit again'),
    resolve: (way) => {
      if (way === 'edit') signals.queue.value = { kind: 'draft' };
      return ask(`resolve ${way}`);
    },
    attach: () => void ask('attach'),
    agree(purpose, version, given) {
      const others = signals.agreed.value.filter((one) => one !== purpose);
      signals.agreed.value = given ? [...others, purpose] : others;
      return ask(`agree ${purpose} ${version} ${given}`);
    },
    addPhoto: (file) => ask(`photo ${file.size}`),
    addPlace: () => ask('place'),
    removeExtra: (id) => ask(`remove ${id}`),
    signInAgain: () => void ask('sign in'),
    openNewerApp: () => void ask('newer app'),
  };
}
