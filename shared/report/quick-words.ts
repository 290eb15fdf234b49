import { foldThai } from '../thai/fold.ts';
import { MONTHS_LONG, MONTHS_SHORT } from '../thai/month-names.ts';
import { type FormDefinition, itemsOf } from './form.ts';

/** What a known word does in a line: names an item, says none, counts, says nothing, or makes the number before it no count. */
export type WordKind = 'item' | 'none' | 'unit' | 'filler' | 'spoiler';

export interface KnownWord {
  readonly kind: WordKind;
  /** Folded, without spaces, dots and slashes. */
  readonly folded: string;
  /** The item's code; '' for other kinds. */
  readonly code: string;
}

/** Known words by first folded letter, longest first. */
export type Dictionary = ReadonlyMap<string, readonly KnownWord[]>;

const NONE = `ไม่มี|ไม่ได้ทำ|ไม่ได้เยี่ยม|ไม่ได้ไป|ไม่ได้สำรวจ|ไม่ได้คัดกรอง|ไม่ทำ|ไม่มีเลย|ยังไม่มี|ยังไม่ได้ทำ|ยังไม่ได้เยี่ยม`;
const UNITS = `คน|ราย|ท่าน|เคส|หลัง|หลังคา|หลังคาเรือน|บ้าน|ครัวเรือน|ครัว|เรือน|ครอบครัว|ครั้ง|หน|รอบ|แห่ง|ร้าน`;
const FILLERS = `ค่ะ|คะ|ค่า|ครับ|ครับผม|คับ|คร้าบ|ค้าบ|จ้า|จ้ะ|จ๊ะ|จร้า|เจ้า|ฮะ|นะ|นะคะ|นะครับ|นะจ๊ะ|น่ะ|เด้อ|เน้อ|หน่อย|ด้วย|แล้ว|แล้วก็|ก็|และ|กับ|ส่วน|มี
|จำนวน|ทั้งหมด|ทั้งสิ้น|รวม|รวมทั้งหมด|เท่ากับ|คือ|เป็น|ได้|ไป|ทำ|ให้|ขอ|ส่ง|ขอส่ง|ส่งรายงาน|ขอส่งรายงาน|รายงาน|ส่งงาน|แบบอสม1|อสม1|อสม|สวัสดี|เยี่ยม|เยี่ยมบ้าน
|ไปเยี่ยม|ลงเยี่ยม|ออกเยี่ยม|ดูแล|แนะนำ|ให้คำแนะนำ|เยี่ยมให้คำแนะนำ|เยี่ยมแล้ว|ในชุมชน|ในหมู่บ้าน|ในเขต|ในบ้าน`;
/** After a number these make it a date, an age, a price, a guess; it is then no count of ours. */
const SPOILERS = `ปี|เดือน|วัน|สัปดาห์|อาทิตย์|โมง|ทุ่ม|นาฬิกา|น|นาที|ชั่วโมง|ชม|บาท|กก|กิโล|กรัม|เมตร|ลิตร|เปอร์เซ็นต์|แต้ม|คะแนน|หรือ|ถึง|กว่า|กว่าๆ|เศษ|ครึ่ง|โหล|คู่
|หมื่น|แสน|ล้าน|จุด|${MONTHS_LONG.join('|')}|${MONTHS_SHORT.join('|')}`;

const split = (words: string) => words.split('|').map((word) => word.trim());

/** How words are compared: misspellings alike, and without what people put between the parts of a name. */
function foldWord(word: string): string {
  return foldThai(word).text.replace(/[\s./]/g, '');
}

/** Every word that is known while reading a line for this form. An item's label and words come first among equals. */
export function wordsFor(form: FormDefinition): readonly KnownWord[] {
  const items = itemsOf(form).flatMap(({ code, label, words }) =>
    [label, ...words].map((word) => ({ kind: 'item' as const, folded: foldWord(word), code })),
  );
  const plain = (kind: WordKind, words: string) =>
    split(words).map((word) => ({ kind, folded: foldWord(word), code: '' }));
  return [
    ...items,
    ...plain('none', NONE),
    ...plain('spoiler', SPOILERS),
    ...plain('unit', UNITS),
    ...plain('filler', FILLERS),
  ];
}

const built = new WeakMap<FormDefinition, Dictionary>();

export function dictionaryFor(form: FormDefinition): Dictionary {
  const known = built.get(form);
  if (known !== undefined) return known;
  const byLetter = new Map<string, KnownWord[]>();
  for (const word of wordsFor(form)) {
    const letter = word.folded.charAt(0);
    const list = byLetter.get(letter) ?? [];
    list.push(word);
    byLetter.set(letter, list);
  }
  for (const list of byLetter.values()) list.sort((a, b) => b.folded.length - a.folded.length);
  built.set(form, byLetter);
  return byLetter;
}
