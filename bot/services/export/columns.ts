import { type FormDefinition, type FormItem, itemsOf } from '../../../shared/report/form.ts';
import { EXPORT_COLUMNS, itemMeaning } from '../../../shared/text/export.ts';

type OwnColumn = keyof typeof EXPORT_COLUMNS;

/** What an export has for columns: its own, and an item each of the forms that were in use. */
export interface ExportColumns {
  readonly own: readonly OwnColumn[];
  readonly items: readonly FormItem[];
}

const NAMES: readonly OwnColumn[] = ['name', 'filedBy'];

/** @param named are names part of it? Those above a district count and compare, and need nobody's name. */
export function columnsFor(forms: readonly FormDefinition[], named: boolean): ExportColumns {
  const all = Object.keys(EXPORT_COLUMNS) as OwnColumn[];
  const items = new Map(forms.flatMap((form) => itemsOf(form).map((item) => [item.code, item] as const)));
  return { own: named ? all : all.filter((column) => !NAMES.includes(column)), items: [...items.values()] };
}

/** For programs: the same as long as the column means the same. */
export function columnCodes({ own, items }: ExportColumns): string[] {
  return [...own, ...items.map(({ code }) => code)];
}

export function columnTitles({ own, items }: ExportColumns): string[] {
  return [...own.map((column) => EXPORT_COLUMNS[column][0]), ...items.map(({ no, text }) => `${no} ${text}`.trim())];
}

/** The data dictionary: code, title and meaning of each column. */
export function dictionaryOf(columns: ExportColumns): [code: string, title: string, meaning: string][] {
  const titles = columnTitles(columns);
  const meanings = [
    ...columns.own.map((column) => EXPORT_COLUMNS[column][1]),
    ...columns.items.map(({ unit }) => itemMeaning(unit)),
  ];
  return columnCodes(columns).map((code, index) => [code, titles[index] ?? '', meanings[index] ?? '']);
}
