import type { Answers } from './answers.ts';
import { type FormDefinition, type FormItem, itemsOf } from './form.ts';
import { limitsOf } from './limits.ts';
import { type Pair, pairsOf } from './quick-pairs.ts';
import { tokensOf } from './quick-tokens.ts';

export interface QuickLine {
  /** Item code → count; only what is beyond doubt. */
  readonly answers: Record<string, number>;
  /** Pieces as typed that a person must be asked about, in the order of the text. */
  readonly notUnderstood: string[];
  /** Pieces as typed whose number is over the cap. */
  readonly tooLarge: string[];
}

/**
 * Reads a report from one message: `ผู้สูงอายุ ๔ ลูกน้ำสิบหลัง`, `4 ผู้สูงอายุ 10 ลูกน้ำ`, `ไม่มีผู้พิการ`, with units, polite words, emoji,
 * bullets and misspellings. A word that could matter is never dropped and a number is never guessed: an item without a
 * number, a number without an item, an unknown word, a decimal, a date, a phone number or an item with two numbers comes
 * back in `notUnderstood`. Never throws.
 */
export function readQuickLine(form: FormDefinition, text: string): QuickLine {
  const { pairs, rest } = pairsOf(tokensOf(form, text));
  const byCode = new Map<string, Pair[]>();
  for (const pair of pairs) byCode.set(pair.code, [...(byCode.get(pair.code) ?? []), pair]);
  const { cap } = limitsOf(form);
  const answers: Record<string, number> = {};
  const unclear = [...rest];
  const large: Pair[] = [];
  for (const [code, same] of byCode) {
    const values = new Set(same.map((pair) => pair.value));
    const [value = 0] = values;
    if (values.size > 1) unclear.push(...same);
    else if (value > cap) large.push(...same);
    else answers[code] = value;
  }
  const typed = (spans: { start: number; end: number }[]) =>
    spans.sort((a, b) => a.start - b.start).map(({ start, end }) => text.slice(start, end).trim());
  return { answers, notUnderstood: typed(unclear), tooLarge: typed(large) };
}

/** The few items that somebody is asked first. */
export function usualItems(form: FormDefinition): readonly FormItem[] {
  return itemsOf(form).filter((item) => item.usual);
}

/** The usual item to ask next, or null when all are answered. */
export function nextUsual(form: FormDefinition, answers: Answers): FormItem | null {
  return usualItems(form).find((item) => (answers[item.code] ?? null) === null) ?? null;
}
