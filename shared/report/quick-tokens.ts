import type { FormDefinition } from './form.ts';
import { digitsAt, type Line, numberWordAt, openLine, wordsAt } from './quick-scan.ts';
import { dictionaryFor, type KnownWord } from './quick-words.ts';

/** `bullet` = a list number at the start of a line (`1.`); `break` = a comma, a semicolon or a new line. */
export type TokenKind = 'item' | 'number' | 'unknown' | 'bullet' | 'break';

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** Of an item. */
  readonly code: string;
  /** Of a number; a word for none is 0. */
  readonly value: number;
  /** A number said as `ไม่มี`, which may also stand before its item: ไม่มีผู้พิการ. */
  readonly none: boolean;
}

interface Piece {
  readonly kind: TokenKind | 'silent' | 'spoiler';
  readonly end: number;
  readonly code?: string;
  readonly value?: number;
  readonly none?: boolean;
}

const BREAK = /[\n\r,;；，、\u2028\u2029]/;
const SILENT = /[\s=:："'“”‘’`()[\]{}*•·●○▪■◆►▶→➡_|!?…./\\#&@~-]|[–—]|\p{Cc}|\p{Cf}|[\ufe00-\ufe0f]/u;
/** Pictures say nothing here, but for those that show a number. */
const PICTURE = /(?![💯🔟🔢])(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator})/uy;
const ARROW = /[=-]>/y;
const BULLET = /\(?\d{1,2}(?:\.\d{1,2})*[.)][ \t]*(?=[^\s\d])/y;

function matchEnd(pattern: RegExp, text: string, i: number): number | null {
  pattern.lastIndex = i;
  return pattern.test(text) ? pattern.lastIndex : null;
}

function silentEnd(line: Line, i: number): number | null {
  const letter = line.plain.charAt(i);
  return (
    matchEnd(PICTURE, line.plain, i) ??
    matchEnd(ARROW, line.plain, i) ??
    (SILENT.test(letter) && !BREAK.test(letter) ? i + 1 : null)
  );
}

/** Nothing unknown follows at once, so that what ends here was a whole word: `หก` is a number, `หกล้ม` is not. */
function endsWord(line: Line, i: number, numberMayFollow: boolean): boolean {
  if (i >= line.plain.length || BREAK.test(line.plain.charAt(i)) || silentEnd(line, i) !== null) return true;
  if (numberMayFollow && (digitsAt(line, i) !== null || numberWordAt(line, i) !== null)) return true;
  return !wordsAt(line, i).next().done;
}

const AS_PIECE: Readonly<Record<KnownWord['kind'], Piece['kind']>> = {
  item: 'item',
  none: 'number',
  unit: 'silent',
  filler: 'silent',
  spoiler: 'spoiler',
};

/** ค่าาา and ครับบบ: the last letter of a polite word, held. */
function stretched(line: Line, end: number): number {
  let i = end;
  while (i < line.plain.length && line.plain.charAt(i) === line.plain.charAt(end - 1)) i++;
  return i;
}

function wordPiece(line: Line, i: number): Piece | null {
  for (const { end, word } of wordsAt(line, i)) {
    if (word.kind === 'item') return { kind: 'item', end, code: word.code };
    const stop = word.kind === 'filler' ? stretched(line, end) : end;
    if (endsWord(line, stop, true))
      return { kind: AS_PIECE[word.kind], end: stop, value: 0, none: word.kind === 'none' };
  }
  return null;
}

function numberPiece(line: Line, i: number): Piece | null {
  const digits = digitsAt(line, i);
  if (digits?.value === null) return { kind: 'unknown', end: digits.end };
  const number = digits === null ? numberWordAt(line, i) : { end: digits.end, value: digits.value };
  return number !== null && endsWord(line, number.end, false) ? { kind: 'number', ...number } : null;
}

/** A run of letters that nobody knows, up to a space, a mark, a digit or an item's name. */
function unknownEnd(line: Line, i: number): number {
  let end = (digitsAt(line, i)?.end ?? i + 1) - 1;
  do end++;
  while (
    end < line.plain.length &&
    !BREAK.test(line.plain.charAt(end)) &&
    silentEnd(line, end) === null &&
    digitsAt(line, end) === null &&
    !startsItem(line, end)
  );
  return end;
}

function startsItem(line: Line, i: number): boolean {
  for (const { word } of wordsAt(line, i)) if (word.kind === 'item') return true;
  return false;
}

function pieceAt(line: Line, i: number, lineStart: boolean): Piece {
  if (BREAK.test(line.plain.charAt(i))) return { kind: 'break', end: i + 1 };
  const bullet = lineStart ? matchEnd(BULLET, line.plain, i) : null;
  if (bullet !== null) return { kind: 'bullet', end: bullet };
  const known = wordPiece(line, i) ?? numberPiece(line, i);
  if (known !== null) return known;
  const silent = digitsAt(line, i) === null ? silentEnd(line, i) : null;
  return silent === null ? { kind: 'unknown', end: unknownEnd(line, i) } : { kind: 'silent', end: silent };
}

const ABSORBED: ReadonlySet<Piece['kind']> = new Set(['item', 'number', 'unknown']);

/**
 * Does an unknown word take in what stands before it? Unknown words side by side are one. An item or a number that touches an
 * unknown word belongs to it, and a number before a spoiler too: `ผู้สูงอายุติดสังคม`, `4กระป๋อง` and `4 พ.ย.` are not what they begin with.
 */
function joins(last: Token | undefined, piece: Piece, start: number): boolean {
  if (last === undefined) return false;
  if (piece.kind === 'spoiler') return last.kind === 'number' || last.kind === 'unknown';
  if (piece.kind === 'unknown') return last.kind === 'unknown' || (ABSORBED.has(last.kind) && last.end === start);
  return last.kind === 'unknown' && ABSORBED.has(piece.kind) && last.end === start;
}

function add(tokens: Token[], piece: Piece, start: number): void {
  const { kind, end, code = '', value = 0, none = false } = piece;
  const last = tokens.at(-1);
  const unknown = { kind: 'unknown', end, code: '', value: 0, none: false } as const;
  if (joins(last, piece, start)) tokens.splice(-1, 1, { ...unknown, start: last?.start ?? start });
  else if (kind === 'spoiler') tokens.push({ ...unknown, start });
  else if (kind !== 'silent') tokens.push({ kind, start, end, code, value, none });
}

/** A typed text as items, numbers and what is neither. Every letter belongs to a token, or is known to say nothing. */
export function tokensOf(form: FormDefinition, text: string): Token[] {
  const line = openLine(text, dictionaryFor(form));
  const tokens: Token[] = [];
  let lineStart = true;
  for (let i = 0; i < text.length; ) {
    const piece = pieceAt(line, i, lineStart);
    add(tokens, piece, i);
    lineStart = /[\n\r]/.test(text.charAt(i)) || (lineStart && piece.kind === 'silent');
    i = piece.end;
  }
  return tokens;
}
