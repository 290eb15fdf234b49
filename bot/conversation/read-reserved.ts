import { LABELS } from '../../shared/text/labels.ts';
import { NOT_INCIDENT, RESERVED_BEGINNINGS, WORDS } from '../../shared/text/words.ts';
import type { Action } from './actions.ts';
import { afterWord } from './spelling.ts';

type Reserved = Extract<Action, 'incident' | 'rewards' | 'coupons' | 'news'>;

const INCIDENT = [LABELS.incident, ...WORDS.incident];
const OTHERS: readonly (readonly [Reserved, readonly string[]])[] = [
  ['rewards', [LABELS.rewards, ...RESERVED_BEGINNINGS.rewards]],
  ['coupons', [LABELS.coupons, ...RESERVED_BEGINNINGS.coupons]],
  ['news', [LABELS.news, ...RESERVED_BEGINNINGS.news]],
];

/**
 * The reserved word that a cleaned text begins with, whatever stands behind it: `แจ้งเหตุ ไข้เลือดออก 2 คน` is no report.
 * Where we asked for a reason (`asksWhy`), `อุบัติเหตุ ขาหัก` is one; only `แจ้งเหตุ` still is what it says.
 */
export function readReserved(clean: string, asksWhy: boolean): Reserved | null {
  if (clean.startsWith(NOT_INCIDENT)) return null;
  if ((asksWhy ? [LABELS.incident] : INCIDENT).some((word) => beginsWith(clean, word))) return 'incident';
  if (asksWhy) return null;
  const found = OTHERS.find(([, words]) => words.some((word) => clean.startsWith(`${word} `)));
  return found?.[0] ?? null;
}

const FILE_FOR = [LABELS['file-for'], ...WORDS['file-for']];

/** `ส่งแทนป้าสมศรี`: whoever it is for, it is not her own report. */
export function isForAnother(clean: string): boolean {
  return FILE_FOR.some((word) => afterWord(clean, word) !== null);
}

/** A longer number only begins like `1669`. */
function beginsWith(clean: string, word: string): boolean {
  const behind = afterWord(clean, word);
  return behind !== null && !(/\d$/u.test(word) && /^[\d.,-]/u.test(behind));
}
