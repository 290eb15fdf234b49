import type { ChatItem, PhoneState } from '../platform/phone-types.ts';
import { flatten, quickTaps } from './flatten.ts';
import { type Tap, tapOf } from './tap.ts';
import { WORDS } from './words.ts';

/** The words of one bubble under its speaker's name; the person's own words stand behind `>`. */
export function bubbleLines(item: ChatItem, botName: string): string[] {
  const { lines } = flatten(item.message);
  const words = item.unsent ? [WORDS.unsent] : lines;
  const mark = item.from === 'bot' ? `${botName} ▸ ` : '          > ';
  const indent = ' '.repeat([...new Intl.Segmenter('th').segment(mark)].length);
  const tail = item.from === 'user' && !item.delivered ? ` ${WORDS.waiting}` : '';
  return words.map((line, i) => `${i === 0 ? mark : indent}${line}${i === words.length - 1 ? tail : ''}`);
}

/** What can be tapped on one bubble, without its quick replies. */
export function bubbleTaps(item: ChatItem): Tap[] {
  const { taps } = flatten(item.message);
  return taps.slice(0, taps.length - quickTaps(item.message).length);
}

/** The quick replies that show now. */
export const quickNow = (state: PhoneState): Tap[] => quickTaps({ quickReply: { items: state.quickReply } });

/** The areas of the rich menu by their labels. */
export const menuTaps = (state: PhoneState): Tap[] => (state.richMenu?.areas ?? []).map((area) => tapOf(area.action));

/** Every tap that the phone offers, the newest first: quick replies, bubbles from the last to the first, the menu. */
export function allTaps(state: PhoneState): Tap[] {
  const bubbles = state.chat.filter((item) => item.from === 'bot' && item.delivered).toReversed();
  return [...quickNow(state), ...bubbles.flatMap(bubbleTaps), ...menuTaps(state)];
}

/** Digits differ from run to run (receipts, dates, points); everything else of a waited line must be there. */
const loose = (text: string) =>
  text
    .replace(/[0-9๐-๙]+/g, '#')
    .replace(/\s+/g, ' ')
    .trim();

/** Whether a bubble says these words. */
export function says(item: ChatItem, words: string): boolean {
  return loose(flatten(item.message).lines.join('\n')).includes(loose(words));
}
