import { cleanText } from '../thai/normalize.ts';
import { readBirthDate } from './dates.ts';
import type { Field, Headings } from './headings.ts';
import { LONGEST_NAME, readCitizen, readName, readPhone } from './people.ts';
import type { Found, LineProblem } from './problems.ts';
import { type Leave, type RosterStanding, readStatus } from './standing.ts';

/** A line of a roster, read. Undefined is what the file does not tell: then the store's stays. */
export interface Entry {
  /** Null where the cell holds no id. For this line's hash only: it is kept nowhere. */
  readonly citizen: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate?: string;
  readonly phone?: string;
  readonly households?: number;
  readonly standing?: RosterStanding;
  readonly leaves?: Leave;
  readonly orderNo?: string;
  /** As it is written; what it means is for whoever knows the areas. */
  readonly unit?: string;
  readonly village?: string;
  readonly problems: readonly Found[];
}

export interface ReadingOptions {
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly restoreZeros: boolean;
}

const LONGEST_TEXT = 100;
/** Source: our own choice; nobody looks after a thousand houses (domain.md §4: 8 to 22). */
const MOST_HOUSEHOLDS = 999;

/** A line's cells under their headings. */
export function readEntry({ columns }: Headings, cells: readonly string[], options: ReadingOptions): Entry {
  const problems: Found[] = [];
  const wrong = (column: Field, code: LineProblem) => problems.push({ column, code });
  const cell = (field: Field): string => {
    const at = columns.get(field);
    const raw = at === undefined ? '' : (cells[at] ?? '');
    // What a wrong encoding leaves behind, and what Excel shows for a formula that failed.
    if (/\ufffd|^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)/.test(raw)) wrong(field, 'unreadable');
    return raw;
  };
  const short = (field: Field): string => {
    const text = cleanText(cell(field));
    if (text.length > LONGEST_TEXT) wrong(field, 'too-long');
    return text.slice(0, LONGEST_TEXT);
  };
  const citizen = readCitizen(cell('citizen'), options.restoreZeros);
  if ('problem' in citizen) wrong('citizen', citizen.problem);
  else for (const code of citizen.doubts) wrong('citizen', code);
  const name = readName({
    title: cell('title'),
    given: cell('given'),
    family: cell('family'),
    full: cell('full-name'),
  });
  checkName(name, columns.has('full-name') ? 'full-name' : 'given', wrong);
  const told = { ...readBirth(cell('birth'), options.today, wrong), ...readRest(cell, wrong), ...readPlace(short) };
  return {
    citizen: 'problem' in citizen ? null : citizen.digits,
    givenName: name.given.slice(0, LONGEST_NAME),
    familyName: name.family.slice(0, LONGEST_NAME),
    ...told,
    ...(columns.has('status') ? readStanding(cell('status'), wrong) : {}),
    problems,
  };
}

type Wrong = (column: Field, code: LineProblem) => void;

function checkName({ given, family }: { given: string; family: string }, column: Field, wrong: Wrong): void {
  if (given === '' || family === '') wrong(given === '' || column === 'full-name' ? column : 'family', 'missing');
  else if (given.length > LONGEST_NAME || family.length > LONGEST_NAME) wrong(column, 'too-long');
  // Letters of some script: a number or a formula is nobody's name.
  else if (!/\p{L}/u.test(given)) wrong(column, 'unreadable');
}

function readBirth(text: string, today: string, wrong: Wrong): { birthDate?: string } {
  if (cleanText(text) === '') return {};
  const birthDate = readBirthDate(text, today);
  if (birthDate !== null) return { birthDate };
  wrong('birth', 'not-a-date');
  return {};
}

function readRest(cell: (field: Field) => string, wrong: Wrong): { phone?: string; households?: number } {
  const { phone, doubtful } = readPhone(cell('phone'));
  if (doubtful) wrong('phone', 'phone-doubtful');
  const count = cleanText(cell('households')).replace(/\.0+$/, '');
  const sound = /^\d{1,3}$/.test(count) && Number(count) <= MOST_HOUSEHOLDS;
  if (count !== '' && count !== '-' && !sound) wrong('households', 'not-a-count');
  return { ...(phone === null ? {} : { phone }), ...(sound ? { households: Number(count) } : {}) };
}

function readPlace(short: (field: Field) => string): { unit?: string; village?: string; orderNo?: string } {
  const [unit, village, orderNo] = [short('unit'), short('village'), short('order')];
  return { ...(unit && { unit }), ...(village && { village }), ...(orderNo && { orderNo }) };
}

function readStanding(text: string, wrong: Wrong): { standing?: RosterStanding; leaves?: Leave } {
  const status = readStatus(text);
  if (status === null) wrong('status', 'status-unknown');
  return status ?? {};
}
