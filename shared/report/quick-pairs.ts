import type { Token } from './quick-tokens.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** An item and its number, where they stood in the text. */
export interface Pair extends Span {
  readonly code: string;
  readonly value: number;
}

export interface Paired {
  readonly pairs: Pair[];
  /** What found no partner. */
  readonly rest: Span[];
}

const isName = (token: Token | undefined) => token?.kind === 'item' || token?.kind === 'unknown';
const isNumber = (token: Token | undefined) => token?.kind === 'number';

function spanOf(tokens: readonly Token[]): Span {
  return { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 };
}

/** A name with its one number is a pair; anything else is not understood as a whole. */
function settle(group: readonly Token[], into: Paired): void {
  const item = group.find((token) => token.kind === 'item');
  const number = group.find(isNumber);
  if (group.length === 2 && item !== undefined && number !== undefined)
    into.pairs.push({ ...spanOf(group), code: item.code, value: number.value });
  else into.rest.push(spanOf(group));
}

/** number, name, number, name … and nothing else. */
function isNumberFirst(tokens: readonly Token[]): boolean {
  return (
    tokens.length > 0 && tokens.length % 2 === 0 && tokens.every((t, i) => (i % 2 === 0 ? isNumber(t) : isName(t)))
  );
}

/** item, number, item, number … and nothing else. */
function isItemFirst(tokens: readonly Token[]): boolean {
  return (
    tokens.length > 0 &&
    tokens.length % 2 === 0 &&
    tokens.every((t, i) => (i % 2 === 0 ? t.kind === 'item' : isNumber(t)))
  );
}

/** `ไม่มีผู้พิการ`, glued and not the answer to an item before it, reads as `ผู้พิการ ไม่มี`. */
function turnNone(tokens: readonly Token[]): Token[] {
  const turned = [...tokens];
  for (let i = 0; i + 1 < turned.length; i++) {
    const [none, item] = [turned[i], turned[i + 1]];
    if (!none?.none || item?.kind !== 'item' || item.start !== none.end || isName(turned[i - 1])) continue;
    // Both keep the span of the two, so that the pieces stay as typed.
    const span = { start: none.start, end: item.end };
    turned.splice(i, 2, { ...item, ...span }, { ...none, ...span });
    i++;
  }
  return turned;
}

/** Each name takes the numbers behind it, up to the next name. */
function pairNamesFirst(tokens: readonly Token[], into: Paired): void {
  let group: Token[] = [];
  for (const token of tokens) {
    if (isName(token) && group.length > 0) {
      settle(group, into);
      group = [];
    }
    group.push(token);
  }
  if (group.length > 0) settle(group, into);
}

function pairSegment(tokens: readonly Token[], into: Paired): void {
  const [first, ...others] = tokens;
  if (first === undefined) return;
  if (first.kind === 'bullet') {
    // `1. ผู้สูงอายุ 4` is a list; `4. ผู้สูงอายุ 10. ลูกน้ำ` may mean anything.
    if (isItemFirst(others)) pairNamesFirst(others, into);
    else into.rest.push(spanOf(tokens));
    return;
  }
  if (isNumberFirst(tokens)) {
    for (let i = 0; i < tokens.length; i += 2) settle(tokens.slice(i, i + 2), into);
    return;
  }
  const turned = turnNone(tokens);
  // A number in front of a line that does not keep the order, or a stray word before one that could be read both ways.
  const unsure = isNumber(turned[0]) || (first.kind === 'unknown' && isNumberFirst(others));
  if (unsure) into.rest.push(spanOf(tokens));
  else pairNamesFirst(turned, into);
}

function segmentsOf(tokens: readonly Token[]): Token[][] {
  const segments: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'break') segments.push([]);
    else segments.at(-1)?.push(token);
  }
  return segments.filter((segment) => segment.length > 0);
}

/** Finds the number of each item. A line, or what stands between commas, keeps one order: names first or numbers first. */
export function pairsOf(tokens: readonly Token[]): Paired {
  const into: Paired = { pairs: [], rest: [] };
  const segments = segmentsOf(tokens);
  const all = segments.flat();
  // A list with each name and each number on a line of its own.
  const oneEach = segments.every((segment) => segment.length === 1) && (isItemFirst(all) || isNumberFirst(all));
  for (const segment of oneEach ? [all] : segments) pairSegment(segment, into);
  return into;
}
