import { LABELS } from '../../shared/text/labels.ts';
import { WORDS, YES } from '../../shared/text/words.ts';
import { actionOfWord } from '../conversation/actions.ts';
import { afterWord, cleanLines, spellingKey } from '../conversation/spelling.ts';
import type { What } from './incoming.ts';

const YES_KEYS: ReadonlySet<string> = new Set(YES.map(spellingKey));
const REPORT = [LABELS.report, ...WORDS.report];
/** A sealed tap that sends (bot/keys.ts): whether the seal is ours, the turn will say. */
const SEND_TAP = '["send",';

/** Does she send a report with this, as far as one can tell without her talk? */
export function sendsReport(what: What): boolean {
  if (what.kind === 'postback') return what.data.includes(SEND_TAP);
  if (what.kind !== 'text') return false;
  return actionOfWord(what.text) === 'send' || YES_KEYS.has(spellingKey(what.text));
}

/** What goes before screens when turns cannot keep up: a report that is sent, or told in one line. */
export function isUrgent(what: What): boolean {
  if (sendsReport(what)) return true;
  // A word that asks for a screen may begin like a report: รายงานของฉัน.
  if (what.kind !== 'text' || actionOfWord(what.text) !== null) return false;
  const clean = cleanLines(what.text);
  return REPORT.some((word) => /\d|\p{L}/u.test(afterWord(clean, word) ?? ''));
}
