import { LABELS } from '../../shared/text/labels.ts';
import { WORDS } from '../../shared/text/words.ts';
import { spellingKey } from './spelling.ts';

type Fixed = keyof typeof LABELS;

/** Everything that a button can do. Those without a fixed label take an argument: a number, an item, a month. */
export type Action = Fixed | 'answer' | 'item' | 'month' | 'reason';

const WITH_ARGUMENT: readonly Action[] = ['answer', 'item', 'month', 'reason'];
const FIXED = Object.keys(LABELS) as Fixed[];

/** Right at any time, so they never go stale when they stand on no card. All others belong to one card. */
const GLOBAL: ReadonlySet<string> = new Set<Action>([
  'menu',
  'report',
  'points',
  'my-reports',
  'help',
  'contact',
  'register',
  'continue',
  'resend',
  'month',
  'rewards',
  'coupons',
  'news',
  'incident',
  'form',
  'call',
  'cancel',
  'reminders',
  'call-list',
  'review',
  'object',
  'file-for',
  'remind-all',
  'remind-last',
  'remind-menu',
  'remind-any',
  'remind-morning',
  'remind-evening',
]);

export function isAction(text: string): text is Action {
  return Object.hasOwn(LABELS, text) || WITH_ARGUMENT.includes(text as Action);
}

export function isGlobal(action: Action): boolean {
  return GLOBAL.has(action);
}

/** Label and everyday spellings of every action, by spelling key. */
const BY_KEY: ReadonlyMap<string, Fixed> = new Map(
  FIXED.flatMap((action) => {
    const words: readonly string[] = Object.hasOwn(WORDS, action) ? WORDS[action as keyof typeof WORDS] : [];
    return [LABELS[action], ...words].map((word) => [spellingKey(word), action] as const);
  }),
);

/** The action that a typed word stands for: every label typed as text acts like its tap. */
export function actionOfWord(text: string): Action | null {
  return BY_KEY.get(spellingKey(text)) ?? null;
}
