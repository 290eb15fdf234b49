import { monthFromText } from '../../shared/calendar/months.ts';
import { canonicalCode } from '../../shared/people/registration-code.ts';
import { LABELS } from '../../shared/text/labels.ts';
import { NO, NONE, NOT_YET, SAME_HERE, THANKS, UNIT_WORDS, WORDS, YES } from '../../shared/text/words.ts';
import { maskIds } from '../../shared/thai/normalize.ts';
import { readNumber } from '../../shared/thai/numbers.ts';
import { type Action, actionOfWord } from './actions.ts';
import { monthAndLine } from './read-month.ts';
import { isForAnother, readReserved } from './read-reserved.ts';
import { readRude } from './read-rude.ts';
import type { Said } from './said.ts';
import { afterWord, cleanLines, spellingKey, withoutPoliteEnding } from './spelling.ts';
import type { Talk } from './types.ts';

const keysOf = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(spellingKey));
const YES_KEYS = keysOf(YES);
const NO_KEYS = keysOf(NO);
const NOT_YET_KEYS = keysOf(NOT_YET);
const SAME_HERE_KEYS = keysOf(SAME_HERE);
const NONE_KEYS = keysOf(NONE);
const THANKS_KEYS = keysOf(THANKS);
const UNIT_KEYS = keysOf(UNIT_WORDS);

const longestFirst = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length);
const REGISTER = longestFirst([LABELS.register, ...WORDS.register]);
const RESEND = longestFirst([LABELS.resend, ...WORDS.resend]);
const REPORT = longestFirst([LABELS.report, ...WORDS.report]);

/** What a citizen id looks like after the door has masked it (shared/thai/normalize.ts). */
const MASKED_ID = maskIds('1234567890123');

/**
 * What a typed text means in this talk. `at` (ms) is when she wrote it, for words like "เดือนที่แล้ว".
 * Words that work everywhere come before what the current question would make of them.
 */
export function readText(talk: Talk, text: string, at: number): Said {
  const clean = cleanLines(text);
  if (clean.includes(MASKED_ID) || maskIds(clean) !== clean) return { said: 'citizen-id' };
  const asksWhy = talk.topic === 'report' && talk.step === 'ask-reason';
  const reserved = readReserved(clean, asksWhy);
  if (reserved !== null) return { said: 'action', action: reserved, arg: null };
  if (!asksWhy && isForAnother(clean)) return { said: 'action', action: 'file-for', arg: null };
  const number = bareNumber(clean);
  if (number !== null) return { said: 'number', value: number };
  const command = readWord(talk, clean) ?? readCode(talk, clean) ?? readResend(clean, at);
  if (command !== null) return command;
  const report = readReport(clean, at);
  // "รายงานไม่ทัน แม่ป่วย" is a reason where one was asked for; a month alone is still a month.
  if (report !== null && !(asksWhy && (report.month === null || report.line !== ''))) return report;
  return asksWhy ? { said: 'words', text: clean } : readRest(talk, clean);
}

/** "10", "๑๐", "สิบหลัง", "10 หลังค่ะ". */
function bareNumber(clean: string): number | null {
  const text = withoutPoliteEnding(clean);
  const number = readNumber(text);
  if (number === null || !Number.isSafeInteger(number.value)) return null;
  const behind = text.slice(number.length).trim();
  return behind === '' || UNIT_KEYS.has(spellingKey(behind)) ? number.value : null;
}

function readWord(talk: Talk, clean: string): Said | null {
  const key = spellingKey(clean);
  const asked = talk.topic === 'report' ? talk.asking : null;
  if (asked !== null && SAME_HERE_KEYS.has(key)) return { said: 'action', action: 'same', arg: asked };
  const atReadBack = talk.topic === 'report' && talk.step === 'read-back';
  if (atReadBack && NOT_YET_KEYS.has(key)) return { said: 'action', action: 'cancel', arg: null };
  const answer = YES_KEYS.has(key) ? meaningOfYes(talk) : NO_KEYS.has(key) ? meaningOfNo(talk) : null;
  const action = answer ?? actionOfWord(clean);
  if (action !== null) return { said: 'action', action, arg: null };
  if (NONE_KEYS.has(key) && asked !== null) return { said: 'number', value: 0 };
  return THANKS_KEYS.has(key) ? { said: 'thanks' } : null;
}

function meaningOfYes(talk: Talk): Action | null {
  if (talk.topic === 'registration' && talk.code !== null) return 'confirm-me';
  if (talk.topic !== 'report') return null;
  if (talk.step === 'read-back') return 'send';
  return talk.step === 'ask' && talk.asking === null ? 'rest-zero' : null;
}

function meaningOfNo(talk: Talk): Action | null {
  if (talk.topic === 'registration' && talk.code !== null) return 'not-me';
  if (talk.topic !== 'report') return null;
  if (talk.step === 'read-back') return 'edit';
  return talk.step === 'ask' && talk.asking === null ? 'more-items' : null;
}

/** `ลงทะเบียน ABCD-1234`, or a code alone: always when we asked for one, else only when it cannot be anything else. */
function readCode(talk: Talk, clean: string): Said | null {
  for (const word of REGISTER) {
    const behind = afterWord(clean, word);
    if (behind === null) continue;
    const code = canonicalCode(withoutPoliteEnding(behind));
    return code === null ? { said: 'action', action: 'register', arg: behind } : { said: 'code', code };
  }
  const code = canonicalCode(clean);
  if (code === null) return null;
  const asked = talk.topic === 'registration';
  return asked || /^[A-Z]{3,}[0-9]+$/u.test(code) ? { said: 'code', code } : null;
}

/** `ส่งใหม่ ต.ค.`, the label of a button that names its month. */
function readResend(clean: string, at: number): Said | null {
  for (const word of RESEND) {
    const behind = afterWord(clean, word);
    const month = behind === null ? null : monthFromText(behind, at);
    if (month !== null) return { said: 'action', action: 'resend', arg: month };
  }
  return null;
}

function readReport(clean: string, at: number): Extract<Said, { said: 'report' }> | null {
  for (const word of REPORT) {
    const behind = afterWord(clean, word);
    if (behind !== null) return { said: 'report', ...monthAndLine(behind, at) };
  }
  const alone = monthAndLine(clean, at);
  return alone.month !== null && alone.line === '' ? { said: 'report', ...alone } : null;
}

/** Rude words do not cost her the numbers beside them. */
function readRest(talk: Talk, clean: string): Said {
  const rude = readRude(clean);
  if (rude?.said !== 'words') return rude ?? { said: 'words', text: clean };
  const number = talk.topic === 'report' && talk.asking !== null ? bareNumber(rude.text) : null;
  return number === null ? rude : { said: 'number', value: number };
}
