import { parseNumber } from '../thai/numbers.ts';
import { type FormDefinition, type FormItem, itemsOf } from './form.ts';
import { wordsFor } from './quick-words.ts';

/** LINE cuts a button's label after 20 graphemes (line-platform.md). */
const LABEL_GRAPHEMES = 20;
const ITEMS_PER_PAGE = 5;
/** A shorter word turns up inside others. */
const WORD_LETTERS = 3;

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, i) => values.indexOf(value) !== i))];
}

function itemProblems(form: FormDefinition, item: FormItem): string[] {
  const graphemes = [...new Intl.Segmenter('th').segment(item.label)].length;
  const whole =
    item.partOf === undefined || itemsOf(form).some((other) => other.code === item.partOf && other !== item);
  return [
    ...(graphemes > LABEL_GRAPHEMES ? [`${item.code}: label has ${graphemes} graphemes`] : []),
    ...(whole ? [] : [`${item.code}: partOf ${item.partOf} is no other item`]),
  ];
}

/** A word that two items share, or that means something else in a line, would put a number in the wrong place. */
function wordProblems(form: FormDefinition): string[] {
  const words = wordsFor(form);
  const clashes = words.filter((word) =>
    words.some((other) => other.folded === word.folded && other.code !== word.code && word.kind === 'item'),
  );
  const weak = words.filter(
    ({ kind, folded }) =>
      kind === 'item' && (folded.length < WORD_LETTERS || !/^\p{L}/u.test(folded) || parseNumber(folded) !== null),
  );
  return [
    ...clashes.map(({ folded, code }) => `word ${folded} of ${code} means something else, too`),
    ...weak.map(({ folded, code }) => `word ${folded} of ${code} is too short, or is a number`),
  ];
}

function pageProblems(form: FormDefinition): string[] {
  const pages = itemsOf(form).map((item) => String(item.page));
  const crowded = repeated(pages).filter((page) => pages.filter((other) => other === page).length > ITEMS_PER_PAGE);
  return [
    ...crowded.map((page) => `page ${page} has more than ${ITEMS_PER_PAGE} items`),
    ...form.sections.filter((s) => s.items[0]?.page !== s.page).map((s) => `section ${s.id} begins on another page`),
  ];
}

/** Why a form cannot be used, in words for who made it: empty when it can. What the type says is taken for granted. */
export function formProblems(form: FormDefinition): string[] {
  const items = itemsOf(form);
  return [
    ...repeated(items.map((item) => item.code)).map((code) => `code ${code} is used twice`),
    ...repeated(items.map((item) => item.label)).map((label) => `label ${label} is used twice`),
    ...items.flatMap((item) => itemProblems(form, item)),
    ...wordProblems(form),
    ...pageProblems(form),
  ];
}
