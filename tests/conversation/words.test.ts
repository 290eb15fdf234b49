import { describe, expect, it } from 'vitest';
import { actionOfWord } from '../../bot/conversation/actions.ts';
import { readText } from '../../bot/conversation/read-text.ts';
import { LABELS } from '../../shared/text/labels.ts';
import { POLITE_ENDINGS, THANKS, WORDS } from '../../shared/text/words.ts';
import { at } from './support/world.ts';

const NOW = at('2026-11-21 19:04');
const all = Object.keys(LABELS).flatMap((action) => [
  [LABELS[action as keyof typeof LABELS], action] as const,
  ...(action in WORDS ? WORDS[action as keyof typeof WORDS].map((word) => [word, action] as const) : []),
]);

describe('the words that people type', () => {
  it.each(all)('%s means %s', (word, action) => {
    expect(actionOfWord(word)).toBe(action);
    expect(readText({ topic: 'idle' }, word, NOW)).toEqual({ said: 'action', action, arg: null });
  });

  it('are forgiven tone marks, spaces, dots and polite endings', () => {
    for (const text of ['เเต้ม', 'แตม', ' แต้ม ค่ะ', 'แต้มหน่อยนะคะ', 'แต้ม!!', 'แต้มครับผม']) {
      expect(actionOfWord(text), text).toBe('points');
    }
    for (const text of ['สงรายงาน', 'ส่งรายงานครับ', 'ส่ง รายงาน', 'ส่งรายงาน…']) {
      expect(actionOfWord(text), text).toBe('report');
    }
  });

  it('are not found inside other words', () => {
    for (const text of ['แต้มสี', 'ยกเลิกนัดหมอ', 'ช่วยงานวัด', '', ' ', '!!', '👍'])
      expect(actionOfWord(text), text).toBeNull();
  });

  it('include thanks, with and without endings', () => {
    for (const word of THANKS) expect(readText({ topic: 'idle' }, `${word}ค่ะ`, NOW)).toEqual({ said: 'thanks' });
  });

  it.each(POLITE_ENDINGS)('the ending %s changes nothing', (ending) => {
    expect(actionOfWord(`ส่งรายงาน${ending}`)).toBe('report');
  });
});
